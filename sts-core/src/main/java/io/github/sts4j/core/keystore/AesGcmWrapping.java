package io.github.sts4j.core.keystore;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.KeyId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** AES-GCM: the nonce, then the ciphertext and its tag. The key's id is authenticated with it. */
final class AesGcmWrapping implements KeyEncryptionKey {
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final RandomGenerator random;
  private final @Nullable Provider provider;

  AesGcmWrapping(SecretKey key, RandomGenerator random, @Nullable Provider provider) {
    this.key = key;
    this.random = requireNonNull(random, "random");
    this.provider = provider;
  }

  @Override
  public byte[] wrap(KeyId id, byte[] secret) throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce).doFinal(secret);
    return ByteBuffer.allocate(NONCE_LENGTH + sealed.length)
        .put(nonce)
        .put(sealed)
        .array();
  }

  @Override
  public byte[] unwrap(KeyId id, byte[] wrapped) throws GeneralSecurityException {
    if (wrapped.length <= NONCE_LENGTH) {
      throw new GeneralSecurityException("wrapped key `" + id + "` is cut short");
    }
    byte[] nonce = new byte[NONCE_LENGTH];
    ByteBuffer input = ByteBuffer.wrap(wrapped).get(nonce);
    byte[] sealed = new byte[input.remaining()];
    input.get(sealed);
    try {
      return cipher(Cipher.DECRYPT_MODE, id, nonce).doFinal(sealed);
    } catch (RuntimeException e) { // how some providers refuse what is too short
      throw new GeneralSecurityException("wrapped key `" + id + "` is malformed", e);
    }
  }

  private Cipher cipher(int mode, KeyId id, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = provider == null
        ? Cipher.getInstance("AES/GCM/NoPadding")
        : Cipher.getInstance("AES/GCM/NoPadding", provider);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(("sts4j/wrapped-key\0" + id).getBytes(US_ASCII));
    return cipher;
  }
}
