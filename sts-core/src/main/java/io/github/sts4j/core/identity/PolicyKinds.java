package io.github.sts4j.core.identity;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;

/** Refuses a policy in a place where its kind may not stand. */
final class PolicyKinds {
  private PolicyKinds() {}

  static void require(Policy policy, PolicyKind kind) {
    if (policy.kind() != kind) {
      throw new IllegalArgumentException("policy `" + policy.name().orElse("(unnamed)")
          + "` is of kind " + policy.kind() + " where " + kind + " is needed: parse it as " + kind);
    }
  }
}
