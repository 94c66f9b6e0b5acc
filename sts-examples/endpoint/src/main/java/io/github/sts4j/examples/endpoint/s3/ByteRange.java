package io.github.sts4j.examples.endpoint.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of an object, both ends included. */
record ByteRange(long first, long last) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d*)-(\\d*)");

  /**
   * The part that a Range header asks for; empty if the header is to be ignored, as RFC 9110, section 14.2 has it for
   * several ranges, other units and broken syntax.
   *
   * @throws S3Exception if no byte of the object lies in the range
   */
  static Optional<ByteRange> parse(String header, long size) {
    Matcher matcher = SINGLE.matcher(header.trim());
    if (!matcher.matches() || header.trim().equals("bytes=-")) {
      return Optional.empty();
    }
    boolean suffix = matcher.group(1).isEmpty();
    boolean open = matcher.group(2).isEmpty();
    long end = number(matcher.group(2));
    long first = suffix ? size - Math.min(end, size) : number(matcher.group(1));
    long last = suffix || open ? size - 1 : Math.min(end, size - 1);
    if (!suffix && !open && end < first) {
      return Optional.empty();
    }
    if (first >= size) {
      throw S3Error.INVALID_RANGE.because(
          "the range `" + header + "` lies outside the object's " + size + " bytes");
    }
    return Optional.of(new ByteRange(first, last));
  }

  /** The digits as a number; what is too large for one is as good as the largest. */
  private static long number(String digits) {
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits);
    } catch (NumberFormatException tooLarge) {
      return Long.MAX_VALUE;
    }
  }
}
