package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Turns the explanation of a denial into text that only a holder of the keys can read, and back (DM-3): unpadded
 * base64url of the envelope that session tokens have too, sealed for a purpose of its own.
 *
 * <p>Whoever receives the text can neither read nor change it. Its length tells little: it is one of four, and always
 * the longest for a message that is sealed {@linkplain #sealAtFullLength at full length}. Safe for use by many threads
 * if the ring and the random generator are.
 */
public final class AuthorizationMessageSealer {
  /** The most characters a message has (DM-3, table 2.2). */
  public static final int MAX_LENGTH = 10_240;

  private static final int MAX_BYTES = MAX_LENGTH / 4 * 3;
  private static final int STEP_BYTES = MAX_BYTES / 4;
  private static final int MIN_LENGTH = 67; // an envelope around one byte

  /** The most bytes that the documents of a message may take together, in UTF-8. */
  public static final int MAX_DOCUMENT_BYTES =
      MAX_BYTES - Sealer.OVERHEAD - AuthorizationMessageCodec.OVERHEAD;

  private final Sealer sealer;

  private AuthorizationMessageSealer(Sealer sealer) {
    this.sealer = sealer;
  }

  /**
   * A sealer on the platform's own ciphers.
   *
   * @param random where nonces come from: cryptographically strong, such as {@link java.security.SecureRandom}
   */
  public static AuthorizationMessageSealer create(KeyRing keyRing, RandomGenerator random) {
    return new AuthorizationMessageSealer(
        new Sealer(Purpose.AUTHORIZATION_MESSAGE, keyRing, random, null));
  }

  /**
   * The message as text, padded to the next quarter of {@link #MAX_LENGTH}.
   *
   * @throws IllegalArgumentException if the documents take more than {@link #MAX_DOCUMENT_BYTES}
   */
  public String seal(AuthorizationMessage message) {
    int bytes = AuthorizationMessageCodec.encode(message, 0).length + Sealer.OVERHEAD;
    return seal(message, (bytes + STEP_BYTES - 1) / STEP_BYTES * STEP_BYTES);
  }

  /**
   * The message as text of {@link #MAX_LENGTH} characters, whatever it says.
   *
   * @throws IllegalArgumentException if the documents take more than {@link #MAX_DOCUMENT_BYTES}
   */
  public String sealAtFullLength(AuthorizationMessage message) {
    return seal(message, MAX_BYTES);
  }

  private String seal(AuthorizationMessage message, int bytes) {
    byte[] plaintext =
        AuthorizationMessageCodec.encode(message, Math.min(bytes, MAX_BYTES) - Sealer.OVERHEAD);
    if (plaintext.length + Sealer.OVERHEAD > MAX_BYTES) {
      throw new IllegalArgumentException("the documents of an authorization message take more than "
          + MAX_DOCUMENT_BYTES + " bytes: shorten them");
    }
    // All messages live equally long, so that their expiry runs like the clock the sealer asks for.
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sealer.seal(plaintext, message.expiresAt()));
  }

  /**
   * What a text says, or empty if it was not sealed here: wrong characters, line breaks, padding, a changed bit, an
   * unknown key and another purpose are all the same (DM-2). Expiry is the caller's to check.
   */
  public Optional<AuthorizationMessage> open(String text) {
    requireNonNull(text, "text");
    if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(text);
      // The decoder lets padding and stray low bits pass; a message has one form.
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed).equals(text)
          ? sealer.open(sealed).map(opened -> AuthorizationMessageCodec.decode(opened.plaintext()))
          : Optional.empty();
    } catch (IllegalArgumentException notAMessage) {
      return Optional.empty();
    }
  }
}
