package io.github.sts4j.policy;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.TextPattern;
import java.util.List;

/** The `Action` or `NotAction` of a statement. Immutable. */
final class ActionMatcher {
  private final boolean negated;
  private final List<String> written;
  private final TextPattern[] patterns;

  /**
   * @param written the entries as the policy has them
   * @param folded the same, compiled in lower case
   */
  ActionMatcher(boolean negated, List<String> written, List<TextPattern> folded) {
    this.negated = negated;
    this.written = List.copyOf(written);
    this.patterns = folded.toArray(new TextPattern[0]);
  }

  /** Whether the statement applies to an action, given in lower case. */
  boolean matches(String foldedAction, ContextTable context) {
    for (TextPattern pattern : patterns) {
      if (pattern.matches(foldedAction, context)) {
        return !negated;
      }
    }
    return negated;
  }

  boolean isNegated() {
    return negated;
  }

  List<String> written() {
    return written;
  }
}
