package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.ContextValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every operator but `Null`: a {@link ValueMatcher} with negation, set operator and IfExists around it. */
final class ComparisonCondition extends Condition {
  private final Operator form;
  private final ValueMatcher matcher;

  ComparisonCondition(
      String operator, Operator form, ValueMatcher matcher, String key, List<String> values) {
    super(operator, key, values);
    this.form = form;
    this.matcher = matcher;
  }

  @Override
  public List<String> unreadableValues() {
    return values().stream().filter(value -> !form.family().canRead(value)).toList();
  }

  @Override
  public boolean isNeverSatisfied() {
    return demandsPresence()
        && !form.negated()
        && unreadableValues().size() == values().size();
  }

  @Override
  public boolean demandsAbsence() {
    return false;
  }

  @Override
  public boolean demandsPresence() {
    return switch (form.quantifier()) {
      case NONE -> !form.negated() && !form.ifExists();
      case FOR_ALL_VALUES -> false;
      case FOR_ANY_VALUE -> !form.ifExists();
    };
  }

  @Override
  boolean test(@Nullable ContextValues present, ContextTable context) {
    if (present == null || present.values().isEmpty()) {
      return absent();
    }
    List<String> values = present.values();
    return switch (form.quantifier()) {
      case NONE -> single(values, context);
      case FOR_ALL_VALUES -> all(values, context);
      case FOR_ANY_VALUE -> any(values, context);
    };
  }

  // EV-20, EV-21
  private boolean absent() {
    return switch (form.quantifier()) {
      case NONE -> form.ifExists() || form.negated();
      case FOR_ALL_VALUES -> true;
      case FOR_ANY_VALUE -> form.ifExists();
    };
  }

  private boolean single(List<String> values, ContextTable context) {
    return values.size() == 1 ? holds(values.get(0), context) : form.negated();
  }

  private boolean all(List<String> values, ContextTable context) {
    for (int i = 0; i < values.size(); i++) {
      if (!holds(values.get(i), context)) {
        return false;
      }
    }
    return true;
  }

  private boolean any(List<String> values, ContextTable context) {
    for (int i = 0; i < values.size(); i++) {
      if (holds(values.get(i), context)) {
        return true;
      }
    }
    return false;
  }

  // EV-22: a negated operator asks that the value differs from all.
  private boolean holds(String value, ContextTable context) {
    return matcher.accepts(value, context) != form.negated();
  }
}
