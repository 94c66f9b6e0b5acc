package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * A time as signatures write it, {@code 20150830T123600Z}, and its day in UTC. Read and written by hand, because every
 * request passes here.
 */
record SigningInstant(String text, Instant instant, LocalDate date) {
  private static final String SHAPE = "ddddddddTddddddZ";
  private static final int DATE_LENGTH = 8;
  private static final int MAX_YEAR = 9999;
  private static final long SECONDS_A_DAY = 86_400;

  static SigningInstant parse(String text, SignatureForm form) {
    if (hasShape(text, SHAPE)) {
      try {
        LocalDate date = date(text);
        long second = date.toEpochDay() * SECONDS_A_DAY + secondOfDay(text);
        return new SigningInstant(text, Instant.ofEpochSecond(second), date);
      } catch (DateTimeException impossible) {
        throw notATime(text, form);
      }
    }
    throw notATime(text, form);
  }

  /** The day of a credential scope, {@code 20150830}. */
  static LocalDate parseDate(String text, SignatureForm form) {
    if (hasShape(text, SHAPE.substring(0, DATE_LENGTH))) {
      try {
        return date(text);
      } catch (DateTimeException impossible) {
        throw form.malformed(
            "the credential scope's date " + SignatureForm.quoted(text) + " does not exist");
      }
    }
    throw form.malformed(
        "the credential scope's date must be like `20150830`, not " + SignatureForm.quoted(text));
  }

  /** Whether this part of a credential is the day of this time, to the letter. */
  boolean isOn(String credential, int start, int end) {
    return end - start == DATE_LENGTH && text.regionMatches(0, credential, start, DATE_LENGTH);
  }

  /** A day as a credential scope has it, {@code 20150830}. */
  static String text(LocalDate date) {
    if (date.getYear() < 0 || date.getYear() > MAX_YEAR) {
      return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
    char[] digits = new char[DATE_LENGTH];
    int rest = (date.getYear() * 100 + date.getMonthValue()) * 100 + date.getDayOfMonth();
    for (int i = DATE_LENGTH - 1; i >= 0; i--) {
      digits[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return new String(digits);
  }

  private static AuthenticationException notATime(String text, SignatureForm form) {
    return form.malformed(
        "`X-Amz-Date` must be a time like `20150830T123600Z`, not " + SignatureForm.quoted(text));
  }

  private static boolean hasShape(String text, String shape) {
    if (text.length() != shape.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(i);
      if (shape.charAt(i) == 'd' ? !Ascii.isDigit(c) : c != shape.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static LocalDate date(String text) {
    return LocalDate.of(100 * two(text, 0) + two(text, 2), two(text, 4), two(text, 6));
  }

  private static int secondOfDay(String text) {
    int hour = two(text, 9);
    int minute = two(text, 11);
    int second = two(text, 13);
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no such time of day");
    }
    return (hour * 60 + minute) * 60 + second;
  }

  private static int two(String digits, int at) {
    return 10 * (digits.charAt(at) - '0') + digits.charAt(at + 1) - '0';
  }
}
