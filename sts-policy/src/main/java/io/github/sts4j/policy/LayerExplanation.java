package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one layer, or one level of the organization's layers, said to a request.
 *
 * @param layer which layer
 * @param level the level within it, from 0 at the root of the organization; 0 for layers without levels
 * @param words the layer in words: `identity policies`, `resource policy`, or `role's trust policy` where it is one
 * @param applying the statements that apply, in the order written
 * @param closest of those that do not, the ones that failed on the latest element; a few at most
 */
public record LayerExplanation(
    PolicyLayer layer,
    int level,
    String words,
    List<StatementExplanation> applying,
    List<StatementExplanation> closest) {
  /** Copies the lists. */
  public LayerExplanation {
    requireNonNull(layer, "layer");
    requireNonNull(words, "words");
    applying = List.copyOf(applying);
    closest = List.copyOf(closest);
  }

  /** Whether a Deny of this layer applies. */
  public boolean denies() {
    return applying.stream().anyMatch(StatementExplanation::denies);
  }

  /** Whether an Allow of this layer applies and no Deny does. */
  public boolean allows() {
    return !denies() && !applying.isEmpty();
  }
}
