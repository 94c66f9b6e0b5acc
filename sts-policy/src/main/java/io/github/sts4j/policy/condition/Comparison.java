package io.github.sts4j.policy.condition;

/** How a request value relates to a policy value that it was compared with. */
enum Comparison {
  EQUALS,
  LESS_THAN,
  LESS_THAN_EQUALS,
  GREATER_THAN,
  GREATER_THAN_EQUALS;

  /** Whether the sign of comparing the request value with the policy value is what this asks for. */
  boolean holds(int sign) {
    return switch (this) {
      case EQUALS -> sign == 0;
      case LESS_THAN -> sign < 0;
      case LESS_THAN_EQUALS -> sign <= 0;
      case GREATER_THAN -> sign > 0;
      case GREATER_THAN_EQUALS -> sign >= 0;
    };
  }
}
