package io.github.sts4j.core.token;

import io.github.sts4j.core.cache.RecentlyUsed;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * XAES-256-GCM (C2SP XAES-256-GCM v1) under one key: AES-256-GCM with a nonce of 192 bits, long enough to draw at
 * random for 2^80 messages. The first half of the nonce derives the key of AES-256-GCM, and the second half is its nonce.
 *
 * <p>Safe for use by many threads. To take in a new key costs more than to open a token under it, so derived keys are
 * remembered, once something under them has proven to be ours: who forges tokens neither fills the memory nor pushes
 * anything out of it.
 */
final class Xaes256Gcm {
  static final int NONCE_LENGTH = 24;
  static final int TAG_LENGTH = DerivedKey.TAG_LENGTH;

  private static final int BLOCK = 16;
  private static final int PREFIX = NONCE_LENGTH - DerivedKey.NONCE_LENGTH;
  private static final int KEY_LENGTH = 32;
  // A sealer draws a prefix an hour, and sessions last for up to 36: enough for the tokens of a
  // fleet that a node sees. An entry takes some kilobytes.
  private static final int REMEMBERED_PREFIXES = 1_024;

  private final SecretKeySpec key;
  private final CipherPool blocks;
  private final CipherPool spare;
  private final byte[] k1;
  private final RecentlyUsed<Prefix, DerivedKey> remembered =
      new RecentlyUsed<>(REMEMBERED_PREFIXES);

  /** @param provider where the AES ciphers come from, or null for the platform's choice */
  Xaes256Gcm(byte[] key, @Nullable Provider provider) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("an XAES-256-GCM key has 32 bytes, got " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    try {
      // Single blocks of the AES permutation, as CMAC is built from; nothing is encrypted in this
      // mode.
      this.blocks = CipherPool.of("AES/ECB/NoPadding", provider);
      this.spare = CipherPool.of("AES/GCM/NoPadding", provider);
      this.k1 = cmacSubkey(permuted(new byte[BLOCK]));
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** The key for all nonces that begin with these bytes, with ciphers of its own. */
  DerivedKey derive(byte[] prefix) {
    try {
      return new DerivedKey(derivedKey(prefix, 0), spare.empty());
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /**
   * Writes ciphertext and tag of the first {@code length} bytes of the plaintext behind the nonce in the envelope, under the
   * key derived from the nonce's prefix.
   */
  static void seal(
      DerivedKey derived,
      byte[] envelope,
      int nonceAt,
      byte[] associatedData,
      byte[] plaintext,
      int length) {
    try {
      derived.seal(envelope, nonceAt + PREFIX, associatedData, plaintext, length);
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /**
   * The plaintext of what stands from the nonce to the end of the envelope, or empty unless every bit of it and of the
   * associated data is as it was sealed.
   */
  Optional<byte[]> open(byte[] envelope, int nonceAt, byte[] associatedData) {
    try {
      Prefix prefix = Prefix.of(envelope, nonceAt);
      DerivedKey known = remembered.get(prefix);
      if (known != null) {
        return known.open(envelope, nonceAt + PREFIX, associatedData);
      }
      DerivedKey fresh = new DerivedKey(derivedKey(envelope, nonceAt), spare);
      Optional<byte[]> plaintext = fresh.open(envelope, nonceAt + PREFIX, associatedData);
      if (plaintext.isPresent()) {
        remembered.put(prefix, new DerivedKey(fresh.key(), spare.empty()));
      }
      return plaintext;
    } catch (GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** How many derived keys are remembered. */
  int rememberedKeys() {
    return remembered.size();
  }

  private SecretKeySpec derivedKey(byte[] envelope, int prefixAt) throws GeneralSecurityException {
    byte[] derivedKey = permuted(derivationBlocks(envelope, prefixAt));
    SecretKeySpec gcmKey = new SecretKeySpec(derivedKey, "AES");
    Arrays.fill(derivedKey, (byte) 0);
    return gcmKey;
  }

  /** M1 and M2 of the specification, each already combined with K1: {@code 00 0i 58 00} and the nonce's prefix. */
  private byte[] derivationBlocks(byte[] envelope, int prefixAt) {
    byte[] both = new byte[2 * BLOCK];
    for (int i = 0; i < 2; i++) {
      int start = i * BLOCK;
      both[start + 1] = (byte) (i + 1);
      both[start + 2] = 'X';
      System.arraycopy(envelope, prefixAt, both, start + BLOCK - PREFIX, PREFIX);
      for (int j = 0; j < BLOCK; j++) {
        both[start + j] ^= k1[j];
      }
    }
    return both;
  }

  private byte[] permuted(byte[] input) throws GeneralSecurityException {
    Cipher aes = blocks.take();
    aes.init(Cipher.ENCRYPT_MODE, key);
    byte[] output = aes.doFinal(input);
    blocks.give(aes);
    return output;
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

  /** The first half of a nonce. */
  private record Prefix(long high, int low) {
    static Prefix of(byte[] envelope, int at) {
      ByteBuffer bytes = ByteBuffer.wrap(envelope, at, PREFIX);
      return new Prefix(bytes.getLong(), bytes.getInt());
    }

    // Written out, for those that a record has take ten times as long in the look-up.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Prefix that && high == that.high && low == that.low;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(high) ^ low;
    }
  }
}
