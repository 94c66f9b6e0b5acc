package io.github.sts4j.policy.json;

import java.util.List;

/**
 * A JSON array.
 *
 * @param elements the values in order
 * @param origin where it stood
 */
public record JsonArray(List<JsonValue> elements, JsonOrigin origin) implements JsonValue {
  public JsonArray {
    elements = List.copyOf(elements);
  }

  @Override
  public String describe() {
    return "an array";
  }
}
