package io.github.sts4j.core.identity;

import java.math.BigInteger;

/** The base32 digits of access keys and unique ids: {@code A-Z}, then {@code 2-7} (ID-7). */
final class Base32Alphabet {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS_PER_DIGIT = 5;

  private Base32Alphabet() {}

  /** The last {@code length} digits of a non-negative number, the most significant first. */
  static String lastDigits(BigInteger number, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = length - 1; i >= 0; i--) {
      text.append(DIGITS.charAt(number.shiftRight(i * BITS_PER_DIGIT).intValue() & 31));
    }
    return text.toString();
  }

  /** The number that at most 12 digits of this alphabet spell. */
  static long number(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      number = (number << BITS_PER_DIGIT) | DIGITS.indexOf(digits.charAt(i));
    }
    return number;
  }

  static boolean isAlphabetOnly(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (DIGITS.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }
}
