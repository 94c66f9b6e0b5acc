package io.github.sts4j.testkit.policy;

import java.util.List;

/** One operator, one key and its values, as a policy writes them. */
record ConditionDraft(String operator, String key, List<String> values) {
  private static final List<String> QUANTIFIERS = List.of("ForAllValues:", "ForAnyValue:");
  private static final String IF_EXISTS = "IfExists";

  ConditionDraft {
    values = List.copyOf(values);
  }

  /** Whether the operator asks for every or any value of a set. */
  boolean isQuantified() {
    return QUANTIFIERS.stream().anyMatch(operator::startsWith);
  }

  /** The operator without quantifier and without IfExists. */
  String baseOperator() {
    String base = operator;
    for (String quantifier : QUANTIFIERS) {
      base = base.startsWith(quantifier) ? base.substring(quantifier.length()) : base;
    }
    return base.endsWith(IF_EXISTS) ? base.substring(0, base.length() - IF_EXISTS.length()) : base;
  }

  ConditionDraft withOperator(String newOperator) {
    return new ConditionDraft(newOperator, key, values);
  }

  ConditionDraft withKey(String newKey) {
    return new ConditionDraft(operator, newKey, values);
  }

  ConditionDraft withValues(List<String> newValues) {
    return new ConditionDraft(operator, key, newValues);
  }
}
