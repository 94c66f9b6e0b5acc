package io.github.sts4j.policy;

import static io.github.sts4j.policy.Policies.allow;
import static io.github.sts4j.policy.Policies.aws;
import static io.github.sts4j.policy.Policies.deny;
import static io.github.sts4j.policy.Policies.getObject;
import static io.github.sts4j.policy.Policies.resource;
import static io.github.sts4j.policy.Policies.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.policy.AccessDecision.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flaws that other implementations had, each as a test that this one does not. */
class SecurityHistoryTest {
  // CVE-2025-62506, GHSA-xgr5-qc6w-vcg9:
  // a session policy without a matching Deny was taken for a grant.
  @Test
  void sessionPolicyIsAskedForAnAllowAndNotOnlyForTheAbsenceOfADeny() {
    PolicyStack.Builder stack =
        PolicyStack.builder().identity(List.of(allow(PolicyKind.IDENTITY, "*")));
    stack.session(List.of(deny(PolicyKind.SESSION, "sqs:*")));
    assertEquals(Outcome.IMPLICITLY_DENIED, decide(stack));
  }

  // ceph#41585, #42247: a session policy was combined wrongly with role and bucket policies.
  @Test
  void grantToTheRoleStaysWithinTheSessionPolicyAndGrantToTheSessionDoesNot() {
    PolicyStack.Builder stack = PolicyStack.builder().session(List.of(silent(PolicyKind.SESSION)));
    assertEquals(
        Outcome.IMPLICITLY_DENIED,
        decide(stack.resource(resource("Allow", aws(Policies.APP), "s3:*"))));
    assertEquals(
        Outcome.ALLOWED,
        decide(stack.resource(resource("Allow", aws(Policies.APP_SESSION), "s3:*"))));
  }

  // minio#12773, #18945: an empty inline policy once denied all and once meant that there is none.
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "{}", "[]", "\"\""})
  void emptySessionPolicyTextIsRefused(String text) {
    assertThrows(PolicyParseException.class, () -> Policy.parse(PolicyKind.SESSION, text));
  }

  // minio#12773
  @Test
  void sessionPolicyWithoutStatementsGrantsNothing() {
    PolicyStack.Builder stack =
        PolicyStack.builder().identity(List.of(allow(PolicyKind.IDENTITY, "*")));
    assertEquals(Outcome.ALLOWED, decide(stack));
    stack.session(List.of(Policy.parse(PolicyKind.SESSION, "{\"Statement\":[]}")));
    assertEquals(Outcome.IMPLICITLY_DENIED, decide(stack));
  }

  // seaweedfs#8366: sessions became all-powerful when the policies of their role were missing.
  @Test
  void missingIdentityPoliciesGrantNothing() {
    assertEquals(Outcome.IMPLICITLY_DENIED, decide(PolicyStack.builder()));
    assertEquals(
        Outcome.IMPLICITLY_DENIED,
        decide(PolicyStack.builder().session(List.of(allow(PolicyKind.SESSION, "*")))));
  }

  // seaweedfs#11273: an Allow of the resource policy overrode a Deny elsewhere.
  @Test
  void explicitDenyWinsAcrossAllSources() {
    PolicyStack.Builder stack =
        PolicyStack.builder().resource(resource("Allow", aws(Policies.APP_SESSION), "*"));
    assertEquals(Outcome.ALLOWED, decide(stack));
    assertEquals(
        Outcome.EXPLICITLY_DENIED,
        decide(stack.identity(List.of(deny(PolicyKind.IDENTITY, "s3:*")))));
  }

  // EV-24: a value that callers choose must not act as a pattern.
  @Test
  void tagValueIsNeverAPattern() {
    ConditionContext context = ConditionContext.builder()
        .put("app:k", "anything")
        .put("aws:PrincipalTag/t", "*")
        .build();
    assertFalse(
        Policies.conditionHolds("{\"StringLike\":{\"app:k\":\"${aws:PrincipalTag/t}\"}}", context));
  }

  private static Outcome decide(PolicyStack.Builder stack) {
    return AccessEvaluator.decide(
        stack.build(), getObject(Policies.appSession()).build());
  }
}
