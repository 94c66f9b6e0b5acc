package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import java.util.List;

/** `Bool`: `true` or `false`, in any letter case; any other text agrees with neither. */
final class BoolMatcher implements ValueMatcher {
  private final boolean acceptsTrue;
  private final boolean acceptsFalse;

  BoolMatcher(List<String> values) {
    this.acceptsTrue = values.stream().anyMatch("true"::equalsIgnoreCase);
    this.acceptsFalse = values.stream().anyMatch("false"::equalsIgnoreCase);
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    return (acceptsTrue && requestValue.equalsIgnoreCase("true"))
        || (acceptsFalse && requestValue.equalsIgnoreCase("false"));
  }
}
