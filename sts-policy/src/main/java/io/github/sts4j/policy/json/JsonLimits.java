package io.github.sts4j.policy.json;

/**
 * What a document may cost its reader.
 *
 * @param maxLength the longest document, in UTF-16 units; at least 1
 * @param maxDepth the deepest nesting of objects and arrays; at least 1
 */
public record JsonLimits(int maxLength, int maxDepth) {
  /** Room for a large configuration file: 64 Mi characters, 64 levels. */
  public static final JsonLimits DEFAULT = new JsonLimits(64 << 20, 64);

  public JsonLimits {
    if (maxLength < 1 || maxDepth < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
