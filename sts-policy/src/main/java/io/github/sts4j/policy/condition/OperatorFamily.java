package io.github.sts4j.policy.condition;

import io.github.sts4j.policy.match.ArnPattern;
import io.github.sts4j.policy.match.PatternCompiler;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import io.github.sts4j.policy.match.TextPattern;
import java.util.ArrayList;
import java.util.List;

/** What an operator compares, before negation, set operators and IfExists. */
enum OperatorFamily {
  STRING_EQUALS,
  STRING_EQUALS_IGNORE_CASE,
  STRING_LIKE,
  NUMERIC_EQUALS,
  NUMERIC_LESS_THAN,
  NUMERIC_LESS_THAN_EQUALS,
  NUMERIC_GREATER_THAN,
  NUMERIC_GREATER_THAN_EQUALS,
  DATE_EQUALS,
  DATE_LESS_THAN,
  DATE_LESS_THAN_EQUALS,
  DATE_GREATER_THAN,
  DATE_GREATER_THAN_EQUALS,
  BOOL,
  BINARY_EQUALS,
  IP_ADDRESS,
  ARN_LIKE;

  /**
   * Compiles the values a policy gives for this operator.
   *
   * @param variables whether the policy's version has variables (EV-23); only string and ARN operators resolve them
   */
  ValueMatcher matcher(List<String> values, boolean variables) throws PatternSyntaxProblem {
    return switch (this) {
      case STRING_EQUALS -> text(values, PatternCompiler.exact(variables, false));
      case STRING_EQUALS_IGNORE_CASE -> text(values, PatternCompiler.exact(variables, true));
      case STRING_LIKE -> text(values, PatternCompiler.wildcards(variables));
      case NUMERIC_EQUALS -> new NumericMatcher(Comparison.EQUALS, values);
      case NUMERIC_LESS_THAN -> new NumericMatcher(Comparison.LESS_THAN, values);
      case NUMERIC_LESS_THAN_EQUALS -> new NumericMatcher(Comparison.LESS_THAN_EQUALS, values);
      case NUMERIC_GREATER_THAN -> new NumericMatcher(Comparison.GREATER_THAN, values);
      case NUMERIC_GREATER_THAN_EQUALS ->
        new NumericMatcher(Comparison.GREATER_THAN_EQUALS, values);
      case DATE_EQUALS -> new DateMatcher(Comparison.EQUALS, values);
      case DATE_LESS_THAN -> new DateMatcher(Comparison.LESS_THAN, values);
      case DATE_LESS_THAN_EQUALS -> new DateMatcher(Comparison.LESS_THAN_EQUALS, values);
      case DATE_GREATER_THAN -> new DateMatcher(Comparison.GREATER_THAN, values);
      case DATE_GREATER_THAN_EQUALS -> new DateMatcher(Comparison.GREATER_THAN_EQUALS, values);
      case BOOL -> new BoolMatcher(values);
      case BINARY_EQUALS -> new BinaryMatcher(values);
      case IP_ADDRESS -> new IpMatcher(values);
      case ARN_LIKE -> arn(values, variables);
    };
  }

  /** Whether a policy value can agree with anything at all. */
  boolean canRead(String value) {
    return switch (this) {
      case STRING_EQUALS, STRING_EQUALS_IGNORE_CASE, STRING_LIKE -> true;
      case NUMERIC_EQUALS,
          NUMERIC_LESS_THAN,
          NUMERIC_LESS_THAN_EQUALS,
          NUMERIC_GREATER_THAN,
          NUMERIC_GREATER_THAN_EQUALS -> DecimalText.isNumber(value);
      case DATE_EQUALS,
          DATE_LESS_THAN,
          DATE_LESS_THAN_EQUALS,
          DATE_GREATER_THAN,
          DATE_GREATER_THAN_EQUALS -> DateText.seconds(value) != DateText.NOT_A_DATE;
      case BOOL -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
      case BINARY_EQUALS -> BinaryMatcher.isCanonical(value);
      case IP_ADDRESS -> IpRange.read(value) != null;
      case ARN_LIKE -> value.equals("*") || value.contains("${") || ArnPattern.hasSixParts(value);
    };
  }

  private static ValueMatcher text(List<String> values, PatternCompiler compiler)
      throws PatternSyntaxProblem {
    List<TextPattern> patterns = new ArrayList<>();
    for (String value : values) {
      patterns.add(compiler.compile(value));
    }
    return new TextMatcher(patterns);
  }

  private static ValueMatcher arn(List<String> values, boolean variables)
      throws PatternSyntaxProblem {
    List<ArnPattern> patterns = new ArrayList<>();
    for (String value : values) {
      patterns.add(ArnPattern.ofValue(value, variables));
    }
    return new ArnMatcher(patterns);
  }
}
