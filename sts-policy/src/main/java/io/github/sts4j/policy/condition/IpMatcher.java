package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import java.util.List;
import java.util.Objects;

/** `IpAddress`. */
final class IpMatcher implements ValueMatcher {
  private final IpRange[] ranges;

  /** Policy values that are neither address nor range are left out: nothing is within them. */
  IpMatcher(List<String> values) {
    this.ranges =
        values.stream().map(IpRange::read).filter(Objects::nonNull).toArray(IpRange[]::new);
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    for (IpRange range : ranges) {
      if (range.contains(requestValue)) {
        return true;
      }
    }
    return false;
  }
}
