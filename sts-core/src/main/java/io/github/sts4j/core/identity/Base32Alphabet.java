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

  /** The number that the digits spell, or -1 if one is outside the alphabet; at most 12 digits. */
  static long number(String digits) {
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = DIGITS.indexOf(digits.charAt(i));
      if (digit < 0) {
        return -1;
      }
      number = (number << BITS_PER_DIGIT) | digit;
    }
    return number;
  }

  static boolean isAlphabetOnly(String text) {
    return text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
  }
}
