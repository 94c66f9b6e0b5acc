package io.github.sts4j.policy.condition;

/**
 * Moments in the W3C profile of ISO 8601 (a bare date, or date and time with an offset and an optional fraction) or in
 * epoch seconds, read without allocation. A fraction counts to the nanosecond.
 */
final class DateText {
  /** What {@link #seconds} answers for a text that is no date. */
  static final long NOT_A_DATE = Long.MIN_VALUE;

  private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int DATE_LENGTH = 10;
  private static final int MAX_EPOCH_DIGITS = 15;

  private DateText() {}

  /** The whole seconds since 1970, rounded down, or {@link #NOT_A_DATE}. */
  static long seconds(String text) {
    return text.length() > 4 && text.charAt(4) == '-' ? isoSeconds(text) : epochSeconds(text);
  }

  /** The nanoseconds above {@link #seconds}. The text must be a date. */
  static int nanos(String text) {
    int at = text.indexOf('.') + 1;
    if (at == 0) {
      return 0;
    }
    int nanos = 0;
    for (int digit = 0; digit < 9; digit++) {
      int next = at + digit < text.length() ? text.charAt(at + digit) - '0' : -1;
      if (next < 0 || next > 9) {
        return nanos * powerOfTen(9 - digit);
      }
      nanos = nanos * 10 + next;
    }
    return nanos;
  }

  private static int powerOfTen(int exponent) {
    int power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  private static long epochSeconds(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - from;
    if (digits < 1 || digits > MAX_EPOCH_DIGITS) {
      return NOT_A_DATE;
    }
    long value = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NOT_A_DATE;
      }
      value = value * 10 + (c - '0');
    }
    return from == 1 ? -value : value;
  }

  private static long isoSeconds(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    boolean isDate = year >= 0
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= daysIn(year, month)
        && is(text, 7, '-');
    if (!isDate) {
      return NOT_A_DATE;
    }
    long midnight = epochDay(year, month, day) * 86_400;
    return text.length() == DATE_LENGTH ? midnight : plusTime(midnight, text);
  }

  private static long plusTime(long midnight, String text) {
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    if (!is(text, 10, 'T')
        || hour < 0
        || hour > 23
        || !is(text, 13, ':')
        || minute < 0
        || minute > 59) {
      return NOT_A_DATE;
    }
    int at = 16;
    int second = 0;
    if (is(text, at, ':')) {
      second = number(text, at + 1, 2);
      if (second < 0 || second > 59) {
        return NOT_A_DATE;
      }
      at = endOfFraction(text, at + 3);
    }
    int offset = offset(text, at);
    return offset == Integer.MIN_VALUE
        ? NOT_A_DATE
        : midnight + hour * 3600L + minute * 60L + second - offset;
  }

  /** Where the offset begins after an optional fraction; at the point itself if no digit follows it. */
  private static int endOfFraction(String text, int at) {
    if (!is(text, at, '.')) {
      return at;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == at + 1 ? at : end;
  }

  /** The offset in seconds if the text ends with one at this place, else the smallest integer. */
  private static int offset(String text, int at) {
    if (is(text, at, 'Z') && text.length() == at + 1) {
      return 0;
    }
    int hours = number(text, at + 1, 2);
    int minutes = number(text, at + 4, 2);
    boolean signed = is(text, at, '+') || is(text, at, '-');
    if (!signed || text.length() != at + 6 || !is(text, at + 3, ':')) {
      return Integer.MIN_VALUE;
    }
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = hours * 3600 + minutes * 60;
    return is(text, at, '-') ? -seconds : seconds;
  }

  private static int daysIn(int year, int month) {
    boolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : DAYS[month - 1];
  }

  /** Days since 1970-01-01, counted in years that begin in March so that the leap day comes last. */
  private static long epochDay(int year, int month, int day) {
    long marchYear = month > 2 ? year : year - 1;
    int marchMonth = (month + 9) % 12;
    long leapDays =
        Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
    return 365 * marchYear + leapDays + (153L * marchMonth + 2) / 5 + day - 1 - 719_468;
  }

  private static boolean is(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** The number written with so many digits at this place, or -1. */
  private static int number(String text, int at, int digits) {
    if (at + digits > text.length()) {
      return -1;
    }
    int value = 0;
    for (int i = at; i < at + digits; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
