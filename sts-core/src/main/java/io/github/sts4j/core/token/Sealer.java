package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.cache.RecentlyUsed;
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
    return seal(plaintext, plaintext.length, now);
  }

  /** The same of the first {@code length} bytes. */
  byte[] seal(byte[] plaintext, int length, Instant now) {
    PreparedKey key = prepared(keyRing.sealingKey());
    byte[] envelope = key.envelope(OVERHEAD + length);
    SealingKey sealingKey = sealing.get();
    if (sealingKey == null
        || !sealingKey.serves(key.key(), now)
        || !sealingKey.nonces().next(envelope, NONCE_AT)) {
      // Threads that get here together each start their own; any of them may stay.
      sealingKey = SealingKey.start(key.key(), key.aead(), random, now);
      sealingKey.nonces().next(envelope, NONCE_AT);
      sealing.set(sealingKey);
    }
    Xaes256Gcm.seal(
        sealingKey.derived(), envelope, NONCE_AT, key.sharedHeader(), plaintext, length);
    return envelope;
  }

  /** What was sealed, or empty if these bytes were not sealed here, for this purpose, under a key of the ring. */
  Optional<Opened> open(byte[] sealed) {
    if (sealed.length < OVERHEAD || sealed[0] != PreparedKey.VERSION) {
      return Optional.empty();
    }
    KeyId keyId = new KeyId(ByteBuffer.wrap(sealed).getLong(1));
    TokenKey key = keyRing.openingKey(keyId).orElse(null);
    if (key == null
        || !key.id().equals(keyId)) { // a ring that answers with another key opens nothing
      return Optional.empty();
    }
    PreparedKey prepared = prepared(key);
    byte[] plaintext =
        prepared.aead().open(sealed, NONCE_AT, prepared.sharedHeader()).orElse(null);
    return plaintext == null ? Optional.empty() : Optional.of(new Opened(key, plaintext));
  }

  /** Whether what this key sealed may be opened now. */
  boolean opensWith(TokenKey key) {
    return keyRing.openingKey(key.id()).filter(key::equals).isPresent();
  }

  private PreparedKey prepared(TokenKey key) {
    PreparedKey known = preparedKeys.get(key);
    if (known == null) {
      known = PreparedKey.of(key, purpose, provider);
      preparedKeys.put(key, known);
    }
    return known;
  }

  /** What was sealed, and the key it was sealed under. It does not print. */
  static final class Opened {
    private final TokenKey key;
    private final byte[] plaintext;

    private Opened(TokenKey key, byte[] plaintext) {
      this.key = key;
      this.plaintext = plaintext;
    }

    TokenKey key() {
      return key;
    }

    /** The bytes themselves, for who opened them to wipe. */
    byte[] plaintext() {
      return plaintext;
    }
  }
}
