package io.github.sts4j.examples.endpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** What a client must send in its {@code Authorization} header. It never prints. */
final class AuthorizationToken {
  private static final int MIN_LENGTH = 16;

  private final byte[] expected;

  private AuthorizationToken(byte[] expected) {
    this.expected = expected;
  }

  /**
   * The token that a file holds.
   *
   * @throws IOException when it cannot be read, or clients could not send its content as a header
   */
  static AuthorizationToken read(Path file) throws IOException {
    String text = InputFile.read("authorization token file", file);
    boolean visible = text.chars().allMatch(c -> c > ' ' && c <= '~');
    if (!visible || text.length() < MIN_LENGTH) {
      // AWS's clients send the file as it is: a line break at its end makes them fail.
      throw new IOException("the authorization token file `" + file + "` must hold at least "
          + MIN_LENGTH + " visible ASCII characters and nothing else, not even a line break at its"
          + " end: write it with printf");
    }
    return new AuthorizationToken(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Whether this is the token, in time that does not tell where it differs. */
  boolean matches(String sent) {
    return MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AuthorizationToken[redacted]";
  }
}
