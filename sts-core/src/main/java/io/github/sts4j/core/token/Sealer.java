package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.nio.ByteBuffer;
import java.security.Provider;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Seals bytes for a purpose and opens them again: version, key id, nonce, then ciphertext and tag
 * ({@code docs/token-format.md}, "Envelope"). Safe for use by many threads if its random generator is.
 */
final class Sealer {
  /** What sealing adds: version, key id, nonce and tag. */
  static final int OVERHEAD = 1 + KeyId.LENGTH + Xaes256Gcm.NONCE_LENGTH + Xaes256Gcm.TAG_LENGTH;

  private static final byte VERSION = 1;
  private static final int HEADER_LENGTH = 1 + KeyId.LENGTH;
  private static final int MAX_PREPARED_KEYS = 64;

  private final KeyRing keyRing;
  private final RandomGenerator random;
  private final LoadingCache<TokenKey, Xaes256Gcm> preparedKeys;

  Sealer(KeyRing keyRing, RandomGenerator random, @Nullable Provider provider) {
    this.keyRing = requireNonNull(keyRing, "keyRing");
    this.random = requireNonNull(random, "random");
    this.preparedKeys = CacheBuilder.newBuilder()
        .maximumSize(MAX_PREPARED_KEYS)
        .build(CacheLoader.from(key -> new Xaes256Gcm(key.insecureExportSecret(), provider)));
  }

  byte[] seal(Purpose purpose, byte[] plaintext) {
    TokenKey key = keyRing.sealingKey();
    byte[] nonce = new byte[Xaes256Gcm.NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] associatedData = associatedData(purpose, key.id());
    byte[] ciphertext = preparedKeys.getUnchecked(key).seal(nonce, associatedData, plaintext);
    return ByteBuffer.allocate(OVERHEAD + plaintext.length)
        .put(VERSION)
        .putLong(key.id().toLong())
        .put(nonce)
        .put(ciphertext)
        .array();
  }

  /** What was sealed, or empty if these bytes were not sealed here, for this purpose, under a key of the ring. */
  Optional<byte[]> open(Purpose purpose, byte[] sealed) {
    if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
      return Optional.empty();
    }
    ByteBuffer input = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
    KeyId keyId = new KeyId(input.getLong());
    byte[] nonce = new byte[Xaes256Gcm.NONCE_LENGTH];
    input.get(nonce);
    byte[] ciphertext = new byte[input.remaining()];
    input.get(ciphertext);
    return keyRing
        .openingKey(keyId)
        .filter(key -> key.id().equals(keyId)) // a ring that answers with another key opens nothing
        .flatMap(key ->
            preparedKeys.getUnchecked(key).open(nonce, associatedData(purpose, keyId), ciphertext));
  }

  private static byte[] associatedData(Purpose purpose, KeyId keyId) {
    byte[] label = purpose.bytes();
    return ByteBuffer.allocate(label.length + HEADER_LENGTH)
        .put(label)
        .put(VERSION)
        .putLong(keyId.toLong())
        .array();
  }
}
