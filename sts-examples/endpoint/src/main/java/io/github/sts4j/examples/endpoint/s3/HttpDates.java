package io.github.sts4j.examples.endpoint.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates in HTTP headers and in S3 documents. */
final class HttpDates {
  /** Not {@link DateTimeFormatter#RFC_1123_DATE_TIME}, which writes days below ten with one digit. */
  private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern(
          "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter DOCUMENT = DateTimeFormatter.ofPattern(
          "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private HttpDates() {}

  static String inHeader(Instant instant) {
    return HEADER.format(instant);
  }

  static String inDocument(Instant instant) {
    return DOCUMENT.format(instant);
  }

  /** The date, or empty if it is none; RFC 9110 has a recipient ignore such a condition. */
  static Optional<Instant> parse(String header) {
    try {
      return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }
}
