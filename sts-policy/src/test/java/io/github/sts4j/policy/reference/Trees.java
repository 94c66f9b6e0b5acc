package io.github.sts4j.policy.reference;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as plain maps, lists and texts. */
public final class Trees {
  private Trees() {}

  /** The value as a map, a list or a text; numbers and booleans as their text. */
  public static Object of(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.members().forEach((name, member) -> map.put(name, of(member)));
      return map;
    }
    if (value instanceof JsonArray array) {
      return array.elements().stream().map(Trees::of).toList();
    }
    if (value instanceof JsonString string) {
      return string.value();
    }
    if (value instanceof JsonNumber number) {
      return number.text();
    }
    return Boolean.toString(((JsonBoolean) value).value());
  }
}
