package io.github.sts4j.core.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The secret half of a credential, from which signatures are derived.
 *
 * <p>It never prints, and comparing two takes the same time wherever they differ. Reading it is one searchable call,
 * {@link #reveal}. Immutable and safe for use by many threads.
 */
public final class SecretAccessKey {
  private static final int RANDOM_BYTES = 30;
  private static final int MAX_LENGTH = 128;

  private final String secret;

  private SecretAccessKey(String secret) {
    this.secret = secret;
  }

  /**
   * The secret written as {@code secret}: 1 to 128 visible ASCII characters.
   *
   * @throws IllegalArgumentException if it is anything else; the message does not hold the secret
   */
  public static SecretAccessKey of(String secret) {
    requireNonNull(secret, "secret");
    if (secret.isEmpty() || secret.length() > MAX_LENGTH || !isVisibleAscii(secret)) {
      throw new IllegalArgumentException(
          "secret access key must be 1 to 128 visible ASCII characters, got "
              + secret.length()
              + " characters");
    }
    return new SecretAccessKey(secret);
  }

  private static boolean isVisibleAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7F) {
        return false;
      }
    }
    return true;
  }

  /**
   * A new secret: 240 random bits as 40 characters of the base64 alphabet (CR-2).
   *
   * @param random a cryptographically strong source, such as {@link java.security.SecureRandom}
   */
  public static SecretAccessKey generate(RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return new SecretAccessKey(Base64.getEncoder().encodeToString(bytes));
  }

  /** The secret itself, to derive a signing key from or to hand to its owner once. Never log or store it. */
  public String reveal() {
    return secret;
  }

  /** Whether both are the same secret, in time that does not depend on where they differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecretAccessKey that
        && MessageDigest.isEqual(secret.getBytes(US_ASCII), that.secret.getBytes(US_ASCII));
  }

  /** The same for every secret, so that it says nothing about this one. */
  @Override
  public int hashCode() {
    return SecretAccessKey.class.hashCode();
  }

  /** A fixed text without the secret. */
  @Override
  public String toString() {
    return "SecretAccessKey[redacted]";
  }
}
