package io.github.sts4j.testkit.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Conditions about the keys of a vocabulary, with operators that suit their values. */
final class ConditionArbitraries {
  private static final List<String> COMPARISONS =
      List.of("Equals", "LessThan", "GreaterThanEquals", "LessThanEquals", "GreaterThan", "NotEquals");

  /** What the values of a key look like. */
  private enum Look {
    BOOLEAN("true|false", List.of("Bool")),
    NUMBER("-?\\d+(\\.\\d+)?", operators("Numeric", COMPARISONS)),
    DATE("\\d{4}-\\d\\d-\\d\\d(T.*)?", operators("Date", COMPARISONS)),
    ADDRESS("[0-9.]+(/\\d+)?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(/\\d+)?", List.of("IpAddress", "NotIpAddress")),
    ARN("arn:.*", List.of("ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals")),
    TEXT(
        "(?s).*",
        List.of(
            "StringEquals",
            "StringLike",
            "StringNotEquals",
            "StringNotLike",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase"));

    private final Pattern pattern;
    private final List<String> operators;

    Look(String pattern, List<String> operators) {
      this.pattern = Pattern.compile(pattern);
      this.operators = operators;
    }

    static Look of(List<String> values) {
      for (Look look : values()) {
        if (values.stream().allMatch(value -> look.pattern.matcher(value).matches())) {
          return look;
        }
      }
      return TEXT;
    }

    private static List<String> operators(String type, List<String> comparisons) {
      return comparisons.stream().map(it -> type + it).toList();
    }
  }

  private ConditionArbitraries() {}

  /** Up to two conditions; none is the simplest and the most frequent. */
  static Arbitrary<List<ConditionDraft>> conditions(PolicyVocabulary vocabulary) {
    if (vocabulary.conditionKeys().isEmpty()) {
      return Arbitraries.just(List.of());
    }
    List<Arbitrary<ConditionDraft>> each = new ArrayList<>();
    vocabulary.conditionKeys().entrySet().forEach(key -> each.add(condition(key)));
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(List.of())),
        Tuple.of(2, Arbitraries.oneOf(each).list().ofMinSize(1).ofMaxSize(2)));
  }

  private static Arbitrary<ConditionDraft> condition(Map.Entry<String, List<String>> key) {
    Look look = Look.of(key.getValue());
    List<String> values = new ArrayList<>(key.getValue());
    if (look == Look.TEXT) {
      key.getValue().stream().filter(it -> !it.isEmpty()).forEach(it -> values.add(it.charAt(0) + "*"));
    } else if (look == Look.ADDRESS) {
      key.getValue().stream()
          .filter(it -> it.indexOf('/') < 0 && it.indexOf('.') > 0)
          .forEach(it -> values.add(it + "/24"));
    }
    return Combinators.combine(
            quantifiers(look),
            Arbitraries.of(look.operators),
            Arbitraries.frequency(
                Tuple.of(5, ""), Tuple.of(1, "IfExists")),
            Arbitraries.of(values).list().uniqueElements().ofMinSize(1).ofMaxSize(2))
        .as((quantifier, operator, exists, chosen) ->
            new ConditionDraft(quantifier + operator + exists, key.getKey(), chosen));
  }

  private static Arbitrary<String> quantifiers(Look look) {
    return look == Look.TEXT
        ? Arbitraries.frequency(
            Tuple.of(8, ""),
            Tuple.of(1, "ForAnyValue:"),
            Tuple.of(1, "ForAllValues:"))
        : Arbitraries.just("");
  }
}
