package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.KeyId;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;

/**
 * The key under which sealing keys are encrypted where they are stored. It may live in a hardware module or a key
 * management service: the JCA forms take a provider and never ask a key for its bytes, and other services fit behind these
 * two methods.
 *
 * <p>Implementations must be safe for use by many threads, and may block: they are called when a key is stored and when it
 * is first read, never on the path of a request.
 */
public interface KeyEncryptionKey {

  /**
   * The secret, encrypted so that nobody can read or change it, or pass it off as that of another key.
   *
   * @throws GeneralSecurityException when the key cannot be used
   */
  byte[] wrap(KeyId id, byte[] secret) throws GeneralSecurityException;

  /**
   * The secret that was wrapped for this id.
   *
   * @throws GeneralSecurityException when this is not what {@link #wrap} returned for this id under this key
   */
  byte[] unwrap(KeyId id, byte[] wrapped) throws GeneralSecurityException;

  /**
   * AES-GCM (NIST SP 800-38D) with a random 96-bit nonce, on the platform's own ciphers. Enough for 2^32 keys.
   *
   * @param key an AES key
   * @param random where nonces come from: cryptographically strong, such as {@link java.security.SecureRandom}
   */
  static KeyEncryptionKey aesGcm(SecretKey key, RandomGenerator random) {
    return new AesGcmWrapping(requireNonNull(key, "key"), random, null);
  }

  /**
   * AES-GCM on the ciphers of a provider, which must offer {@code AES/GCM/NoPadding} for this key and let the nonce be
   * given.
   */
  static KeyEncryptionKey aesGcm(SecretKey key, RandomGenerator random, Provider provider) {
    return new AesGcmWrapping(
        requireNonNull(key, "key"), random, requireNonNull(provider, "provider"));
  }

  /**
   * AES key wrap with padding (NIST SP 800-38F, RFC 5649), on the platform's own ciphers.
   *
   * @param key an AES key
   */
  static KeyEncryptionKey aesKeyWrap(SecretKey key) {
    return new AesKeyWrapping(requireNonNull(key, "key"), null);
  }

  /** AES key wrap with padding on the ciphers of a provider, which must offer {@code AES/KWP/NoPadding} for this key. */
  static KeyEncryptionKey aesKeyWrap(SecretKey key, Provider provider) {
    return new AesKeyWrapping(requireNonNull(key, "key"), requireNonNull(provider, "provider"));
  }

  /**
   * A key that replaces others: it wraps, and what it cannot unwrap is tried with those before it, in turn. Keep a former
   * key until every sealing key wrapped under it is gone from the storage.
   */
  static KeyEncryptionKey replacing(KeyEncryptionKey current, KeyEncryptionKey... former) {
    return new ReplacedWrapping(current, List.of(former));
  }
}
