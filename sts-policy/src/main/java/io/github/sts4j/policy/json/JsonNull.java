package io.github.sts4j.policy.json;

/**
 * A JSON `null`.
 *
 * @param origin where it stood
 */
public record JsonNull(JsonOrigin origin) implements JsonValue {
  @Override
  public String describe() {
    return "null";
  }
}
