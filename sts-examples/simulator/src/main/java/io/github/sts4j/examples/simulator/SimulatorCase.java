package io.github.sts4j.examples.simulator;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.policy.RequestPrincipal;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as the evaluator's input.
 *
 * @param fields the case as written
 */
record SimulatorCase(CaseFields fields) {

  /** The question. */
  AccessRequest request() {
    CaseFields request = fields.child("request");
    AccessRequest.Builder builder = AccessRequest.builder()
        .principal(principal())
        .action(request.text("action"))
        .resource(request.text("resource"))
        .context(context(request.child("context")));
    request.optional("resourceAccount").map(CaseFields::string).ifPresent(builder::resourceAccount);
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
    CaseFields request = fields.child("request");
    String type = request.optional("principalType").map(CaseFields::string).orElse("AWS");
    return RequestPrincipal.parse(request.text("principal"), type);
  }

  /** TP-1: for the actions that make sessions, the policy of a role is its trust policy. */
  private PolicyKind resourceKind() {
    CaseFields request = fields.child("request");
    return TrustActions.isTrust(request.text("action"), request.text("resource"))
        ? PolicyKind.TRUST
        : PolicyKind.RESOURCE;
  }

  private List<List<Policy>> levels(String field, PolicyKind kind) {
    List<List<Policy>> levels = new ArrayList<>();
    for (JsonValue level : fields.list(field)) {
      levels.add(policies(CaseFields.elements(level), field + "/" + levels.size(), kind));
    }
    return levels;
  }

  private static List<Policy> policies(List<JsonValue> values, String name, PolicyKind kind) {
    List<Policy> policies = new ArrayList<>();
    for (JsonValue value : values) {
      policies.add(policy(value, name + "/" + policies.size(), kind));
    }
    return policies;
  }

  /** A policy stands as an object, or as a string that holds its text. */
  private static Policy policy(JsonValue value, String name, PolicyKind kind) {
    String text = value instanceof JsonString string ? string.value() : value.raw();
    try {
      return Policy.parse(kind, text).named(name);
    } catch (PolicyParseException fault) {
      throw fault.inPolicy("policy `" + name + "`");
    }
  }

  private static ConditionContext context(CaseFields keys) {
    ConditionContext.Builder context = ConditionContext.builder();
    keys.object().members().forEach((key, value) -> {
      if (value instanceof JsonArray) {
        context.putAll(
            key, CaseFields.elements(value).stream().map(CaseFields::string).toList());
      } else {
        context.put(key, CaseFields.string(value));
      }
    });
    return context.build();
  }
}
