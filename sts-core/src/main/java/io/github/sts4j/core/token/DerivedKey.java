package io.github.sts4j.core.token;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * AES-256-GCM under the key that XAES-256-GCM derives from a nonce's prefix. It works on an envelope: the rest of the
 * nonce, then ciphertext and tag to the end. Safe for use by many threads.
 *
 * @param ciphers that had this key before, so that they need not expand it again
 */
record DerivedKey(Key key, CipherPool ciphers) {
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  /** Writes ciphertext and tag behind the nonce, which must never be used twice. */
  void seal(byte[] envelope, int nonceAt, byte[] associatedData, byte[] plaintext, int length)
      throws GeneralSecurityException {
    Cipher gcm = initialised(Cipher.ENCRYPT_MODE, envelope, nonceAt, associatedData);
    gcm.doFinal(plaintext, 0, length, envelope, nonceAt + NONCE_LENGTH);
    ciphers.give(gcm);
  }

  /** The plaintext, or empty unless every bit of nonce, associated data and ciphertext is as it was sealed. */
  Optional<byte[]> open(byte[] envelope, int nonceAt, byte[] associatedData)
      throws GeneralSecurityException {
    int sealedAt = nonceAt + NONCE_LENGTH;
    if (envelope.length - sealedAt < TAG_LENGTH) {
      return Optional.empty();
    }
    Cipher gcm = initialised(Cipher.DECRYPT_MODE, envelope, nonceAt, associatedData);
    Optional<byte[]> plaintext = opened(gcm, envelope, sealedAt);
    ciphers.give(gcm);
    return plaintext;
  }

  private static Optional<byte[]> opened(Cipher gcm, byte[] envelope, int sealedAt)
      throws GeneralSecurityException {
    try {
      return Optional.of(gcm.doFinal(envelope, sealedAt, envelope.length - sealedAt));
    } catch (BadPaddingException wrongTag) {
      return Optional.empty();
    }
  }

  private Cipher initialised(int mode, byte[] envelope, int nonceAt, byte[] associatedData)
      throws GeneralSecurityException {
    Cipher gcm = ciphers.take();
    gcm.init(mode, key, new GCMParameterSpec(8 * TAG_LENGTH, envelope, nonceAt, NONCE_LENGTH));
    gcm.updateAAD(associatedData);
    return gcm;
  }

  /** A fixed text: the key never prints. */
  @Override
  public String toString() {
    return "DerivedKey[redacted]";
  }
}
