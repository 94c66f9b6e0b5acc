package io.github.sts4j.examples.endpoint.s3;

/** Which text may stand in a response header. */
final class HeaderText {
  private HeaderText() {}

  /**
   * The value, if it may be sent back in a header.
   *
   * @throws S3Exception if it holds control characters, or characters past U+00FF: an HTTP server that keeps the low
   *     byte of each would turn U+010A into a line feed and let the caller write headers of its own
   */
  static String check(String name, String value) {
    if (!value.chars().allMatch(HeaderText::isAllowed)) {
      throw S3Error.INVALID_ARGUMENT.because(
          "the value of `" + name + "` holds characters that a header cannot carry");
    }
    return value;
  }

  private static boolean isAllowed(int c) {
    return c == '\t' || (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c <= 0xFF);
  }
}
