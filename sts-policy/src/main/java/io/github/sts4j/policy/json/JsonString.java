package io.github.sts4j.policy.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A JSON string. */
public final class JsonString implements JsonValue {
  private final JsonOrigin origin;
  /** Null until somebody asks; whichever thread puts it here, it is the same text. */
  private @Nullable String value;

  JsonString(String value, JsonOrigin origin) {
    this.value = value;
    this.origin = origin;
  }

  /** A string without escapes: its text is what stands between the quotes. Most claims of a token are never asked for it. */
  JsonString(JsonOrigin origin) {
    this.origin = origin;
  }

  /** The text with its escapes resolved. */
  public String value() {
    String text = value;
    if (text == null) {
      text = origin.unquoted();
      value = text;
    }
    return text;
  }

  @Override
  public JsonOrigin origin() {
    return origin;
  }

  @Override
  public String describe() {
    return "a string";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonString that
        && value().equals(that.value())
        && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value(), origin);
  }

  @Override
  public String toString() {
    return "JsonString[value=" + value() + ", origin=" + origin + "]";
  }
}
