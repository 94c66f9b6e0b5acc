package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.ContextValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** `Null`: whether the key is absent. A set without values is absent too. */
final class NullCondition extends Condition {
  private final Quantifier quantifier;
  private final boolean acceptsAbsent;
  private final boolean acceptsPresent;

  NullCondition(String operator, Quantifier quantifier, String key, List<String> values) {
    super(operator, key, values);
    this.quantifier = quantifier;
    this.acceptsAbsent = values.stream().anyMatch("true"::equalsIgnoreCase);
    this.acceptsPresent = values.stream().anyMatch("false"::equalsIgnoreCase);
  }

  @Override
  public List<String> unreadableValues() {
    return values().stream()
        .filter(value -> !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false"))
        .toList();
  }

  @Override
  public boolean isNeverSatisfied() {
    return quantifier == Quantifier.FOR_ANY_VALUE
        || (quantifier == Quantifier.NONE && !acceptsAbsent && !acceptsPresent);
  }

  @Override
  public boolean demandsAbsence() {
    return quantifier == Quantifier.NONE && acceptsAbsent && !acceptsPresent;
  }

  @Override
  public boolean demandsPresence() {
    return quantifier == Quantifier.NONE && acceptsPresent && !acceptsAbsent;
  }

  @Override
  boolean test(@Nullable ContextValues present, ContextTable context) {
    return switch (quantifier) {
      // No single value is ever null: `ForAllValues:Null` holds always, `ForAnyValue:Null` never.
      case FOR_ALL_VALUES -> true;
      case FOR_ANY_VALUE -> false;
      case NONE -> (present == null || present.values().isEmpty()) ? acceptsAbsent : acceptsPresent;
    };
  }
}
