package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The public name of a {@link TokenKey}: 8 bytes, written as 16 lower-case hexadecimal digits. Not secret. */
public final class KeyId {
  static final int LENGTH = 8;

  private final long value;

  KeyId(long value) {
    this.value = value;
  }

  /** A new id of 64 random bits. */
  public static KeyId generate(RandomGenerator random) {
    return new KeyId(random.nextLong());
  }

  /**
   * The id written as {@code hex}.
   *
   * @throws IllegalArgumentException if {@code hex} is not exactly 16 of {@code 0-9 a-f}
   */
  public static KeyId of(String hex) {
    requireNonNull(hex, "hex");
    if (hex.length() != 2 * LENGTH
        || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
      throw new IllegalArgumentException("key id `" + hex + "` must be 16 of `0-9 a-f`");
    }
    return new KeyId(HexFormat.fromHexDigitsToLong(hex));
  }

  long toLong() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof KeyId that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(value);
  }

  /** The 16 hexadecimal digits. */
  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(value);
  }
}
