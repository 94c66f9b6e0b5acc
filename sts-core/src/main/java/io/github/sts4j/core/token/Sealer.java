package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Seals bytes for one purpose and opens them again: version, key id, nonce, then ciphertext and tag
 * ({@code docs/token-format.md}, "Envelope"). Safe for use by many threads if its random generator is.
 */
final class Sealer {
  /** What sealing adds: version, key id, nonce and tag. */
  static final int OVERHEAD =
      PreparedKey.HEADER_LENGTH + Xaes256Gcm.NONCE_LENGTH + Xaes256Gcm.TAG_LENGTH;

  private static final int NONCE_AT = PreparedKey.HEADER_LENGTH;
  private static final int MAX_PREPARED_KEYS = 64;

  private final Purpose purpose;
  private final KeyRing keyRing;
  private final RandomGenerator random;
  private final @Nullable Provider provider;
  private final RecentlyUsed<TokenKey, PreparedKey> preparedKeys =
      new RecentlyUsed<>(MAX_PREPARED_KEYS);
  private final AtomicReference<@Nullable SealingKey> sealing = new AtomicReference<>();

  Sealer(Purpose purpose, KeyRing keyRing, RandomGenerator random, @Nullable Provider provider) {
    this.purpose = purpose;
    this.keyRing = requireNonNull(keyRing, "keyRing");
    this.random = requireNonNull(random, "random");
    this.provider = provider;
  }

  /** @param now the time by the service's clock, to the second or finer */
  byte[] seal(byte[] plaintext, Instant now) {
    PreparedKey key = prepared(keyRing.sealingKey());
    byte[] envelope = key.envelope(OVERHEAD + plaintext.length);
    SealingKey sealingKey = sealing.get();
    if (sealingKey == null
        || !sealingKey.serves(key.key(), now)
        || !sealingKey.nonces().next(envelope, NONCE_AT)) {
      // Threads that get here together each start their own; any of them may stay.
      sealingKey = SealingKey.start(key.key(), key.aead(), random, now);
      sealingKey.nonces().next(envelope, NONCE_AT);
      sealing.set(sealingKey);
    }
    Xaes256Gcm.seal(sealingKey.derived(), envelope, NONCE_AT, key.sharedHeader(), plaintext);
    return envelope;
  }

  /** What was sealed, or empty if these bytes were not sealed here, for this purpose, under a key of the ring. */
  Optional<byte[]> open(byte[] sealed) {
    if (sealed.length < OVERHEAD || sealed[0] != PreparedKey.VERSION) {
      return Optional.empty();
    }
    KeyId keyId = new KeyId(ByteBuffer.wrap(sealed).getLong(1));
    return keyRing
        .openingKey(keyId)
        .filter(key -> key.id().equals(keyId)) // a ring that answers with another key opens nothing
        .map(this::prepared)
        .flatMap(key -> key.aead().open(sealed, NONCE_AT, key.sharedHeader()));
  }

  private PreparedKey prepared(TokenKey key) {
    PreparedKey known = preparedKeys.get(key);
    if (known == null) {
      known = PreparedKey.of(key, purpose, provider);
      preparedKeys.put(key, known);
    }
    return known;
  }
}
