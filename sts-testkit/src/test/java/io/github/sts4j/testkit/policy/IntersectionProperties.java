package io.github.sts4j.testkit.policy;

import static io.github.sts4j.testkit.policy.PolicyAssertions.assertNeverAllows;
import static io.github.sts4j.testkit.policy.PolicyAssertions.assertNeverWider;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** PT-1: a session does no more than its role may, and no more than its session policy allows. docs/testing.md shows its arbitrary. */
class IntersectionProperties {
  static final Policy ROLE = Policy.parse(PolicyKind.IDENTITY, """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::data/*"},
        {"Effect":"Deny","Action":"s3:Delete*","Resource":"*"}]}""");

  @Property(tries = 300)
  void aSessionDoesNoMoreThanItsRoleAndItsPolicy(
      @ForAll("sessions") Tuple2<Policy, AccessRequest> each) {
    Policy session = each.get1();
    AccessRequest request = each.get2();
    PolicyStack both =
        PolicyStack.builder().identity(List.of(ROLE)).session(List.of(session)).build();
    if (AccessEvaluator.evaluate(both, request).isAllowed()) {
      assertTrue(PolicyDecisions.decide(ROLE, request).isAllowed());
      assertTrue(PolicyDecisions.decide(session, request).isAllowed());
    }
  }

  @Provide
  Arbitrary<Tuple2<Policy, AccessRequest>> sessions() {
    return PolicyArbitraries.policies(PolicyKind.SESSION)
        .flatMap(session ->
            RequestArbitraries.near(ROLE, session).map(request -> Tuple.of(session, request)));
  }

  @Example
  void theRoleNeverDeletes() {
    assertNeverAllows(ROLE, "s3:Delete*");
  }

  @Example
  void theNextVersionOfTheRoleNeverDoesMore() {
    Policy next = Policy.parse(PolicyKind.IDENTITY, """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":["s3:Get*","s3:List*"],"Resource":"arn:aws:s3:::data/*"}]}""");
    assertNeverWider(ROLE, next);
  }
}
