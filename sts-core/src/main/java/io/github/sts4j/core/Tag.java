package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

/**
 * A session tag as passed in a call.
 *
 * @param key 1 to 128 letters, digits, separators of any script and {@code _.:/=+-@}; not starting {@code aws:}
 * @param value 0 to 256 of the same
 */
public record Tag(String key, String value) {
  public Tag {
    requireNonNull(key, "key");
    requireNonNull(value, "value");
  }
}
