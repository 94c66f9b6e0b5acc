package io.github.sts4j.policy;

import io.github.sts4j.policy.condition.Condition;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import io.github.sts4j.policy.match.Fold;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads `Condition`: operators, keys and values. */
final class ConditionParser {
  private final boolean variables;

  ConditionParser(boolean variables) {
    this.variables = variables;
  }

  List<Condition> parse(JsonValue value) {
    List<Condition> conditions = new ArrayList<>();
    JsonObject operators = Shape.object(value, "`Condition`");
    for (Map.Entry<String, JsonValue> operator : operators.members().entrySet()) {
      checkOperator(operator.getKey(), operator.getValue());
      JsonObject keys = Shape.object(operator.getValue(), "what follows an operator");
      checkKeysDiffer(keys);
      for (Map.Entry<String, JsonValue> key : keys.members().entrySet()) {
        conditions.add(compile(operator.getKey(), key.getKey(), key.getValue()));
      }
    }
    return conditions;
  }

  private static void checkOperator(String name, JsonValue place) {
    if (name.endsWith("NullIfExists")) {
      throw PolicyParseException.at(
          place, "`" + name + "`: `Null` asks whether a key exists and takes no `IfExists`");
    }
    if (!Condition.isOperator(name)) {
      throw PolicyParseException.at(
          place,
          "`" + name
              + "` is no condition operator; write for example `StringEquals`, `ForAllValues:StringLike` or"
              + " `NumericLessThanIfExists`, letter case included");
    }
  }

  // EV-20: two keys that differ only in case are one key.
  private static void checkKeysDiffer(JsonObject keys) {
    Set<String> folded = new HashSet<>();
    keys.members().forEach((key, value) -> {
      if (key.isBlank()) {
        throw PolicyParseException.at(
            value, "a condition key is empty; write for example `aws:SourceIp`");
      }
      if (!folded.add(Fold.key(key))) {
        throw PolicyParseException.at(
            value,
            "the key `" + key
                + "` stands twice under one operator, letter case aside; list its values under one");
      }
    });
  }

  private Condition compile(String operator, String key, JsonValue place) {
    List<String> values = new ArrayList<>();
    for (JsonValue value : Shape.oneOrMany(place)) {
      values.add(text(value));
    }
    try {
      return Condition.compile(operator, key, values, variables)
          .orElseThrow(() -> new AssertionError("operator was checked"));
    } catch (PatternSyntaxProblem problem) {
      throw PolicyParseException.at(place, problem.problem());
    }
  }

  /** Numbers and booleans stand for their text. */
  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    if (value instanceof JsonBoolean bool) {
      return Boolean.toString(bool.value());
    }
    throw PolicyParseException.at(
        value,
        "a condition value must be a string, number or boolean, or a list of these, not "
            + value.describe());
  }
}
