package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import java.util.List;

/** The date operators. */
final class DateMatcher implements ValueMatcher {
  private final Comparison comparison;
  private final long[] seconds;
  private final int[] nanos;

  /** Policy values that are not dates are left out: nothing agrees with them. */
  DateMatcher(Comparison comparison, List<String> values) {
    this.comparison = comparison;
    List<String> dates = values.stream()
        .filter(value -> DateText.seconds(value) != DateText.NOT_A_DATE)
        .toList();
    this.seconds = dates.stream().mapToLong(DateText::seconds).toArray();
    this.nanos = dates.stream().mapToInt(DateText::nanos).toArray();
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    long second = DateText.seconds(requestValue);
    if (second == DateText.NOT_A_DATE) {
      return false;
    }
    int nano = DateText.nanos(requestValue);
    for (int i = 0; i < seconds.length; i++) {
      int bySecond = Long.compare(second, seconds[i]);
      if (comparison.holds(bySecond != 0 ? bySecond : Integer.compare(nano, nanos[i]))) {
        return true;
      }
    }
    return false;
  }
}
