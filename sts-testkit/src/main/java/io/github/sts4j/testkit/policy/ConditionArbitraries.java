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
  private static final List<String> COMPARISONS = List.of(
      "Equals", "LessThan", "GreaterThanEquals", "LessThanEquals", "GreaterThan", "NotEquals");

  /** What the values of a key look like, and the operators that suit it; the first that fits is taken. */
  private record Look(Pattern pattern, List<String> operators) {
    boolean fits(List<String> values) {
      return values.stream().allMatch(value -> pattern.matcher(value).matches());
    }
  }

  private static final Look ADDRESS = look(
      "[0-9.]+(/\\d+)?|[0-9a-fA-F:]*:[0-9a-fA-F:]*(/\\d+)?", List.of("IpAddress", "NotIpAddress"));
  private static final Look TEXT = look(
      "(?s).*",
      List.of(
          "StringEquals",
          "StringLike",
          "StringNotEquals",
          "StringNotLike",
          "StringEqualsIgnoreCase",
          "StringNotEqualsIgnoreCase"));
  private static final List<Look> LOOKS = List.of(
      look("true|false", List.of("Bool")),
      look("-?\\d+(\\.\\d+)?", operators("Numeric")),
      look("\\d{4}-\\d\\d-\\d\\d(T.*)?", operators("Date")),
      ADDRESS,
      look("arn:.*", List.of("ArnLike", "ArnEquals", "ArnNotLike", "ArnNotEquals")),
      TEXT);

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
    Look look =
        LOOKS.stream().filter(each -> each.fits(key.getValue())).findFirst().orElse(TEXT);
    List<String> values = new ArrayList<>(key.getValue());
    if (look.equals(TEXT)) {
      key.getValue().stream()
          .filter(it -> !it.isEmpty())
          .forEach(it -> values.add(it.charAt(0) + "*"));
    } else if (look.equals(ADDRESS)) {
      key.getValue().stream()
          .filter(it -> it.indexOf('/') < 0 && it.indexOf('.') > 0)
          .forEach(it -> values.add(it + "/24"));
    }
    return Combinators.combine(
            quantifiers(look),
            Arbitraries.of(look.operators()),
            Arbitraries.frequency(Tuple.of(5, ""), Tuple.of(1, "IfExists")),
            Arbitraries.of(values).list().uniqueElements().ofMinSize(1).ofMaxSize(2))
        .as((quantifier, operator, exists, chosen) ->
            new ConditionDraft(quantifier + operator + exists, key.getKey(), chosen));
  }

  private static Arbitrary<String> quantifiers(Look look) {
    return look.equals(TEXT)
        ? Arbitraries.frequency(
            Tuple.of(8, ""), Tuple.of(1, "ForAnyValue:"), Tuple.of(1, "ForAllValues:"))
        : Arbitraries.just("");
  }

  private static Look look(String pattern, List<String> operators) {
    return new Look(Pattern.compile(pattern), operators);
  }

  private static List<String> operators(String type) {
    return COMPARISONS.stream().map(comparison -> type + comparison).toList();
  }
}
