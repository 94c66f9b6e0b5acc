package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * The day, region and service a signature is good for.
 *
 * @param date the day of signing, in UTC
 * @param region lower-case letters, digits and hyphens, such as {@code eu-central-1}
 * @param service the same, such as {@code sts}
 */
public record CredentialScope(LocalDate date, String region, String service) {
  static final String TERMINATOR = "aws4_request";
  private static final int MAX_PART = 64;
  private static final AsciiSet PART = AsciiSet.of("-0123456789abcdefghijklmnopqrstuvwxyz");

  /** Refuses a region or service that is not well-formed with an {@link IllegalArgumentException}. */
  public CredentialScope {
    requireNonNull(date, "date");
    if (!isWellFormedPart(region) || !isWellFormedPart(service)) {
      throw new IllegalArgumentException(
          "a region and a service are lower-case letters, digits and hyphens");
    }
  }

  static boolean isWellFormedPart(String part) {
    if (part.isEmpty() || part.length() > MAX_PART) {
      return false;
    }
    return PART.containsAll(part);
  }

  /** The day as signatures write it: {@code 20150830}. */
  String dateText() {
    return SigningInstant.text(date);
  }

  /** The scope as signatures write it: {@code 20150830/us-east-1/sts/aws4_request}. */
  @Override
  public String toString() {
    return dateText() + '/' + region + '/' + service + '/' + TERMINATOR;
  }
}
