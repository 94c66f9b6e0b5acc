package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the text of a policy that has been parsed, and so is well formed. */
final class DraftReader {
  private final PolicyKind kind;

  DraftReader(PolicyKind kind) {
    this.kind = kind;
  }

  PolicyDraft read(String json) {
    JsonObject document = (JsonObject) JsonReader.read(json);
    boolean variables =
        document.get("Version").map(DraftReader::text).stream().anyMatch("2012-10-17"::equals);
    List<StatementDraft> statements = new ArrayList<>();
    document.get("Statement").ifPresent(value -> {
      for (JsonValue each : list(value)) {
        statements.add(statement((JsonObject) each));
      }
    });
    return new PolicyDraft(kind, variables, statements);
  }

  private static StatementDraft statement(JsonObject statement) {
    Optional<JsonValue> notAction = statement.get("NotAction");
    Optional<JsonValue> notResource = statement.get("NotResource");
    return new StatementDraft(
        statement.get("Effect").map(DraftReader::text).stream().anyMatch("Deny"::equals),
        principal(statement),
        notAction.isPresent(),
        notAction.or(() -> statement.get("Action")).map(DraftReader::texts).orElse(List.of()),
        notResource.isPresent(),
        notResource.or(() -> statement.get("Resource")).map(DraftReader::texts).orElse(null),
        conditions(statement));
  }

  private static @Nullable PrincipalDraft principal(JsonObject statement) {
    Optional<JsonValue> negative = statement.get("NotPrincipal");
    return negative
        .or(() -> statement.get("Principal"))
        .map(value -> principal(negative.isPresent(), value))
        .orElse(null);
  }

  private static PrincipalDraft principal(boolean negated, JsonValue value) {
    if (!(value instanceof JsonObject types)) {
      return new PrincipalDraft(negated, true, Map.of("AWS", List.of("*")));
    }
    Map<String, List<String>> names = new LinkedHashMap<>();
    types.members().forEach((type, entries) -> names.put(type, texts(entries)));
    return new PrincipalDraft(negated, false, names);
  }

  private static List<ConditionDraft> conditions(JsonObject statement) {
    List<ConditionDraft> conditions = new ArrayList<>();
    statement
        .get("Condition")
        .ifPresent(block -> ((JsonObject) block)
            .members()
            .forEach((operator, keys) -> ((JsonObject) keys)
                .members()
                .forEach((key, values) ->
                    conditions.add(new ConditionDraft(operator, key, texts(values))))));
    return conditions;
  }

  private static List<JsonValue> list(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of(value);
  }

  private static List<String> texts(JsonValue value) {
    return list(value).stream().map(DraftReader::text).toList();
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonBoolean bool) {
      return String.valueOf(bool.value());
    }
    return value instanceof JsonNumber number ? number.text() : "";
  }
}
