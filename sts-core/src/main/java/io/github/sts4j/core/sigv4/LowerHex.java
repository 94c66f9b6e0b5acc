package io.github.sts4j.core.sigv4;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lower-case hexadecimal, the only spelling signatures know. By hand, because every request has three such texts. */
final class LowerHex {
  private static final byte[] DIGITS = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };
  private static final byte[] VALUES = values();
  private static final int NONE = -1;
  static final int SHA256_LENGTH = 64;

  private LowerHex() {}

  /** Whether this is a SHA-256. */
  static boolean isSha256(String text) {
    if (text.length() != SHA256_LENGTH) {
      return false;
    }
    if (text.equals(Hashing.EMPTY_SHA256)) {
      return true;
    }
    int all = 0;
    for (int i = 0; i < SHA256_LENGTH; i++) {
      all |= value(text.charAt(i));
    }
    return all != NONE;
  }

  /** The 32 bytes of a SHA-256, or empty if it is none. */
  static Optional<byte[]> parseSha256(TextPart text) {
    if (text.length() != SHA256_LENGTH) {
      return Optional.empty();
    }
    String whole = text.whole();
    int start = text.start();
    byte[] bytes = new byte[SHA256_LENGTH / 2];
    int all = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = value(whole.charAt(start + 2 * i));
      int low = value(whole.charAt(start + 2 * i + 1));
      all |= high | low;
      bytes[i] = (byte) (high << 4 | low);
    }
    return all == NONE ? Optional.empty() : Optional.of(bytes);
  }

  /** The 32 bytes of the SHA-256 that a text ends in, or null if it ends in none. */
  static byte @Nullable [] sha256AtEnd(byte[] text) {
    byte[] bytes = new byte[SHA256_LENGTH / 2];
    int start = text.length - SHA256_LENGTH;
    int all = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = VALUES[text[start + 2 * i] & 0xff];
      int low = VALUES[text[start + 2 * i + 1] & 0xff];
      all |= high | low;
      bytes[i] = (byte) (high << 4 | low);
    }
    return all == NONE ? null : bytes;
  }

  /** Writes two digits a byte. */
  static void write(byte[] bytes, byte[] target, int offset) {
    for (int i = 0; i < bytes.length; i++) {
      target[offset + 2 * i] = DIGITS[bytes[i] >> 4 & 0xf];
      target[offset + 2 * i + 1] = DIGITS[bytes[i] & 0xf];
    }
  }

  /** 0 to 15, or {@link #NONE}, which no such numbers combine to. */
  private static int value(char c) {
    return c < VALUES.length ? VALUES[c] : NONE;
  }

  private static byte[] values() {
    byte[] values = new byte[0x100];
    Arrays.fill(values, (byte) NONE);
    for (int i = 0; i < DIGITS.length; i++) {
      values[DIGITS[i]] = (byte) i;
    }
    return values;
  }
}
