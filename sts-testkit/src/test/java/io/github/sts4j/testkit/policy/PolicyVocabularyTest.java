package io.github.sts4j.testkit.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** The words of policies of one's own: generated policies and requests that speak of the same things. */
class PolicyVocabularyTest {
  private static final Policy ROLE = Policy.parse(PolicyKind.IDENTITY, """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"glue:Get*","Resource":"arn:aws:glue:eu-west-1:111122223333:table/sales/*",
         "Condition":{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"},"StringLike":{"aws:PrincipalTag/team":"red*"}}},
        {"Effect":"Deny","Action":"glue:GetTables","Resource":"*"}]}""");

  private static final Policy REPORTS = Policy.parse(PolicyKind.IDENTITY, """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::reports/*"},
        {"Effect":"Deny","Action":"s3:*","Resource":"arn:aws:s3:::reports/drafts/*"}]}""");

  @Example
  void wordsAreThoseOfThePolicy() {
    PolicyVocabulary words = PolicyVocabulary.of(ROLE);
    assertTrue(words.actions().contains("glue:GetTables"), words::toString);
    assertTrue(
        words.resources().stream()
            .anyMatch(it -> it.startsWith("arn:aws:glue:eu-west-1:111122223333:table/sales/")),
        words::toString);
    assertEquals(
        Set.of("aws:SourceIp", "aws:PrincipalTag/team"), words.conditionKeys().keySet());
    assertTrue(words.conditionKeys().get("aws:SourceIp").contains("203.0.113.0"), words::toString);
    assertTrue(words.conditionKeys().get("aws:SourceIp").contains("203.0.114.0"), words::toString);
  }

  @Example
  void severalPoliciesBringTheirWordsTogether() {
    Policy other = Policy.parse(
        PolicyKind.SESSION,
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sqs:SendMessage\",\"Resource\":\"*\"}}");
    List<String> actions = PolicyVocabulary.of(ROLE, other).actions();
    assertTrue(
        actions.containsAll(List.of("glue:GetTables", "sqs:SendMessage")), actions::toString);
    assertFalse(PolicyVocabulary.of(ROLE).actions().contains("sqs:SendMessage"));
  }

  @Example
  void suchWordsMakeWhatIsAllowedMoreOften() {
    long strange = allowed(PolicyVocabulary.storage());
    long own = allowed(PolicyVocabulary.of(REPORTS));
    assertTrue(
        own > 3 * strange, own + " of 2000 with the policy's words, " + strange + " with others");
  }

  private static long allowed(PolicyVocabulary words) {
    return PolicyArbitraries.policies(PolicyKind.SESSION, words)
        .flatMap(session ->
            RequestArbitraries.near(REPORTS, session).map(request -> Tuple.of(session, request)))
        .sampleStream()
        .limit(2_000)
        .filter(each -> AccessEvaluator.evaluate(
                PolicyStack.builder()
                    .identity(List.of(REPORTS))
                    .session(List.of(each.get1()))
                    .build(),
                each.get2())
            .isAllowed())
        .count();
  }

  @Property(tries = 300)
  void everyPolicyHasWordsThatMakeOthers(@ForAll("policies") Tuple2<Policy, Policy> each) {
    assertEquals(each.get1().kind(), each.get2().kind());
  }

  @Provide
  Arbitrary<Tuple2<Policy, Policy>> policies() {
    return Arbitraries.of(PolicyKind.class)
        .flatMap(PolicyArbitraries::policies)
        .flatMap(policy -> PolicyArbitraries.policies(policy.kind(), PolicyVocabulary.of(policy))
            .map(other -> Tuple.of(policy, other)));
  }
}
