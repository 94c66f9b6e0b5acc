package io.github.sts4j.core.sigv4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** ASCII text under construction, as the bytes that will be hashed. Long values are checked eight characters a step. */
final class CanonicalText {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long FIRST_SOLID = '!' * ONES;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int LONG = 24;

  private byte[] bytes;
  private int length;

  /** @param expectedLength how long the text will probably be */
  CanonicalText(int expectedLength) {
    bytes = new byte[expectedLength];
  }

  int length() {
    return length;
  }

  /** The hash of this text and of the ASCII text after it. */
  byte[] sha256(String tail) {
    MessageDigest digest = Hashing.sha256();
    digest.update(bytes, 0, length);
    return digest.digest(tail.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** This text; it must not grow any more. */
  byte[] finish() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.US_ASCII);
  }

  CanonicalText append(char c) {
    reserve(1);
    bytes[length++] = (byte) c;
    return this;
  }

  /** Appends text that is known to be ASCII. */
  CanonicalText append(String ascii) {
    copy(ascii);
    length += ascii.length();
    return this;
  }

  /** Appends two digits a byte. */
  CanonicalText appendHex(byte[] hash) {
    reserve(2 * hash.length);
    LowerHex.write(hash, bytes, length);
    length += 2 * hash.length;
    return this;
  }

  /** Appends the text if it is printable ASCII with neither space nor tab, and else does nothing. */
  boolean appendIfSolid(String text) {
    return text.length() < LONG ? appendShort(text) : appendLong(text);
  }

  private boolean appendShort(String text) {
    reserve(text.length());
    int outside = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      bytes[length + i] = (byte) c;
      outside |= (c - '!') | ('~' - c); // negative if it is below the one or above the other
    }
    length += outside < 0 ? 0 : text.length();
    return outside >= 0;
  }

  private boolean appendLong(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    // In UTF-8 only ASCII takes as many bytes as characters.
    if (encoded.length != text.length() || !isSolid(encoded)) {
      return false;
    }
    reserve(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return true;
  }

  // The one way to copy a text's characters without an array in between.
  @SuppressWarnings("deprecation")
  private void copy(String text) {
    reserve(text.length());
    text.getBytes(0, text.length(), bytes, length);
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  /** Of eight bytes or more; the last eight may be looked at twice. */
  private static boolean isSolid(byte[] ascii) {
    int last = ascii.length - Long.BYTES;
    long others = notSolid((long) WORDS.get(ascii, last));
    for (int i = 0; i < last; i += Long.BYTES) {
      others |= notSolid((long) WORDS.get(ascii, i));
    }
    return others == 0;
  }

  /** Zero only if each of eight bytes is above the space and below the delete character. */
  private static long notSolid(long eight) {
    return (eight | (eight + ONES) | (eight - FIRST_SOLID)) & HIGH_BITS;
  }
}
