package io.github.sts4j.examples.simulator;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a case, read with complaints that name the field.
 *
 * @param object the case or a part of it
 */
record CaseFields(JsonObject object) {

  /** Reads a line. */
  static CaseFields read(String line) {
    return of(JsonReader.read(line));
  }

  /** The case's id. */
  Optional<String> id() {
    return object.get("id").map(CaseFields::string);
  }

  /** A field that must be there and be a string. */
  String text(String field) {
    return string(required(field));
  }

  /** A field that must be there and be an object. */
  CaseFields child(String field) {
    return of(required(field));
  }

  /** A field that may be there; null counts as absent. */
  Optional<JsonValue> optional(String field) {
    return object.get(field).filter(value -> !value.raw().equals("null"));
  }

  /** The elements of a field that may be there. */
  List<JsonValue> list(String field) {
    return optional(field).map(CaseFields::elements).orElse(List.of());
  }

  /** The elements of an array. */
  static List<JsonValue> elements(JsonValue value) {
    if (value instanceof JsonArray array) {
      return array.elements();
    }
    throw wrong(value, "an array");
  }

  /** The text of a string. */
  static String string(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw wrong(value, "a string");
  }

  private static CaseFields of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return new CaseFields(object);
    }
    throw wrong(value, "an object");
  }

  private JsonValue required(String field) {
    return object
        .get(field)
        .orElseThrow(() ->
            new IllegalArgumentException("`" + object.pointer() + "/" + field + "` is missing"));
  }

  private static IllegalArgumentException wrong(JsonValue value, String expected) {
    return new IllegalArgumentException(
        "`" + value.pointer() + "` must be " + expected + ", not " + value.describe());
  }
}
