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
  private static final int LENGTH = "20150830T123600Z".length();
  private static final int DATE_LENGTH = 8;
  private static final int MAX_YEAR = 9999;
  private static final int NO_NUMBER = -1;
  private static final long SECONDS_A_DAY = 86_400;

  static SigningInstant parse(String text, SignatureForm form) {
    if (text.length() == LENGTH
        && text.charAt(DATE_LENGTH) == 'T'
        && text.charAt(LENGTH - 1) == 'Z') {
      int date = digits(text, 0, DATE_LENGTH);
      int time = digits(text, DATE_LENGTH + 1, LENGTH - 1);
      if (date != NO_NUMBER && time != NO_NUMBER) {
        try {
          LocalDate day = date(date);
          long second = day.toEpochDay() * SECONDS_A_DAY + secondOfDay(time);
          return new SigningInstant(text, Instant.ofEpochSecond(second), day);
        } catch (DateTimeException impossible) {
          throw notATime(text, form);
        }
      }
    }
    throw notATime(text, form);
  }

  /** The day of a credential scope, {@code 20150830}. */
  static LocalDate parseDate(String text, SignatureForm form) {
    int date = text.length() == DATE_LENGTH ? digits(text, 0, DATE_LENGTH) : NO_NUMBER;
    if (date != NO_NUMBER) {
      try {
        return date(date);
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

  private static LocalDate date(int date) {
    return LocalDate.of(date / 10_000, date / 100 % 100, date % 100);
  }

  private static int secondOfDay(int time) {
    int hour = time / 10_000;
    int minute = time / 100 % 100;
    int second = time % 100;
    if (hour > 23 || minute > 59 || second > 59) {
      throw new DateTimeException("no such time of day");
    }
    return (hour * 60 + minute) * 60 + second;
  }

  /** The number that a part of the text is, or {@link #NO_NUMBER}. */
  private static int digits(String text, int start, int end) {
    int number = 0;
    int outside = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      number = 10 * number + digit;
      outside |= digit | (9 - digit); // negative if it is none
    }
    return outside < 0 ? NO_NUMBER : number;
  }
}
