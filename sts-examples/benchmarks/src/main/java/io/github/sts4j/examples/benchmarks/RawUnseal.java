package io.github.sts4j.examples.benchmarks;

import java.security.GeneralSecurityException;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The unit of every ratio, R: AES-256-GCM decryption of 400 bytes with 64 bytes of associated data, cipher and key reused.
 * For one thread.
 */
final class RawUnseal {
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final GCMParameterSpec nonce;
  private final byte[] associated = new byte[64];
  private final byte[] sealed;
  private final Cipher cipher;

  RawUnseal() throws GeneralSecurityException {
    Random random = new Random(7);
    byte[] keyBytes = new byte[32];
    byte[] nonceBytes = new byte[12];
    byte[] plain = new byte[400];
    random.nextBytes(keyBytes);
    random.nextBytes(nonceBytes);
    random.nextBytes(plain);
    random.nextBytes(associated);
    key = new SecretKeySpec(keyBytes, "AES");
    nonce = new GCMParameterSpec(TAG_BITS, nonceBytes);
    Cipher sealing = Cipher.getInstance("AES/GCM/NoPadding");
    sealing.init(Cipher.ENCRYPT_MODE, key, nonce);
    sealing.updateAAD(associated);
    sealed = sealing.doFinal(plain);
    cipher = Cipher.getInstance("AES/GCM/NoPadding");
  }

  byte[] run() throws GeneralSecurityException {
    return run(cipher);
  }

  /** With a cipher of the caller's; this may be done in any thread. */
  byte[] run(Cipher cipher) throws GeneralSecurityException {
    cipher.init(Cipher.DECRYPT_MODE, key, nonce);
    cipher.updateAAD(associated);
    return cipher.doFinal(sealed);
  }
}
