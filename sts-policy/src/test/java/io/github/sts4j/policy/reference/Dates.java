package io.github.sts4j.policy.reference;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments: the W3C profile of ISO 8601, with offset, fraction, or as a bare date, or epoch seconds. */
final class Dates {
  private static final Pattern EPOCH = Pattern.compile("-?[0-9]{1,15}");
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T(.*))?");
  private static final Pattern TIME = Pattern.compile(
      "([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]+))?)?(?:Z|([+-])([0-9]{2}):([0-9]{2}))");

  private Dates() {}

  /** The moment a text means; other notations are not dates. */
  static Optional<Instant> read(String text) {
    // Four digits and a hyphen begin a date; everything else is epoch seconds.
    if (EPOCH.matcher(text).matches()) {
      return Optional.of(Instant.EPOCH.plusSeconds(Long.parseLong(text)));
    }
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.of(number(date, 1), number(date, 2), number(date, 3));
      return date.group(4) == null
          ? Optional.of(day.atStartOfDay().toInstant(ZoneOffset.UTC))
          : read(day, date.group(4));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> read(LocalDate day, String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    // A fraction counts to the nanosecond.
    String fraction = ((time.group(4) == null ? "" : time.group(4)) + "000000000").substring(0, 9);
    int second = time.group(3) == null ? 0 : number(time, 3);
    LocalTime clock =
        LocalTime.of(number(time, 1), number(time, 2), second, Integer.parseInt(fraction));
    Instant local = LocalDateTime.of(day, clock).toInstant(ZoneOffset.UTC);
    if (time.group(5) == null) {
      return Optional.of(local);
    }
    LocalTime offset = LocalTime.of(number(time, 6), number(time, 7));
    int seconds = offset.toSecondOfDay();
    return Optional.of(local.minusSeconds(time.group(5).equals("+") ? seconds : -seconds));
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
