package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A 256-bit key that seals and opens session tokens, with the id that tokens name it by.
 *
 * <p>Who holds it reads and forges every token under it. Use it for nothing else: a password, a root secret or a
 * signing key that doubles as a token key turns one leak into all of them. It never prints. Immutable and safe for use
 * by many threads.
 */
public final class TokenKey {
  static final int SECRET_LENGTH = 32;

  private final KeyId id;
  private final byte[] secret;

  private TokenKey(KeyId id, byte[] secret) {
    this.id = id;
    this.secret = secret;
  }

  /**
   * A new key with a new id.
   *
   * @param random a cryptographically strong source, such as {@link java.security.SecureRandom}
   */
  public static TokenKey generate(RandomGenerator random) {
    byte[] secret = new byte[SECRET_LENGTH];
    random.nextBytes(secret);
    return of(KeyId.generate(random), secret);
  }

  /**
   * A key that was stored elsewhere.
   *
   * @param secret 32 bytes of uniform randomness, copied; never a password or text
   * @throws IllegalArgumentException if {@code secret} is not 32 bytes, or all of them are zero
   */
  public static TokenKey of(KeyId id, byte[] secret) {
    requireNonNull(id, "id");
    byte[] copy = secret.clone();
    if (copy.length != SECRET_LENGTH) {
      throw new IllegalArgumentException(
          "the secret of token key `" + id + "` must be 32 bytes, got " + copy.length);
    }
    if (MessageDigest.isEqual(copy, new byte[SECRET_LENGTH])) {
      throw new IllegalArgumentException(
          "the secret of token key `" + id + "` is all zero: fill it from a secure random source");
    }
    return new TokenKey(id, copy);
  }

  /** The id that tokens name this key by. */
  public KeyId id() {
    return id;
  }

  /** A copy of the key itself, to store it in a vault or a key table. Never log it or send it. */
  public byte[] insecureExportSecret() {
    return secret.clone();
  }

  /** Whether both have one id and one secret, in time that does not depend on where the secrets differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TokenKey that
            && id.equals(that.id)
            && MessageDigest.isEqual(secret, that.secret));
  }

  /** That of the id alone, so that it says nothing about the secret. */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id, without the secret. */
  @Override
  public String toString() {
    return "TokenKey[" + id + ", redacted]";
  }
}
