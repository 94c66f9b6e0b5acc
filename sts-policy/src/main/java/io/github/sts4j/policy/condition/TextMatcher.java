package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.TextPattern;
import java.util.List;

/** `StringEquals`, `StringEqualsIgnoreCase` and `StringLike`; which of them is in how the patterns were compiled. */
final class TextMatcher implements ValueMatcher {
  private final TextPattern[] patterns;

  TextMatcher(List<TextPattern> patterns) {
    this.patterns = patterns.toArray(new TextPattern[0]);
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    for (TextPattern pattern : patterns) {
      if (pattern.matches(requestValue, context)) {
        return true;
      }
    }
    return false;
  }
}
