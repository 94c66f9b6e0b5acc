package io.github.sts4j.examples.simulator;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as the evaluator's input.
 *
 * @param fields the case as read
 */
record SimulatorCase(CaseValue fields) {

  /** The question. */
  AccessRequest request() {
    CaseValue request = fields.member("request");
    AccessRequest.Builder builder = AccessRequest.builder()
        .principal(principal())
        .action(request.text("action"))
        .resource(request.text("resource"))
        .context(context(request.member("context")));
    request.optional("resourceAccount").map(CaseValue::text).ifPresent(builder::resourceAccount);
    return builder.build();
  }

  /** The policies. */
  PolicyStack stack() {
    PolicyStack.Builder stack = PolicyStack.builder()
        .identity(
            policies(fields.list("identityPolicies"), "identityPolicies", PolicyKind.IDENTITY))
        .serviceControl(levels("scps", PolicyKind.SERVICE_CONTROL))
        .resourceControl(levels("rcps", PolicyKind.RESOURCE_CONTROL));
    if (principal() instanceof RequestPrincipal.AccountRoot) {
      stack.identityAllowsAll();
    }
    List<Policy> boundaries = policies(
        fields.list("permissionBoundaries"),
        "permissionBoundaries",
        PolicyKind.PERMISSIONS_BOUNDARY);
    if (boundaries.size() > 1) {
      throw new IllegalArgumentException(
          "`/permissionBoundaries` holds more than one policy; a caller has one at most");
    }
    boundaries.forEach(stack::permissionsBoundary);
    fields
        .optional("sessionPolicy")
        .ifPresent(
            value -> stack.session(List.of(policy(value, "sessionPolicy", PolicyKind.SESSION))));
    fields
        .optional("resourcePolicy")
        .ifPresent(value -> stack.resource(policy(value, "resourcePolicy", resourceKind())));
    return stack.build();
  }

  private RequestPrincipal principal() {
    CaseValue request = fields.member("request");
    String type = request.optional("principalType").map(CaseValue::text).orElse("AWS");
    return RequestPrincipal.parse(request.text("principal"), type);
  }

  /** TP-1: for the actions that make sessions, the policy of a role is its trust policy. */
  private PolicyKind resourceKind() {
    CaseValue request = fields.member("request");
    return TrustActions.isTrust(request.text("action"), request.text("resource"))
        ? PolicyKind.TRUST
        : PolicyKind.RESOURCE;
  }

  private List<List<Policy>> levels(String field, PolicyKind kind) {
    List<List<Policy>> levels = new ArrayList<>();
    for (CaseValue level : fields.list(field)) {
      levels.add(policies(level.elements(), field + "/" + levels.size(), kind));
    }
    return levels;
  }

  private static List<Policy> policies(List<CaseValue> values, String name, PolicyKind kind) {
    List<Policy> policies = new ArrayList<>();
    for (CaseValue value : values) {
      policies.add(policy(value, name + "/" + policies.size(), kind));
    }
    return policies;
  }

  /** A policy stands as an object, or as a string that holds its text. */
  private static Policy policy(CaseValue value, String name, PolicyKind kind) {
    String text = value.node().isTextual() ? value.text() : value.node().toString();
    try {
      return Policy.parse(kind, text).named(name);
    } catch (PolicyParseException fault) {
      throw fault.inPolicy("policy `" + name + "`");
    }
  }

  private static ConditionContext context(CaseValue keys) {
    ConditionContext.Builder context = ConditionContext.builder();
    for (String key : keys.names()) {
      CaseValue value = keys.member(key);
      if (value.node().isArray()) {
        context.putAll(key, value.elements().stream().map(CaseValue::text).toList());
      } else {
        context.put(key, value.text());
      }
    }
    return context.build();
  }
}
