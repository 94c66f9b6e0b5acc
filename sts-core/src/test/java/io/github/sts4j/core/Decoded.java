package io.github.sts4j.core;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A JSON document, asked by paths such as {@code context.conditions.items[].key}. */
public record Decoded(JsonObject document) {
  public static Decoded of(String json) {
    return new Decoded((JsonObject) JsonReader.read(json));
  }

  /** What stands under a path, as text: all of it where the path goes through lists. */
  public List<String> all(String path) {
    List<JsonValue> found = List.of(document);
    for (String step : path.split("\\.")) {
      List<JsonValue> next = new ArrayList<>();
      String name = step.replace("[]", "");
      for (JsonValue value : found) {
        ((JsonObject) value).get(name).ifPresent(next::add);
      }
      if (step.endsWith("[]")) {
        next = next.stream()
            .flatMap(list -> ((JsonArray) list).elements().stream())
            .toList();
      }
      found = next;
    }
    return found.stream().map(Decoded::text).toList();
  }

  /** What stands under a path, which must be there once. */
  public String one(String path) {
    List<String> all = all(path);
    if (all.size() != 1) {
      throw new AssertionError(path + " is there " + all.size() + " times in " + document.raw());
    }
    return all.get(0);
  }

  /** The values of a condition key. */
  public List<String> condition(String key) {
    List<String> values = new ArrayList<>();
    for (String item : all("context.conditions.items[]")) {
      Decoded condition = Decoded.of(item);
      if (condition.one("key").equals(key)) {
        values.addAll(condition.all("values.items[].value"));
      }
    }
    return values;
  }

  public Set<String> members() {
    return new TreeSet<>(document.members().keySet());
  }

  private static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonBoolean flag) {
      return Boolean.toString(flag.value());
    }
    return value instanceof JsonNumber number ? number.text() : value.raw();
  }
}
