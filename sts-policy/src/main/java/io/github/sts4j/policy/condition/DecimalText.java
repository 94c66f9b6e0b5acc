package io.github.sts4j.policy.condition;

/**
 * Decimal numbers compared as they are written: an optional sign, digits, optionally a point and digits. Exact for any
 * number of digits, in linear time and without allocation.
 */
final class DecimalText {
  private DecimalText() {}

  /** Whether the whole text is a number. */
  static boolean isNumber(String text) {
    int from = signLength(text);
    int point = endOfDigits(text, from);
    if (point == from) {
      return false;
    }
    if (point == text.length()) {
      return true;
    }
    return text.charAt(point) == '.'
        && point + 1 < text.length()
        && endOfDigits(text, point + 1) == text.length();
  }

  /** The sign of comparing two numbers. Both texts must be numbers. */
  static int compare(String left, String right) {
    int leftSign = signum(left);
    int rightSign = signum(right);
    return leftSign != rightSign
        ? Integer.compare(leftSign, rightSign)
        : leftSign * compareSizes(left, right);
  }

  private static int compareSizes(String left, String right) {
    int leftFrom = skipZeros(left);
    int rightFrom = skipZeros(right);
    int leftPoint = endOfDigits(left, leftFrom);
    int rightPoint = endOfDigits(right, rightFrom);
    int byLength = Integer.compare(leftPoint - leftFrom, rightPoint - rightFrom);
    if (byLength != 0) {
      return byLength;
    }
    for (int i = 0; i < leftPoint - leftFrom; i++) {
      int byDigit = Character.compare(left.charAt(leftFrom + i), right.charAt(rightFrom + i));
      if (byDigit != 0) {
        return Integer.signum(byDigit);
      }
    }
    return compareFractions(left, leftPoint + 1, right, rightPoint + 1);
  }

  private static int compareFractions(String left, int leftFrom, String right, int rightFrom) {
    int digits = Math.max(left.length() - leftFrom, right.length() - rightFrom);
    for (int i = 0; i < digits; i++) {
      int byDigit =
          Character.compare(digitOrZero(left, leftFrom + i), digitOrZero(right, rightFrom + i));
      if (byDigit != 0) {
        return Integer.signum(byDigit);
      }
    }
    return 0;
  }

  private static int signum(String text) {
    for (int i = signLength(text); i < text.length(); i++) {
      if (text.charAt(i) != '0' && text.charAt(i) != '.') {
        return text.charAt(0) == '-' ? -1 : 1;
      }
    }
    return 0;
  }

  private static char digitOrZero(String text, int at) {
    return at < text.length() ? text.charAt(at) : '0';
  }

  private static int skipZeros(String text) {
    int at = signLength(text);
    while (at < text.length() && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static int signLength(String text) {
    return text.startsWith("-") || text.startsWith("+") ? 1 : 0;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
