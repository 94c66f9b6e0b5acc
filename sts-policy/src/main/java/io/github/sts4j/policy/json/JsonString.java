package io.github.sts4j.policy.json;

/**
 * A JSON string.
 *
 * @param value the text with its escapes resolved
 * @param origin where it stood
 */
public record JsonString(String value, JsonOrigin origin) implements JsonValue {
  @Override
  public String describe() {
    return "a string";
  }
}
