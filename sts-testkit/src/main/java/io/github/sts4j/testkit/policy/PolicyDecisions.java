package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import java.util.List;

/** What a policy decides by itself: every other layer that takes part allows everything. Pure functions. */
public final class PolicyDecisions {
  private static final String EVERYTHING =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
  private static final List<Policy> ANY_SESSION =
      List.of(Policy.parse(PolicyKind.SESSION, EVERYTHING));

  /** An account of nobody: the caller never owns the resource, so that only the policy lets it in. */
  private static final String ELSEWHERE = "000000000000";

  private PolicyDecisions() {}

  /**
   * Decides a request by one policy, whatever its kind. Identity policies, boundaries, session and service control policies
   * are asked as if the resource were the caller's own; policies of resources and trust policies as if it were somebody
   * else's, so that nothing but the policy lets the caller in. The account of the resource that the request names is
   * therefore ignored.
   *
   * @param policy the policy asked
   * @param request the question
   * @return the decision, which names the statements of the policy that decided
   */
  public static AccessDecision decide(Policy policy, AccessRequest request) {
    return AccessEvaluator.evaluate(stack(policy), in(policy.kind(), request));
  }

  static AccessDecision.Outcome outcome(PolicyKind kind, PolicyStack stack, AccessRequest request) {
    return AccessEvaluator.decide(stack, in(kind, request));
  }

  static PolicyStack stack(Policy policy) {
    PolicyStack.Builder stack = PolicyStack.builder();
    switch (policy.kind()) {
      case IDENTITY -> stack.identity(List.of(policy)).session(ANY_SESSION);
      case SESSION -> stack.identityAllowsAll().session(List.of(policy));
      case PERMISSIONS_BOUNDARY ->
        stack.identityAllowsAll().session(ANY_SESSION).permissionsBoundary(policy);
      case SERVICE_CONTROL ->
        stack.identityAllowsAll().session(ANY_SESSION).serviceControl(List.of(List.of(policy)));
      case RESOURCE_CONTROL ->
        stack.identityAllowsAll().session(ANY_SESSION).resourceControl(List.of(List.of(policy)));
      case RESOURCE, TRUST -> stack.identityAllowsAll().session(ANY_SESSION).resource(policy);
    }
    return stack.build();
  }

  private static AccessRequest in(PolicyKind kind, AccessRequest request) {
    boolean admits = kind == PolicyKind.RESOURCE || kind == PolicyKind.TRUST;
    String account = admits ? ELSEWHERE : request.principal().account().orElse(ELSEWHERE);
    return request.resourceAccount().stream().anyMatch(account::equals)
        ? request
        : AccessRequest.builder()
            .principal(request.principal())
            .action(request.action())
            .resource(request.resource())
            .resourceAccount(account)
            .context(request.context())
            .build();
  }
}
