package example;

import static io.github.sts4j.testkit.policy.PolicyAssertions.assertNeverAllows;
import static io.github.sts4j.testkit.policy.PolicyAssertions.assertNeverWider;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.testkit.policy.PolicyArbitraries;
import io.github.sts4j.testkit.policy.PolicyDecisions;
import io.github.sts4j.testkit.policy.PolicyVocabulary;
import io.github.sts4j.testkit.policy.RequestArbitraries;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

class SessionProperties {
  static final Policy ROLE = Policy.parse(PolicyKind.IDENTITY, Reports.READ_REPORTS);

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
    return PolicyArbitraries.policies(PolicyKind.SESSION, PolicyVocabulary.of(ROLE))
        .flatMap(session ->
            RequestArbitraries.near(ROLE, session).map(request -> Tuple.of(session, request)));
  }

  @Example
  void theRoleNeverWrites() {
    assertNeverAllows(ROLE, "s3:Put*");
    assertNeverAllows(ROLE, "*", "arn:aws:s3:::reports/drafts/*");
  }

  @Example
  void theNextVersionOfTheRoleNeverDoesMore() {
    Policy next = Policy.parse(PolicyKind.IDENTITY, """
        {"Version":"2012-10-17","Statement":[
          {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::reports/2026/*"}]}""");
    assertNeverWider(ROLE, next);
  }
}
