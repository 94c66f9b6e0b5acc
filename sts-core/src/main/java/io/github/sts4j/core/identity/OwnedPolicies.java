package io.github.sts4j.core.identity;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyParseException;

/** The policies of a user, a role or an account: a fault says which of them has it. */
final class OwnedPolicies {
  private OwnedPolicies() {}

  static Policy identity(Arn owner, String name, String document) {
    return parse(PolicyKind.IDENTITY, document, "policy `" + name + "` of " + owner)
        .named(name);
  }

  static Policy boundary(Arn owner, String name, String document) {
    return parse(
            PolicyKind.PERMISSIONS_BOUNDARY,
            document,
            "permissions boundary `" + name + "` of " + owner)
        .named(name);
  }

  static Policy trust(Arn role, String document) {
    return parse(PolicyKind.TRUST, document, "trust policy of " + role).named("trust policy");
  }

  static Policy managed(Arn arn, String document) {
    return parse(PolicyKind.SESSION, document, "managed policy " + arn).named(arn.toString());
  }

  /** Refuses a policy in a place where its kind may not stand. */
  static void require(Object owner, Policy policy, PolicyKind kind) {
    if (policy.kind() != kind) {
      throw new IllegalArgumentException("policy `" + policy.name().orElse("(unnamed)") + "` of "
          + owner + " is of kind " + policy.kind() + " where " + kind + " is needed: parse it as "
          + kind);
    }
  }

  private static Policy parse(PolicyKind kind, String document, String which) {
    try {
      return Policy.parse(kind, document);
    } catch (PolicyParseException fault) {
      throw fault.inPolicy(which);
    }
  }
}
