package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which statement of which policy.
 *
 * @param layer the layer the policy stands in
 * @param kind the kind of the policy, which tells the trust policy of a role from other policies of resources
 * @param policyName the label given by {@link Policy#named}, if one was
 * @param index the statement's place in its policy, from 0
 * @param sid its `Sid`, if it has one
 */
public record StatementReference(
    PolicyLayer layer,
    PolicyKind kind,
    Optional<String> policyName,
    int index,
    Optional<String> sid) {
  /** Checks that nothing is null and the index not negative. */
  public StatementReference {
    requireNonNull(layer, "layer");
    requireNonNull(kind, "kind");
    requireNonNull(policyName, "policyName");
    requireNonNull(sid, "sid");
    if (index < 0) {
      throw new IllegalArgumentException("index `" + index + "` must not be negative");
    }
  }

  /** The reference in words, for logs. */
  @Override
  public String toString() {
    String label =
        sid.filter(text -> !text.isEmpty()).map(text -> " (`" + text + "`)").orElse("");
    // A role has one trust policy, which needs no name.
    boolean trust = kind == PolicyKind.TRUST;
    String policy =
        trust ? " of the" : policyName.map(name -> " of `" + name + "` in").orElse(" in");
    return "statement " + index + label + policy + " " + layer.words(trust);
  }
}
