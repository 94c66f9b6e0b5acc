package io.github.sts4j.policy.reference;

import static io.github.sts4j.policy.reference.ReferenceEvaluator.list;
import static io.github.sts4j.policy.reference.ReferenceEvaluator.object;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conditions as section 5.3 of the specification words them. */
final class ReferenceConditions {
  private final Map<String, Object> context;
  private final boolean variables;

  ReferenceConditions(Map<String, Object> context, boolean variables) {
    this.context = context;
    this.variables = variables;
  }

  /** EV-22: all operators and all keys. */
  boolean hold(Map<String, Object> conditions) {
    if (conditions == null) {
      return true;
    }
    return conditions.entrySet().stream()
        .allMatch(operator -> object(operator.getValue()).entrySet().stream()
            .allMatch(key -> holds(
                operator.getKey(),
                context.get(key.getKey().toLowerCase()),
                list(key.getValue()).stream().map(String::valueOf).toList())));
  }

  private boolean holds(String operator, Object present, List<String> wanted) {
    boolean all = operator.startsWith("ForAllValues:");
    boolean any = operator.startsWith("ForAnyValue:");
    String name = operator.replace("ForAllValues:", "").replace("ForAnyValue:", "");
    boolean ifExists = name.endsWith("IfExists");
    name = name.replace("IfExists", "");
    List<Object> values = list(present);
    if (name.equals("Null")) {
      return all
          || (!any
              && wanted.stream()
                  .anyMatch(it -> it.equalsIgnoreCase(String.valueOf(values.isEmpty()))));
    }
    boolean negated = name.contains("Not");
    String positive = name.replace("Not", "");
    if (values.isEmpty()) {
      // EV-20, EV-21
      return all || ifExists || (!any && negated);
    }
    if (all) {
      return values.stream().allMatch(value -> agrees(positive, (String) value, wanted) != negated);
    }
    if (any) {
      return values.stream().anyMatch(value -> agrees(positive, (String) value, wanted) != negated);
    }
    boolean agrees = values.size() == 1 && agrees(positive, (String) values.get(0), wanted);
    return agrees != negated;
  }

  private boolean agrees(String operator, String value, List<String> wanted) {
    return wanted.stream().anyMatch(each -> agreesWithOne(operator, value, each));
  }

  private boolean agreesWithOne(String operator, String value, String wanted) {
    return switch (operator) {
      case "StringEquals" -> ReferenceText.matches(wanted, value, context, variables, false, false);
      case "StringEqualsIgnoreCase" ->
        ReferenceText.matches(wanted, value, context, variables, false, true);
      case "StringLike" -> ReferenceText.matches(wanted, value, context, variables, true, false);
      case "ArnEquals", "ArnLike" -> ReferenceText.arn(wanted, value, context, variables);
      case "Bool" ->
        List.of("true", "false").contains(value.toLowerCase()) && value.equalsIgnoreCase(wanted);
      case "BinaryEquals" -> bytes(value).isPresent() && bytes(value).equals(bytes(wanted));
      case "IpAddress" -> inRange(value, wanted);
      default ->
        operator.startsWith("Numeric")
            ? compares(operator.substring("Numeric".length()), number(value), number(wanted))
            : compares(operator.substring("Date".length()), date(value), date(wanted));
    };
  }

  private static <T extends Comparable<T>> boolean compares(
      String how, Optional<T> value, Optional<T> wanted) {
    if (value.isEmpty() || wanted.isEmpty()) {
      return false;
    }
    int sign = value.get().compareTo(wanted.get());
    return switch (how) {
      case "Equals" -> sign == 0;
      case "LessThan" -> sign < 0;
      case "LessThanEquals" -> sign <= 0;
      case "GreaterThan" -> sign > 0;
      case "GreaterThanEquals" -> sign >= 0;
      default -> throw new AssertionError(how);
    };
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("[+-]?[0-9]+(\\.[0-9]+)?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }

  private static Optional<Instant> date(String text) {
    try {
      if (text.matches("-?[0-9]{1,15}")) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return Optional.of(LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
      }
      if (text.matches(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2})")) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      return Optional.empty();
    } catch (RuntimeException notADate) {
      return Optional.empty();
    }
  }

  private static Optional<String> bytes(String text) {
    try {
      String bytes = new BigInteger(1, Base64.getDecoder().decode(text)).toString(16);
      boolean canonical =
          Base64.getEncoder().encodeToString(Base64.getDecoder().decode(text)).equals(text);
      return canonical ? Optional.of(text.length() + ":" + bytes) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static boolean inRange(String address, String range) {
    String[] parts = range.split("/", -1);
    byte[] there = address(address);
    byte[] network = parts.length > 2 ? null : address(parts[0]);
    if (there == null || network == null || there.length != network.length) {
      return false;
    }
    int bits = network.length * 8;
    if (parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
      return false;
    }
    int length = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
    return length <= bits
        && new BigInteger(1, there)
            .shiftRight(bits - length)
            .equals(new BigInteger(1, network).shiftRight(bits - length));
  }

  private static byte[] address(String text) {
    boolean v4 = text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    if (!v4 && !(text.contains(":") && text.matches("[0-9a-fA-F:.]+"))) {
      return null;
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException notAnAddress) {
      return null;
    }
  }
}
