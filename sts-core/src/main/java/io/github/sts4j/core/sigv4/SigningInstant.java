package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A time as signatures write it, {@code 20150830T123600Z}. */
final class SigningInstant {
  private static final String SHAPE = "ddddddddTddddddZ";
  private static final int DATE_LENGTH = 8;

  private SigningInstant() {}

  static Instant parse(String text, SignatureForm form) {
    if (hasShape(text, SHAPE)) {
      try {
        return LocalDateTime.of(
                number(text, 0, 4),
                number(text, 4, 6),
                number(text, 6, 8),
                number(text, 9, 11),
                number(text, 11, 13),
                number(text, 13, 15))
            .toInstant(ZoneOffset.UTC);
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
        return LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
      } catch (DateTimeException impossible) {
        throw form.malformed(
            "the credential scope's date " + SignatureForm.quoted(text) + " does not exist");
      }
    }
    throw form.malformed(
        "the credential scope's date must be like `20150830`, not " + SignatureForm.quoted(text));
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

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
