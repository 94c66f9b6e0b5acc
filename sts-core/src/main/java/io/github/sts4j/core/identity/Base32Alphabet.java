package io.github.sts4j.core.identity;

import java.math.BigInteger;
import java.util.Arrays;

/** The base32 digits of access keys and unique ids: {@code A-Z}, then {@code 2-7} (ID-7). */
final class Base32Alphabet {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_DIGIT = 5;
  private static final byte[] VALUES = values();

  private Base32Alphabet() {}

  /** The last {@code length} digits of a non-negative number, the most significant first. */
  static String lastDigits(BigInteger number, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = length - 1; i >= 0; i--) {
      text.append(DIGITS.charAt(number.shiftRight(i * BITS_PER_DIGIT).intValue() & 31));
    }
    return text.toString();
  }

  /** Appends the last {@code length} digits of a non-negative number, the most significant first. */
  static void appendLastDigits(StringBuilder text, long number, int length) {
    for (int i = length - 1; i >= 0; i--) {
      text.append(DIGITS.charAt((int) (number >>> (i * BITS_PER_DIGIT)) & 31));
    }
  }

  /** The number that at most 12 digits of this alphabet spell, or a negative one if others are among them. */
  static long number(String text, int start, int end) {
    long number = 0;
    long negative = 0;
    for (int i = start; i < end; i++) {
      long value = value(text.charAt(i));
      negative |= value;
      number = (number << BITS_PER_DIGIT) | value;
    }
    return negative < 0 ? -1 : number;
  }

  /** Whether the rest of the text consists of such digits. */
  static boolean isAlphabetOnly(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (value(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** 0 to 31, or -1; by a table, because every request passes here and digits follow no pattern to foresee. */
  private static int value(char c) {
    return c < VALUES.length ? VALUES[c] : -1;
  }

  private static byte[] values() {
    byte[] values = new byte[0x80];
    Arrays.fill(values, (byte) -1);
    for (byte i = 0; i < DIGITS.length(); i++) {
      values[DIGITS.charAt(i)] = i;
    }
    return values;
  }
}
