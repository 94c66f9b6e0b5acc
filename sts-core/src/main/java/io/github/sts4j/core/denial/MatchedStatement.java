package io.github.sts4j.core.denial;

import io.github.sts4j.policy.DecidingStatement;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement as an item of {@code matchedStatements} (DM-4). */
final class MatchedStatement {
  private final JsonObject written;
  private final DecidingStatement statement;
  private final Detail detail;

  private MatchedStatement(DecidingStatement statement, Detail detail) {
    this.statement = statement;
    this.written = (JsonObject) JsonReader.read(statement.json());
    this.detail = detail;
  }

  /**
   * @param principalId whom a statement without {@code Principal} is about: its policy is attached to them
   */
  static Map<String, Object> json(DecidingStatement statement, String principalId, Detail detail) {
    return new MatchedStatement(statement, detail).json(principalId);
  }

  private Map<String, Object> json(String principalId) {
    boolean attached =
        written.get("Principal").isEmpty() && written.get("NotPrincipal").isEmpty();
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("statementId", detail.cut(statement.reference().sid().orElse("")));
    out.put("effect", statement.denies() ? "DENY" : "ALLOW");
    out.put("principals", attached ? detail.values(List.of(principalId)) : element("Principal"));
    putNegated(out, "notPrincipals", "NotPrincipal");
    out.put("principalGroups", detail.values(List.of()));
    out.put("actions", element("Action"));
    putNegated(out, "notActions", "NotAction");
    out.put("resources", element("Resource"));
    putNegated(out, "notResources", "NotResource");
    out.put("conditions", detail.items(conditions(), condition -> condition));
    return out;
  }

  private Map<String, Object> element(String name) {
    return detail.values(written.get(name).map(MatchedStatement::texts).orElse(List.of()));
  }

  /** The published form knows no negated element; a member of its own cannot be taken for the positive one. */
  private void putNegated(Map<String, Object> out, String member, String name) {
    if (written.get(name).isPresent()) {
      out.put(member, element(name));
    }
  }

  private List<Map<String, Object>> conditions() {
    List<Map<String, Object>> conditions = new ArrayList<>();
    members(written.get("Condition"))
        .forEach((operator, keys) -> members(Optional.of(keys)).forEach((key, values) -> {
          Map<String, Object> condition = new LinkedHashMap<>();
          condition.put("operator", operator);
          condition.put("key", detail.cut(key));
          condition.put("values", detail.values(texts(values)));
          conditions.add(condition);
        }));
    return conditions;
  }

  private static Map<String, JsonValue> members(Optional<JsonValue> value) {
    return value
        .filter(JsonObject.class::isInstance)
        .map(object -> ((JsonObject) object).members())
        .orElse(Map.of());
  }

  /** The texts in a value: of a list its members', of an object ({@code {"AWS": ...}}) those under every name. */
  private static List<String> texts(JsonValue value) {
    if (value instanceof JsonArray list) {
      return list.elements().stream().flatMap(it -> texts(it).stream()).toList();
    }
    if (value instanceof JsonObject object) {
      return object.members().values().stream()
          .flatMap(it -> texts(it).stream())
          .toList();
    }
    return List.of(value instanceof JsonString text ? text.value() : value.raw());
  }
}
