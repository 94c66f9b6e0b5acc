package io.github.sts4j.examples.endpoint.s3;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The opaque text that says where a listing goes on. It is not sealed: a forged one moves the start of a listing whose
 * prefix was authorised anew, which {@code start-after} could do as well.
 */
final class ContinuationToken {
  private static final String VERSION = "1:";

  private ContinuationToken() {}

  static String after(String entry) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((VERSION + entry).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The entry that a token of ours stands for.
   *
   * @throws S3Exception if it is none
   */
  static String parse(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      // Made again, to refuse padding, loose bits and bytes that are not UTF-8.
      if (text.startsWith(VERSION) && after(text.substring(VERSION.length())).equals(token)) {
        return text.substring(VERSION.length());
      }
    } catch (IllegalArgumentException notBase64) {
      // Reported below.
    }
    throw S3Error.INVALID_ARGUMENT.because("the continuation token provided is incorrect");
  }
}
