package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import java.util.regex.Pattern;

/** The characters of section 2.2. Each is a single character class, so that matching is linear. */
final class Syntax {
  static final Pattern ARN = Pattern.compile(
      "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");
  static final Pattern NAME = Pattern.compile("[\\w+=,.@-]*");
  static final Pattern POLICY = Pattern.compile("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*");
  static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:\\/-]*");
  static final Pattern SERIAL_NUMBER = Pattern.compile("[\\w+=/:,.@-]*");
  static final Pattern TOKEN_CODE = Pattern.compile("[\\d]*");
  static final Pattern TAG = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  static final Pattern WORD = Pattern.compile("[\\w]*");
  static final Pattern ANY = Pattern.compile("[\\x{0}-\\x{10FFFF}]*");

  private Syntax() {}

  /**
   * The ARN that a text of the right length and characters is.
   *
   * @throws StsException {@code ValidationError} when it is not shaped like one (WP-8a)
   */
  static Arn arn(String text) {
    try {
      return Arn.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StsException(StsError.VALIDATION_ERROR, text + " is invalid");
    }
  }

  /** Characters are Unicode scalar values (WP-6). */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
