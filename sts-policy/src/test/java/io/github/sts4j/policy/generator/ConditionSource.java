package io.github.sts4j.policy.generator;

import io.github.sts4j.policy.generator.ContextSource.Type;
import io.github.sts4j.policy.reference.Situation.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions about keys that requests have, with values around the boundary of what they give. */
final class ConditionSource {
  private static final Map<Type, List<String>> OPERATORS = Map.of(
      Type.TEXT,
      List.of("Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike"),
      Type.NUMBER,
      comparisons(),
      Type.DATE,
      comparisons(),
      Type.ARN,
      List.of("Equals", "NotEquals", "Like", "NotLike"),
      Type.BOOL,
      List.of(""),
      Type.BINARY,
      List.of(""),
      Type.ADDRESS,
      List.of(""));

  private static final List<String> RANGES = List.of(
      "203.0.113.0/24",
      "203.0.113.8/31",
      "203.0.113.9/32",
      "203.0.112.0/23",
      "203.0.113.77/24",
      "0.0.0.0/0",
      "203.0.113.0/25",
      "2001:db8::/32",
      "2001:db8::/127",
      "2001:db8::2/127",
      "2001:db8::ffff:0:0/96",
      "::/0",
      "203.0.113.0/33",
      "::/129",
      "203.0.113.0/");

  private final Choices choices;
  private final Map<String, Given> context;
  private final Nearby nearby;
  private final ContextSource values;

  ConditionSource(Choices choices, Map<String, Given> context) {
    this.choices = choices;
    this.context = context;
    this.nearby = new Nearby(choices, context);
    this.values = new ContextSource(choices);
  }

  Map<String, Object> conditions(int count) {
    Map<String, Object> conditions = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      List<String> keys = List.copyOf(
          choices.percent(70) && !context.isEmpty()
              ? context.keySet()
              : ContextSource.KEYS.keySet());
      String key = choices.of(keys);
      conditions.put(operator(ContextSource.KEYS.get(key)), block(key));
    }
    return conditions;
  }

  private Map<String, Object> block(String key) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put(choices.percent(20) ? nearby.swapCase(key) : key, policyValues(key));
    if (choices.percent(10)) {
      block.put("app:Other", choices.of("x", "*"));
    }
    return block;
  }

  private String operator(Type suited) {
    Type type = choices.percent(90) ? suited : choices.of(Type.values());
    String quantifier = choices.percent(25) ? choices.of("ForAllValues:", "ForAnyValue:") : "";
    if (choices.percent(10)) {
      return quantifier + "Null";
    }
    String base = type.operators + choices.of(OPERATORS.get(type));
    if (type == Type.ADDRESS && choices.percent(40)) {
      base = "NotIpAddress";
    }
    return quantifier + base + (choices.percent(20) ? "IfExists" : "");
  }

  private Object policyValues(String key) {
    if (choices.percent(60)) {
      return policyValue(key);
    }
    List<Object> list = new ArrayList<>();
    for (int i = choices.below(4); i > 0; i--) {
      list.add(policyValue(key));
    }
    return list;
  }

  private Object policyValue(String key) {
    Type type = ContextSource.KEYS.get(key);
    Given given = context.get(key);
    String value = given == null || given.values().isEmpty() || choices.percent(30)
        ? values.value(type)
        : choices.of(given.values());
    return switch (type) {
      case TEXT, ARN -> choices.percent(40) ? nearby.text(value) : nearby.pattern(value);
      case ADDRESS -> choices.percent(60) ? choices.of(RANGES) : value;
      case BOOL -> choices.percent(20) ? (Object) choices.percent(50) : value;
      case NUMBER -> choices.percent(20) ? (Object) (choices.below(22) - 11) : value;
      case DATE, BINARY -> value;
    };
  }

  private static List<String> comparisons() {
    return List.of(
        "Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals");
  }
}
