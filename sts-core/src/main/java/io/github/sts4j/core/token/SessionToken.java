package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session token as its holder has it: opaque text, not yet known to be ours. Only {@link SessionTokenSealer#open}
 * tells what it says, if anything.
 *
 * <p>It never prints, and comparing two takes the same time wherever they differ. Immutable and safe for use by many
 * threads.
 */
public final class SessionToken {
  /** The most characters a token has. */
  public static final int MAX_LENGTH = 32_768;

  /** The most bytes a token of {@link #MAX_LENGTH} characters stands for. */
  static final int MAX_BYTES = MAX_LENGTH / 4 * 3;

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final int MIN_LENGTH = 67; // an envelope around one byte

  private final String text;
  private final byte[] bytes;

  private SessionToken(String text, byte[] bytes) {
    this.text = text;
    this.bytes = bytes;
  }

  /**
   * The token written as {@code text}, or empty if no token is written so: unpadded base64url of 67 to
   * {@link #MAX_LENGTH} characters, without whitespace, in the one form that its bytes have.
   */
  public static Optional<SessionToken> parse(String text) {
    requireNonNull(text, "text");
    if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      return isCanonical(text) ? Optional.of(new SessionToken(text, bytes)) : Optional.empty();
    } catch (IllegalArgumentException notBase64Url) {
      return Optional.empty();
    }
  }

  /**
   * Whether this text, which decodes, is the one that its bytes have. The decoder lets padding pass, and bits of the last
   * character that belong to no byte; one token has one text, or else a denied one has others.
   */
  private static boolean isCanonical(String text) {
    int beyond = text.length() % 4;
    int last = DIGITS.indexOf(text.charAt(text.length() - 1));
    int strayBits = beyond == 0 ? 0 : beyond == 2 ? 0xf : 0x3;
    return last >= 0 && (last & strayBits) == 0;
  }

  static SessionToken ofBytes(byte[] bytes) {
    return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), bytes);
  }

  /** The text to hand to the session's owner. Never log it. */
  public String text() {
    return text;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The same without a copy, for who leaves them as they are. */
  byte[] sharedBytes() {
    return bytes;
  }

  /** Whether both are the same token, in time that does not depend on where they differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SessionToken that
        && MessageDigest.isEqual(text.getBytes(US_ASCII), that.text.getBytes(US_ASCII));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** A fixed text without the token. */
  @Override
  public String toString() {
    return "SessionToken[redacted]";
  }
}
