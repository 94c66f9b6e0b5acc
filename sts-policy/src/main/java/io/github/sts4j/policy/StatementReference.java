package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which statement of which policy.
 *
 * @param layer the layer the policy stands in
 * @param policyName the label given by {@link Policy#named}, if one was
 * @param index the statement's place in its policy, from 0
 * @param sid its `Sid`, if it has one
 */
public record StatementReference(
    PolicyLayer layer, Optional<String> policyName, int index, Optional<String> sid) {
  /** Checks that nothing is null and the index not negative. */
  public StatementReference {
    requireNonNull(layer, "layer");
    requireNonNull(policyName, "policyName");
    requireNonNull(sid, "sid");
    if (index < 0) {
      throw new IllegalArgumentException("index `" + index + "` must not be negative");
    }
  }

  /** The reference in words, for logs. */
  @Override
  public String toString() {
    String policy = policyName.map(name -> " of `" + name + "`").orElse("");
    String label =
        sid.filter(text -> !text.isEmpty()).map(text -> " (`" + text + "`)").orElse("");
    return "statement " + index + label + policy + " in " + layer.words();
  }
}
