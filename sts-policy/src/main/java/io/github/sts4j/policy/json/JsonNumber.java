package io.github.sts4j.policy.json;

/**
 * A JSON number, kept as it was written so that nothing is lost.
 *
 * @param text the number as written
 * @param origin where it stood
 */
public record JsonNumber(String text, JsonOrigin origin) implements JsonValue {
  @Override
  public String describe() {
    return "a number";
  }
}
