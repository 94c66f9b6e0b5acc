package io.github.sts4j.core.sigv4;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a header's value may hold: printable ASCII and tabs. Long text, such as a session token, is read eight characters a step. */
final class ReadableText {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SHORT = 32;
  private static final long ONES = 0x0101010101010101L;
  private static final long FIRST_SOLID = '!' * ONES;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private ReadableText() {}

  /** Whether all of it is printable ASCII or tabs. */
  static boolean isReadable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isPrintable(c) && c != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether it is readable, and holds neither space nor tab. */
  static boolean isSolid(String text) {
    if (text.length() >= SHORT) {
      return isLongAndSolid(text);
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Ascii.isPrintable(c) || c == ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLongAndSolid(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int last = bytes.length - Long.BYTES;
    long others = notSolid((long) WORDS.get(bytes, last));
    for (int i = 0; i < last; i += Long.BYTES) {
      others |= notSolid((long) WORDS.get(bytes, i));
    }
    // Text beyond Latin-1 has become question marks: it does not come back from there.
    return others == 0 && text.equals(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** Zero only if each of eight bytes is above the space and below the delete character. */
  private static long notSolid(long bytes) {
    return (bytes | (bytes + ONES) | (bytes - FIRST_SOLID)) & HIGH_BITS;
  }
}
