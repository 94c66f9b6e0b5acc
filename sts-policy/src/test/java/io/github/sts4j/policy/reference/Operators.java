package io.github.sts4j.policy.reference;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** «Conditions» of the cases' README. */
final class Operators {
  private static final Pattern NAME = Pattern.compile("(ForAllValues:|ForAnyValue:)?"
      + "(?:(Null)|((?:String(?:Not)?(?:Equals|EqualsIgnoreCase|Like)"
      + "|(?:Numeric|Date)(?:Equals|NotEquals|(?:LessThan|GreaterThan)(?:Equals)?)"
      + "|Bool|BinaryEquals|IpAddress|NotIpAddress|Arn(?:Not)?(?:Equals|Like)))(IfExists)?)");

  private final boolean variables;
  private final Map<String, Situation.Given> context;

  Operators(boolean variables, Map<String, Situation.Given> context) {
    this.variables = variables;
    this.context = context;
  }

  static boolean exists(String operator) {
    return NAME.matcher(operator).matches();
  }

  /** Variables stand in the values of String and ARN operators. */
  static boolean hasVariables(String operator) {
    String base = base(operator).group(3);
    return base != null && (base.startsWith("String") || base.startsWith("Arn"));
  }

  boolean holds(Rule.Test test) {
    Matcher operator = base(test.operator());
    Optional<Situation.Given> given = Keys.find(context, test.key());
    boolean absent = given.isEmpty() || given.get().values().isEmpty();
    String quantifier = operator.group(1) == null ? "" : operator.group(1);
    if (operator.group(2) != null) {
      return isNull(quantifier, absent, test.values());
    }
    String name = operator.group(3);
    if (absent) {
      return whenAbsent(quantifier, name, operator.group(4) != null);
    }
    List<String> values = given.get().values();
    return switch (quantifier) {
      case "ForAllValues:" -> values.stream().allMatch(value -> one(name, test.values(), value));
      case "ForAnyValue:" -> values.stream().anyMatch(value -> one(name, test.values(), value));
      // A set of several has no one value to compare: like a value that cannot be parsed.
      default -> values.size() == 1 ? one(name, test.values(), values.get(0)) : isNegated(name);
    };
  }

  // `Null` asks whether the key is absent; no single value ever is.
  private static boolean isNull(String quantifier, boolean absent, List<String> values) {
    return switch (quantifier) {
      case "ForAllValues:" -> true;
      case "ForAnyValue:" -> false;
      default -> values.stream().anyMatch(Boolean.toString(absent)::equalsIgnoreCase);
    };
  }

  // EV-20, EV-21
  private static boolean whenAbsent(String quantifier, String name, boolean ifExists) {
    return switch (quantifier) {
      case "ForAllValues:" -> true;
      case "ForAnyValue:" -> ifExists;
      default -> ifExists || isNegated(name);
    };
  }

  // EV-22: OR for positive operators, NOR for negated.
  private boolean one(String name, List<String> policyValues, String requestValue) {
    boolean any =
        policyValues.stream().anyMatch(policyValue -> agree(name, policyValue, requestValue));
    return any != isNegated(name);
  }

  private static boolean isNegated(String name) {
    return name.contains("Not");
  }

  /** Whether a request value agrees with a policy value, negation aside. */
  private boolean agree(String name, String policy, String request) {
    return switch (name.replace("Not", "")) {
      case "StringEquals" -> Texts.isExactly(policy, variables, request, context);
      case "StringEqualsIgnoreCase" ->
        Texts.isExactlyIgnoringCase(policy, variables, request, context);
      case "StringLike" -> Texts.isLike(policy, variables, request, context);
      case "ArnEquals", "ArnLike" -> Arns.matchesValue(policy, variables, request, context);
      case "IpAddress" -> Addresses.isIn(policy, request);
      case "Bool" -> isBool(policy) && policy.equalsIgnoreCase(request);
      case "BinaryEquals" -> isBase64(policy) && policy.equals(request);
      default ->
        name.startsWith("Date")
            ? compared(name, Dates.read(request), Dates.read(policy))
            : compared(name, number(request), number(policy));
    };
  }

  private static boolean isBool(String text) {
    return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
  }

  // Base64 in the one form every byte string has; other forms are contested and not read.
  private static boolean isBase64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  // Integers and decimals; text that is not entirely a number is not a number.
  private static Optional<BigDecimal> number(String text) {
    return text.matches("[+-]?[0-9]+(\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static <T extends Comparable<? super T>> boolean compared(
      String name, Optional<T> request, Optional<T> policy) {
    if (request.isEmpty() || policy.isEmpty()) {
      return false;
    }
    int sign = Comparator.<T>naturalOrder().compare(request.get(), policy.get());
    return switch (name.replaceFirst("Numeric|Date", "").replace("Not", "")) {
      case "LessThan" -> sign < 0;
      case "LessThanEquals" -> sign <= 0;
      case "GreaterThan" -> sign > 0;
      case "GreaterThanEquals" -> sign >= 0;
      default -> sign == 0;
    };
  }

  private static Matcher base(String operator) {
    Matcher matcher = NAME.matcher(operator);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(operator);
    }
    return matcher;
  }
}
