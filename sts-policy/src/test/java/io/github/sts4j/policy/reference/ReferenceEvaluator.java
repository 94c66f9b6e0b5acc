package io.github.sts4j.policy.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The specification transcribed: slow, obvious, and without a line in common with the evaluator it is compared with. It
 * takes cases as plain maps and lists in the format of `policy-cases` and trusts them to be well formed.
 */
public final class ReferenceEvaluator {
  private final Map<String, Object> testCase;
  private final ReferenceStatement statement;
  private final ReferenceCaller caller;

  private ReferenceEvaluator(Map<String, Object> testCase) {
    this.testCase = testCase;
    Map<String, Object> request = object(testCase.get("request"));
    this.caller = new ReferenceCaller(request);
    boolean hasBoundary =
        caller.isIdentity() && !list(testCase.get("permissionBoundaries")).isEmpty();
    this.statement = new ReferenceStatement(request, caller, hasBoundary);
  }

  /** `Allowed`, `ExplicitlyDenied` or `ImplicitlyDenied`. */
  public static String decide(Map<String, Object> testCase) {
    return new ReferenceEvaluator(testCase).decide();
  }

  private String decide() {
    String action = ((String) object(testCase.get("request")).get("action")).toLowerCase();
    if (caller.isIdentity()
        && Set.of("sts:getcalleridentity", "sts:getsessiontoken").contains(action)) {
      return "Allowed";
    }
    // EV-1: a Deny anywhere.
    for (Object policy : involvedPolicies()) {
      if (says(policy, "Deny")) {
        return "ExplicitlyDenied";
      }
    }
    return isGranted() ? "Allowed" : "ImplicitlyDenied";
  }

  private Set<Object> involvedPolicies() {
    Set<Object> policies = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    list(testCase.get("rcps")).forEach(level -> policies.addAll(list(level)));
    policies.addAll(optional("resourcePolicy"));
    if (caller.isIdentity()) {
      list(testCase.get("scps")).forEach(level -> policies.addAll(list(level)));
      policies.addAll(list(testCase.get("identityPolicies")));
      policies.addAll(list(testCase.get("permissionBoundaries")));
      policies.addAll(optional("sessionPolicy"));
    }
    return policies;
  }

  private boolean isGranted() {
    Set<String> named = new HashSet<>();
    optional("resourcePolicy").forEach(policy -> named.addAll(grantees(policy)));
    if (!caller.isIdentity()) {
      return !named.isEmpty();
    }
    // EV-3: every level of the organization allows.
    for (Object level : list(testCase.get("scps"))) {
      if (list(level).stream().noneMatch(policy -> says(policy, "Allow"))) {
        return false;
      }
    }
    boolean identity = caller.isRoot()
        || list(testCase.get("identityPolicies")).stream()
            .anyMatch(policy -> says(policy, "Allow"));
    boolean boundary = list(testCase.get("permissionBoundaries")).stream()
        .allMatch(policy -> says(policy, "Allow"));
    // SP-7: a federated user without session policy has nothing.
    boolean session = optional("sessionPolicy").isEmpty()
        ? !caller.isFederatedUser()
        : optional("sessionPolicy").stream().allMatch(policy -> says(policy, "Allow"));
    boolean limits = boundary && session;
    if (!caller.account().equals(object(testCase.get("request")).get("resourceAccount"))) {
      // EV-5: both sides, within all limits.
      return !named.isEmpty() && identity && limits;
    }
    // EV-6, TP-25
    if (named.contains("caller") || named.contains("everyone")) {
      return true;
    }
    if (named.contains("entity")) {
      return limits;
    }
    if (isTrust()) {
      return named.contains("account") && identity && limits;
    }
    return identity && limits;
  }

  private boolean isTrust() {
    Map<String, Object> request = object(testCase.get("request"));
    String action = ((String) request.get("action")).toLowerCase();
    boolean trust = action.startsWith("sts:assumerole")
        || action.equals("sts:tagsession")
        || action.equals("sts:setsourceidentity");
    return trust
        && ((String) request.get("resource")).matches("arn:[^:]*:iam:[^:]*:[^:]*:role/(?s:.*)")
        && testCase.containsKey("resourcePolicy");
  }

  private boolean says(Object policy, String effect) {
    return statements(policy).stream()
        .anyMatch(each -> each.get("Effect").equals(effect)
            && !statement.names(each, object(policy).get("Version")).isEmpty());
  }

  private Set<String> grantees(Object policy) {
    Set<String> named = new HashSet<>();
    for (Map<String, Object> each : statements(policy)) {
      if (each.get("Effect").equals("Allow")) {
        named.addAll(statement.names(each, object(policy).get("Version")));
      }
    }
    return named;
  }

  private static List<Map<String, Object>> statements(Object policy) {
    return list(object(policy).get("Statement")).stream()
        .map(ReferenceEvaluator::object)
        .toList();
  }

  private List<Object> optional(String field) {
    return testCase.containsKey(field) ? List.of(testCase.get(field)) : List.of();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  /** A list, what stands alone as a list of one, and nothing as an empty list. */
  @SuppressWarnings("unchecked")
  static List<Object> list(Object value) {
    return value == null
        ? List.of()
        : value instanceof List ? (List<Object>) value : List.of(value);
  }
}
