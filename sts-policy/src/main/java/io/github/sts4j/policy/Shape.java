package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Demands on the shape of JSON values, with messages that say what was expected where. */
final class Shape {
  private Shape() {}

  static JsonObject object(JsonValue value, String what) {
    if (value instanceof JsonObject object) {
      return object;
    }
    throw PolicyParseException.at(value, what + " must be an object, not " + value.describe());
  }

  static String string(JsonValue value, String what) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw PolicyParseException.at(value, what + " must be a string, not " + value.describe());
  }

  /** The elements of a list, or the one value that stands without a list around it. */
  static List<JsonValue> oneOrMany(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of(value);
  }

  /** Refuses elements that are not known: a misspelled one would silently not restrict. */
  static void onlyKnown(JsonObject object, Set<String> known, String what) {
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      if (!known.contains(member.getKey())) {
        throw PolicyParseException.at(
            member.getValue(),
            "`" + member.getKey() + "` is no element of " + what + "; the elements are "
                + new TreeSet<>(known) + ", letter case included");
      }
    }
  }
}
