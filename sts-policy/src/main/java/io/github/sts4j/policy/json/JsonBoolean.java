package io.github.sts4j.policy.json;

/**
 * A JSON `true` or `false`.
 *
 * @param value which of the two
 * @param origin where it stood
 */
public record JsonBoolean(boolean value, JsonOrigin origin) implements JsonValue {
  @Override
  public String describe() {
    return "a boolean";
  }
}
