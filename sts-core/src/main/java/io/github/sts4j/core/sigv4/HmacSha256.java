package io.github.sts4j.core.sigv4;

import java.security.MessageDigest;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, kept as the two blocks that the hash takes in first: to sign is then nothing but
 * hashing, without provider look-up or key set-up. Immutable, safe for use by many threads.
 */
final class HmacSha256 {
  private static final int BLOCK = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5c;

  private final byte[] inner = new byte[BLOCK];
  private final byte[] outer = new byte[BLOCK];

  /** @param sha256 fresh, and left so: for a key that is longer than a block */
  HmacSha256(byte[] key, MessageDigest sha256) {
    byte[] shortKey = key.length > BLOCK ? sha256.digest(key) : key;
    System.arraycopy(shortKey, 0, inner, 0, shortKey.length);
    for (int i = 0; i < BLOCK; i++) {
      outer[i] = (byte) (inner[i] ^ OUTER);
      inner[i] ^= INNER;
    }
  }

  /** @param sha256 fresh, and left so, so that one serves for several messages */
  byte[] sign(byte[] message, MessageDigest sha256) {
    sha256.update(inner);
    byte[] hash = sha256.digest(message);
    sha256.update(outer);
    return sha256.digest(hash);
  }
}
