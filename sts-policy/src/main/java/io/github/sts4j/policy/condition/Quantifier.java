package io.github.sts4j.policy.condition;

/** The set operator in front of an operator, if there is one. */
enum Quantifier {
  NONE(""),
  FOR_ALL_VALUES("ForAllValues:"),
  FOR_ANY_VALUE("ForAnyValue:");

  private final String prefix;

  Quantifier(String prefix) {
    this.prefix = prefix;
  }

  String prefix() {
    return prefix;
  }

  /** The set operator an operator name begins with. */
  static Quantifier of(String operator) {
    if (operator.startsWith(FOR_ALL_VALUES.prefix)) {
      return FOR_ALL_VALUES;
    }
    return operator.startsWith(FOR_ANY_VALUE.prefix) ? FOR_ANY_VALUE : NONE;
  }
}
