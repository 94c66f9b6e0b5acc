package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a statement took part in a decision.
 *
 * @param statement which statement
 * @param denies whether it is a Deny
 * @param mismatch the first element on which it failed; empty if it applies
 */
public record StatementExplanation(
    StatementReference statement, boolean denies, Optional<Mismatch> mismatch) {
  /** Checks that nothing is null. */
  public StatementExplanation {
    requireNonNull(statement, "statement");
    requireNonNull(mismatch, "mismatch");
  }

  /** The explanation in words. */
  @Override
  public String toString() {
    return mismatch
        .map(it ->
            statement + (denies ? " would deny but for its " : " would allow but for its ") + it)
        .orElse(statement + (denies ? " denies" : " allows"));
  }
}
