package io.github.sts4j.core.world;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonBoolean;
import io.github.sts4j.policy.json.JsonNull;
import io.github.sts4j.policy.json.JsonNumber;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The members of one JSON object of a world file, read with their types; unknown members are ignored. */
record Fields(JsonObject object) {

  static Fields of(JsonValue value) {
    if (value instanceof JsonObject object) {
      return new Fields(object);
    }
    throw wrong(value, "must be an object, not " + value.describe());
  }

  Optional<JsonValue> get(String name) {
    return object.get(name).filter(value -> !(value instanceof JsonNull));
  }

  JsonValue require(String name) {
    return get(name).orElseThrow(() -> wrong(object, "needs the member " + name));
  }

  String text(String name) {
    return text(require(name));
  }

  Optional<String> optionalText(String name) {
    return get(name).map(Fields::text);
  }

  /** A text turned into a value; what the value's type says against it is reported at the text's place. */
  <T> T value(String name, Function<String, T> parse) {
    return value(require(name), parse);
  }

  <T> Optional<T> optionalValue(String name, Function<String, T> parse) {
    return get(name).map(value -> value(value, parse));
  }

  Optional<Integer> optionalInteger(String name) {
    return get(name).map(value -> {
      if (value instanceof JsonNumber number) {
        try {
          return Integer.parseInt(number.text());
        } catch (NumberFormatException e) {
          throw wrong(value, "must be a whole number, not " + number.text());
        }
      }
      throw wrong(value, "must be a whole number, not " + value.describe());
    });
  }

  boolean flag(String name) {
    Optional<JsonValue> value = get(name);
    if (value.isEmpty()) {
      return false;
    }
    if (value.get() instanceof JsonBoolean bool) {
      return bool.value();
    }
    throw wrong(value.get(), "must be true or false, not " + value.get().describe());
  }

  /** The elements of an array; none when the member is absent. */
  List<JsonValue> list(String name) {
    Optional<JsonValue> value = get(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof JsonArray array) {
      return array.elements();
    }
    throw wrong(value.get(), "must be an array, not " + value.get().describe());
  }

  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    list(name).forEach(value -> objects.add(of(value)));
    return objects;
  }

  /** The strings of an array; none when the member is absent. */
  List<String> texts(String name) {
    return list(name).stream().map(Fields::text).toList();
  }

  static String text(JsonValue value) {
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw wrong(value, "must be a string, not " + value.describe());
  }

  static <T> T value(JsonValue value, Function<String, T> parse) {
    String text = text(value);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(value, String.valueOf(e.getMessage()));
    }
  }

  static WorldFileException wrong(JsonValue value, String problem) {
    return new WorldFileException(value.pointer(), value.line(), value.column(), problem);
  }
}
