package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import java.util.List;

/** The numeric operators. */
final class NumericMatcher implements ValueMatcher {
  private final Comparison comparison;
  private final String[] numbers;

  /** Policy values that are not numbers are left out: nothing agrees with them. */
  NumericMatcher(Comparison comparison, List<String> values) {
    this.comparison = comparison;
    this.numbers = values.stream().filter(DecimalText::isNumber).toArray(String[]::new);
  }

  @Override
  public boolean accepts(String requestValue, ContextTable context) {
    if (!DecimalText.isNumber(requestValue)) {
      return false;
    }
    for (String number : numbers) {
      if (comparison.holds(DecimalText.compare(requestValue, number))) {
        return true;
      }
    }
    return false;
  }
}
