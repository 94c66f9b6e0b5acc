package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Turns the claims of a session into a token, and a token back into claims.
 *
 * <p>The holder of a token can neither read nor change it, nor compute the secret access key from it. A token opens
 * only with the access key id it was made for, and only while the ring has its key. Safe for use by many threads if the
 * ring and the random generator are.
 */
public final class SessionTokenSealer {
  private static final int MAX_CLAIMS_BYTES = SessionToken.MAX_BYTES - Sealer.OVERHEAD;

  private final Sealer sealer;

  private SessionTokenSealer(KeyRing keyRing, RandomGenerator random, @Nullable Provider provider) {
    this.sealer = new Sealer(Purpose.SESSION_TOKEN, keyRing, random, provider);
  }

  /**
   * A sealer on the platform's own ciphers.
   *
   * @param random where nonces come from: cryptographically strong, such as {@link java.security.SecureRandom}
   */
  public static SessionTokenSealer create(KeyRing keyRing, RandomGenerator random) {
    return new SessionTokenSealer(keyRing, random, null);
  }

  /**
   * A sealer on the ciphers of {@code provider}, which must offer {@code AES/GCM/NoPadding} and
   * {@code AES/ECB/NoPadding}.
   *
   * @param random where nonces come from: cryptographically strong, such as {@link java.security.SecureRandom}
   */
  public static SessionTokenSealer create(
      KeyRing keyRing, RandomGenerator random, Provider provider) {
    return new SessionTokenSealer(keyRing, random, requireNonNull(provider, "provider"));
  }

  /**
   * A new token of these claims, under the ring's sealing key and a random nonce.
   *
   * @throws IllegalArgumentException if the token would be longer than {@link SessionToken#MAX_LENGTH}; policies and
   *     tags of up to 16,384 {@linkplain SessionClaims#packedSize packed} bytes always fit beside an ASCII principal and five
   *     ancestors
   */
  public SessionToken seal(SessionClaims claims) {
    WireWriter plaintext = ClaimsEncoder.write(claims);
    try {
      if (plaintext.size() > MAX_CLAIMS_BYTES) {
        throw new IllegalArgumentException("the session's claims take "
            + plaintext.size()
            + " bytes and a token holds "
            + MAX_CLAIMS_BYTES
            + ": shorten the session policy or the tags");
      }
      return SessionToken.ofBytes(
          sealer.seal(plaintext.sharedBytes(), plaintext.size(), claims.issuedAt()));
    } finally {
      plaintext.wipe();
    }
  }

  /**
   * The claims of this token, or empty if it is not one of ours for {@code presented} (PT-6, ER-2).
   *
   * <p>An unknown key, another version, a changed bit, claims this reader must not ignore and another access key id all
   * give the same empty answer, so that nobody learns from the difference. Expiry is the next check and the caller's
   * (ER-3): an expired session opens.
   *
   * @param presented the access key id the request was signed with
   */
  public Optional<SessionClaims> open(SessionToken token, AccessKeyId presented) {
    return unseal(token, presented).map(OpenedToken::claims);
  }

  /**
   * The same, to be remembered: what is opened once need not be opened again while its key {@linkplain
   * OpenedToken#isStillOpen lasts}.
   */
  public Optional<OpenedToken> unseal(SessionToken token, AccessKeyId presented) {
    requireNonNull(presented, "presented");
    Sealer.Opened opened = sealer.open(token.sharedBytes()).orElse(null);
    SessionClaims claims = opened == null ? null : decode(opened.plaintext());
    return opened == null || claims == null || !claims.accessKeyId().isSameAs(presented)
        ? Optional.empty()
        : Optional.of(new OpenedToken(claims, opened.key(), sealer));
  }

  private static @Nullable SessionClaims decode(byte[] plaintext) {
    try {
      return ClaimsDecoder.decode(plaintext);
    } catch (IllegalArgumentException notTheseClaims) {
      return null;
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }
}
