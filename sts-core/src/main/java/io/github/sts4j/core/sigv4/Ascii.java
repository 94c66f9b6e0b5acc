package io.github.sts4j.core.sigv4;

/** Classes of ASCII characters; unlike those of {@link Character} they hold nothing beyond. */
final class Ascii {
  private static final int DELETE = 0x7f;

  private Ascii() {}

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Letters, digits, punctuation and the space. */
  static boolean isPrintable(int c) {
    return c >= ' ' && c < DELETE;
  }

  /** One or more digits, and at most so many. */
  static boolean isNumber(String text, int maxDigits) {
    return !text.isEmpty() && text.length() <= maxDigits && text.chars().allMatch(Ascii::isDigit);
  }
}
