package io.github.sts4j.core.sigv4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** ASCII text under construction, as the bytes that will be hashed. Long values are checked eight characters a step. */
final class CanonicalText {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long FIRST_SOLID = '!' * ONES;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int USUAL_LENGTH = 1536;

  private byte[] bytes = new byte[USUAL_LENGTH];
  private int length;

  int length() {
    return length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
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

  /** Appends the text if it is printable ASCII with neither space nor tab, and else does nothing. */
  boolean appendIfSolid(String text) {
    copy(text);
    int end = length + text.length();
    boolean solid = isSolid(bytes, length, end)
        // What is beyond Latin-1 has lost its upper half: it does not come back from there.
        && text.equals(new String(bytes, length, text.length(), StandardCharsets.ISO_8859_1));
    length = solid ? end : length;
    return solid;
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

  private static boolean isSolid(byte[] bytes, int start, int end) {
    int i = start;
    long others = 0;
    for (; i + Long.BYTES <= end; i += Long.BYTES) {
      others |= notSolid((long) WORDS.get(bytes, i));
    }
    for (; i < end; i++) {
      others |= notSolid((bytes[i] & 0xff) | '!' * (ONES << Byte.SIZE));
    }
    return others == 0;
  }

  /** Zero only if each of eight bytes is above the space and below the delete character. */
  private static long notSolid(long eight) {
    return (eight | (eight + ONES) | (eight - FIRST_SOLID)) & HIGH_BITS;
  }
}
