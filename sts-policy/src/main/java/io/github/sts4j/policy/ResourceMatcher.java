package io.github.sts4j.policy;

import io.github.sts4j.policy.match.ArnPattern;
import io.github.sts4j.policy.match.ContextTable;
import java.util.List;

/** The `Resource` or `NotResource` of a statement. Immutable. */
final class ResourceMatcher {
  private final boolean negated;
  private final ArnPattern[] patterns;

  ResourceMatcher(boolean negated, List<ArnPattern> patterns) {
    this.negated = negated;
    this.patterns = patterns.toArray(new ArnPattern[0]);
  }

  /** Whether the statement applies to a resource. */
  boolean matches(String resource, ContextTable context) {
    for (ArnPattern pattern : patterns) {
      if (pattern.matches(resource, context)) {
        return !negated;
      }
    }
    return negated;
  }

  boolean isNegated() {
    return negated;
  }

  List<ArnPattern> patterns() {
    return List.of(patterns);
  }
}
