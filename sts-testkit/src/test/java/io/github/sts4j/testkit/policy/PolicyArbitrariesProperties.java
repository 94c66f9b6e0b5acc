package io.github.sts4j.testkit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.statistics.Statistics;

/**
 * What is generated is what its name says:
 *
 * <ol>
 *   <li>the wider of two policies allows all that the narrower does, and in a good part of the cases more;
 *   <li>a respelled policy decides like the original;
 *   <li>requests near a policy are allowed and refused, both often;
 *   <li>what fails shrinks to one short statement and a request without needless keys.
 * </ol>
 */
class PolicyArbitrariesProperties {

  @Property(tries = 1000)
  void theWiderPolicyAllowsAllThatTheNarrowerDoes(
      @ForAll("widerPolicies") Tuple2<WiderPolicy, AccessRequest> each) {
    boolean narrower = allows(each.get1().narrower(), each.get2());
    boolean wider = allows(each.get1().wider(), each.get2());
    Statistics.label("wider allows more")
        .collect(wider && !narrower)
        .coverage(coverage -> coverage.check(true).percentage(share -> share >= 2));
    assertTrue(wider || !narrower);
  }

  // A draft that wrote less than it holds would be changed in places that nobody sees.
  @Example
  void ofTwoConditionsForOnePlaceTheLaterIsAllThereIs() {
    ConditionDraft bob = new ConditionDraft("StringEquals", "aws:username", List.of("bob"));
    ConditionDraft alice = bob.withValues(List.of("alice"));
    ConditionDraft perhaps = bob.withOperator("StringEqualsIfExists");
    StatementDraft statement = new StatementDraft(
        false, null, false, List.of("*"), false, List.of("*"), List.of(bob, perhaps, alice));
    assertEquals(List.of(alice, perhaps), statement.conditions());
    PolicyDraft draft = PolicyDraft.of(PolicyKind.IDENTITY, List.of(statement));
    assertEquals(draft, PolicyDraft.of(draft.policy()));
  }

  // A Deny that tests the key already cannot be narrowed by testing it.
  @Example
  void aDenyIsNotWidenedToAnotherOne() {
    Policy deny = Policy.parse(PolicyKind.IDENTITY, """
        {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*",
         "Condition":{"Bool":{"aws:ViaAWSService":"true"}}}}""");
    assertEquals(
        List.of("{\"Version\":\"2012-10-17\",\"Statement\":[]}"),
        Widenings.of(PolicyDraft.of(deny)).stream().map(PolicyDraft::json).toList());
  }

  @Property(tries = 300)
  void aRespelledPolicyDecidesLikeTheOriginal(
      @ForAll("respelledPolicies") Tuple2<RespelledPolicy, AccessRequest> each) {
    assertEquals(
        allows(each.get1().original(), each.get2()), allows(each.get1().respelled(), each.get2()));
  }

  @Property(tries = 500)
  void requestsNearAPolicyAreAllowedAndRefused(
      @ForAll("policiesWithRequests") Tuple2<Policy, AccessRequest> each) {
    Statistics.label("allowed").collect(allows(each.get1(), each.get2())).coverage(coverage -> {
      coverage.check(true).percentage(share -> share >= 10);
      coverage.check(false).percentage(share -> share >= 10);
    });
  }

  @Property(tries = 300)
  void policiesOfEveryKindCanBeRead(@ForAll PolicyKind kind, @ForAll Random random) {
    Policy policy = PolicyArbitraries.policies(kind).generator(300).next(random).value();
    assertEquals(kind, policy.kind());
    assertEquals(policy.json(), PolicyDraft.of(policy).json(), "nothing is lost in reading it");
  }

  @Example
  void aPolicyThatFailsShrinksToOneShortStatement() {
    Predicate<Policy> allowsDeleting = policy -> allows(
        policy,
        Candidates.request(
            PrincipalCandidates.ALICE, "s3:DeleteObject", "arn:aws:s3:::data/a", Map.of()));
    for (int seed = 0; seed < 20; seed++) {
      Policy smallest =
          smallest(PolicyArbitraries.policies(PolicyKind.IDENTITY), allowsDeleting, seed);
      assertTrue(
          smallest.json().length()
              <= ("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                      + "\"NotAction\":\"s3:GetObject\",\"NotResource\":\"arn:aws:s3:::data\"}]}")
                  .length(),
          smallest::json);
    }
  }

  @Example
  void aRequestThatFailsShrinksToOneWithoutNeedlessKeys() {
    Policy policy = Policy.parse(PolicyKind.IDENTITY, """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::data/home/${aws:username}/*"},
          {"Effect":"Deny","Action":"s3:GetObjectAcl","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""");
    for (int seed = 0; seed < 20; seed++) {
      AccessRequest smallest =
          smallest(RequestArbitraries.near(policy), request -> allows(policy, request), seed);
      assertEquals("s3:Get", smallest.action());
      assertTrue(smallest.resource().length() <= "arn:aws:s3:::data/home/alice/".length());
      assertEquals(1, smallest.context().keys().size(), () -> "" + smallest.context());
    }
  }

  @Provide
  Arbitrary<Tuple2<WiderPolicy, AccessRequest>> widerPolicies() {
    return Arbitraries.of(PolicyKind.class)
        .flatMap(PolicyArbitraries::widerPolicies)
        .flatMap(pair -> RequestArbitraries.near(pair.narrower(), pair.wider())
            .map(request -> Tuple.of(pair, request)));
  }

  @Provide
  Arbitrary<Tuple2<RespelledPolicy, AccessRequest>> respelledPolicies() {
    return Arbitraries.of(PolicyKind.class)
        .flatMap(PolicyArbitraries::respelledPolicies)
        .flatMap(pair ->
            RequestArbitraries.near(pair.original()).map(request -> Tuple.of(pair, request)));
  }

  @Provide
  Arbitrary<Tuple2<Policy, AccessRequest>> policiesWithRequests() {
    return Arbitraries.of(PolicyKind.class)
        .flatMap(PolicyArbitraries::policies)
        .flatMap(
            policy -> RequestArbitraries.near(policy).map(request -> Tuple.of(policy, request)));
  }

  private static boolean allows(Policy policy, AccessRequest request) {
    return PolicyDecisions.decide(policy, request).isAllowed();
  }

  /** Shrinks as jqwik does at the least: one step after the other, as long as there is one that still fails. */
  private static <T> T smallest(Arbitrary<T> arbitrary, Predicate<T> fails, int seed) {
    Random random = new Random(seed);
    Shrinkable<T> found = arbitrary.generator(1000).next(random);
    while (!fails.test(found.value())) {
      found = arbitrary.generator(1000).next(random);
    }
    for (Optional<Shrinkable<T>> next = Optional.of(found); next.isPresent(); ) {
      found = next.get();
      next = found.shrink().filter(each -> fails.test(each.value())).findFirst();
    }
    assertFalse(found.shrink().anyMatch(each -> fails.test(each.value())));
    return found.value();
  }
}
