package io.github.sts4j.core.parameter;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;

/** The characters of section 2.2. Each is a single character class, so that matching is linear. */
public final class Syntax {
  public static final Alphabet ARN = Alphabet.of(
      "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]*");
  public static final Alphabet NAME = Alphabet.of("[\\w+=,.@-]*");
  public static final Alphabet POLICY = Alphabet.of("[\\u0009\\u000A\\u000D\\u0020-\\u00FF]*");
  public static final Alphabet EXTERNAL_ID = Alphabet.of("[\\w+=,.@:\\/-]*");
  public static final Alphabet SERIAL_NUMBER = Alphabet.of("[\\w+=/:,.@-]*");
  public static final Alphabet TOKEN_CODE = Alphabet.of("[\\d]*");
  public static final Alphabet TAG = Alphabet.of("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  public static final Alphabet WORD = Alphabet.of("[\\w]*");
  public static final Alphabet ANY = Alphabet.of("[\\x{0}-\\x{10FFFF}]*");

  private Syntax() {}

  /**
   * The ARN that a text of the right length and characters is.
   *
   * @throws StsException {@code ValidationError} when it is not shaped like one (WP-8a)
   */
  public static Arn arn(String text) {
    try {
      return Arn.parse(text);
    } catch (IllegalArgumentException e) {
      throw new StsException(StsError.VALIDATION_ERROR, text + " is invalid");
    }
  }

  /** Characters are Unicode scalar values (WP-6). */
  public static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
