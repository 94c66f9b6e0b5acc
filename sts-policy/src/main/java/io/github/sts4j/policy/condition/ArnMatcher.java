package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ArnPattern;
import io.github.sts4j.policy.match.ContextTable;
import java.util.List;

/** `ArnEquals` and `ArnLike`, which are the same (EV-25). */
final class ArnMatcher implements ValueMatcher {
  private final ArnPattern[] patterns;

  ArnMatcher(List<ArnPattern> patterns) {
    this.patterns = patterns.toArray(new ArnPattern[0]);
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    for (ArnPattern pattern : patterns) {
      if (pattern.matchesArn(requestValue, context)) {
        return true;
      }
    }
    return false;
  }
}
