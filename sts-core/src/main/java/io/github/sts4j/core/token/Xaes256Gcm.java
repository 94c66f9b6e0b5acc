package io.github.sts4j.core.token;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * XAES-256-GCM (C2SP XAES-256-GCM v1) under one key: AES-256-GCM with a nonce of 192 bits, long enough to draw at
 * random for 2^80 messages.
 *
 * <p>Safe for use by many threads. Making a cipher object costs more than using it, so they are kept in a pool, which
 * grows to the number of threads that were at it at one time.
 */
final class Xaes256Gcm {
  static final int NONCE_LENGTH = 24;
  static final int TAG_LENGTH = 16;

  private static final int BLOCK = 16;
  private static final int PREFIX = 12;
  private static final int KEY_LENGTH = 32;

  private final SecretKeySpec key;
  private final @Nullable Provider provider;
  private final byte[] k1;
  private final Queue<Ciphers> idle = new ConcurrentLinkedQueue<>();

  /** @param provider where the AES ciphers come from, or null for the platform's choice */
  Xaes256Gcm(byte[] key, @Nullable Provider provider) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("an XAES-256-GCM key has 32 bytes, got " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    this.provider = provider;
    try {
      this.k1 = cmacSubkey(aes(provider, this.key).doFinal(new byte[BLOCK]));
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** The ciphertext with its tag. The nonce must never be used twice. */
  byte[] seal(byte[] nonce, byte[] associatedData, byte[] plaintext) {
    try {
      Ciphers ciphers = borrow();
      byte[] sealed = ciphers.gcm(Cipher.ENCRYPT_MODE, k1, nonce, associatedData, plaintext);
      idle.add(ciphers);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** The plaintext, or empty unless every bit of nonce, associated data and ciphertext is as it was sealed. */
  Optional<byte[]> open(byte[] nonce, byte[] associatedData, byte[] sealed) {
    if (sealed.length < TAG_LENGTH) {
      return Optional.empty();
    }
    try {
      Ciphers ciphers = borrow();
      byte[] plaintext = ciphers.gcm(Cipher.DECRYPT_MODE, k1, nonce, associatedData, sealed);
      idle.add(ciphers);
      return Optional.of(plaintext);
    } catch (BadPaddingException wrongTag) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  private Ciphers borrow() throws GeneralSecurityException {
    Ciphers ciphers = idle.poll();
    return ciphers != null
        ? ciphers
        : new Ciphers(aes(provider, key), cipher("AES/GCM/NoPadding", provider));
  }

  private static Cipher aes(@Nullable Provider provider, SecretKeySpec key)
      throws GeneralSecurityException {
    // Single blocks of the AES permutation, as CMAC is built from; nothing is encrypted in this
    // mode.
    Cipher aes = cipher("AES/ECB/NoPadding", provider);
    aes.init(Cipher.ENCRYPT_MODE, key);
    return aes;
  }

  @SuppressWarnings("InsecureCryptoUsage") // the two transformations above are the only ones
  private static Cipher cipher(String transformation, @Nullable Provider provider)
      throws GeneralSecurityException {
    return provider == null
        ? Cipher.getInstance(transformation)
        : Cipher.getInstance(transformation, provider);
  }

  /** The first subkey of CMAC (NIST SP 800-38B, 6.1): L doubled in GF(2^128). */
  private static byte[] cmacSubkey(byte[] l) {
    byte[] doubled = new byte[BLOCK];
    int carry = 0;
    for (int i = BLOCK - 1; i >= 0; i--) {
      int bits = ((l[i] & 0xFF) << 1) | carry;
      doubled[i] = (byte) bits;
      carry = bits >>> 8;
    }
    doubled[BLOCK - 1] ^= (byte) (carry * 0x87);
    return doubled;
  }

  private static IllegalStateException unusable(GeneralSecurityException e) {
    return new IllegalStateException(
        "the cryptographic provider cannot do AES-256-GCM here: name another one", e);
  }

  /** The two ciphers one operation needs; used by one thread at a time. */
  private record Ciphers(Cipher aes, Cipher gcm) {
    byte[] gcm(int mode, byte[] k1, byte[] nonce, byte[] associatedData, byte[] input)
        throws GeneralSecurityException {
      byte[] derivedKey = aes.doFinal(derivationBlocks(k1, nonce));
      SecretKeySpec gcmKey = new SecretKeySpec(derivedKey, "AES");
      Arrays.fill(derivedKey, (byte) 0);
      GCMParameterSpec rest =
          new GCMParameterSpec(8 * TAG_LENGTH, nonce, PREFIX, NONCE_LENGTH - PREFIX);
      gcm.init(mode, gcmKey, rest);
      gcm.updateAAD(associatedData);
      return gcm.doFinal(input);
    }

    /** M1 and M2 of the specification, each already combined with K1: {@code 00 0i 58 00} and the nonce's prefix. */
    private static byte[] derivationBlocks(byte[] k1, byte[] nonce) {
      byte[] blocks = new byte[2 * BLOCK];
      for (int i = 0; i < 2; i++) {
        int start = i * BLOCK;
        blocks[start + 1] = (byte) (i + 1);
        blocks[start + 2] = 'X';
        System.arraycopy(nonce, 0, blocks, start + BLOCK - PREFIX, PREFIX);
        for (int j = 0; j < BLOCK; j++) {
          blocks[start + j] ^= k1[j];
        }
      }
      return blocks;
    }
  }
}
