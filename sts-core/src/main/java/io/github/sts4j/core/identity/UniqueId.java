package io.github.sts4j.core.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/**
 * The id of a user, role, group or policy that is never used again, unlike its name: 12 to 128 of
 * {@code A-Z a-z 0-9 _} (ID-5, ID-6). The 12 digits of an account are the id of its root (CI-2).
 *
 * <p>Sessions are bound to it, so deleting a role and making another of the same name does not revive the sessions of
 * the first (AR-25).
 *
 * @param value the text of the id
 */
public record UniqueId(String value) {
  private static final int DIGITS = 17;
  private static final int MIN_LENGTH = 12;
  private static final int MAX_LENGTH = 128;

  /** What an id names; the kind decides its prefix (ID-5). */
  public enum Kind {
    /** A user, {@code AIDA}. */
    USER("AIDA"),
    /** A role, {@code AROA}. */
    ROLE("AROA"),
    /** A group, {@code AGPA}. */
    GROUP("AGPA"),
    /** A managed policy, {@code ANPA}. */
    MANAGED_POLICY("ANPA");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }

    /** The four letters that an id of this kind starts with. */
    public String prefix() {
      return prefix;
    }
  }

  /** @throws IllegalArgumentException if {@code value} is not 12 to 128 of {@code A-Z a-z 0-9 _} */
  public UniqueId {
    requireNonNull(value, "value");
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH || !AsciiWord.isWord(value)) {
      throw new IllegalArgumentException(
          "unique id `" + value + "` must be 12 to 128 of `A-Z a-z 0-9 _`");
    }
  }

  /**
   * The unique id written as {@code value}.
   *
   * @throws IllegalArgumentException if {@code value} is not 12 to 128 of {@code A-Z a-z 0-9 _}
   */
  public static UniqueId of(String value) {
    return new UniqueId(value);
  }

  /** A new id: the kind's prefix and 85 random bits as 17 base32 characters (ID-6). */
  public static UniqueId random(Kind kind, RandomGenerator random) {
    byte[] bytes = new byte[11];
    random.nextBytes(bytes);
    return withDigits(kind, new BigInteger(1, bytes));
  }

  /**
   * The id that always belongs to one ARN: the kind's prefix and the last 85 bits of the SHA-256 of the ARN's text.
   *
   * <p>For worlds written down in a file that leaves the id out. It is stable across restarts, and for that very reason
   * a role made again under the same ARN has the same id and its old sessions live on. Where roles are deleted and made
   * again, store a {@link #random} id (AR-25).
   */
  public static UniqueId derived(Kind kind, String arn) {
    return withDigits(kind, new BigInteger(1, sha256(arn)));
  }

  private static UniqueId withDigits(Kind kind, BigInteger number) {
    return new UniqueId(kind.prefix() + Base32Alphabet.lastDigits(number, DIGITS));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The text of the id. */
  @Override
  public String toString() {
    return value;
  }
}
