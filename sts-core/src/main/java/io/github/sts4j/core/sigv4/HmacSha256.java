package io.github.sts4j.core.sigv4;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, kept as two hashes that have taken in the key and go on from there: to sign is then
 * nothing but hashing, without provider look-up or key set-up, and without the key's two blocks. Immutable, safe for use
 * by many threads.
 */
final class HmacSha256 {
  private static final int BLOCK = 64;
  private static final int INNER = 0x36;
  private static final int OUTER = 0x5c;

  private final Begun inner;
  private final Begun outer;

  HmacSha256(byte[] key) {
    byte[] shortKey = key.length > BLOCK ? Hashing.sha256().digest(key) : key;
    inner = new Begun(shortKey, INNER);
    outer = new Begun(shortKey, OUTER);
  }

  byte[] sign(byte[] message) {
    byte[] hash = inner.copy().digest(message);
    return outer.copy().digest(hash);
  }

  /**
   * Signs one message with a key that signs no other: nothing is kept.
   *
   * @param sha256 fresh, and left so, so that one serves for several keys
   */
  static byte[] signOnce(byte[] key, byte[] message, MessageDigest sha256) {
    byte[] shortKey = key.length > BLOCK ? sha256.digest(key) : key;
    sha256.update(padded(shortKey, INNER));
    byte[] hash = sha256.digest(message);
    sha256.update(padded(shortKey, OUTER));
    return sha256.digest(hash);
  }

  private static byte[] padded(byte[] key, int pad) {
    byte[] block = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= (byte) pad;
    }
    return block;
  }

  /** A hash that has taken in a block. */
  private static final class Begun {
    private final byte[] block;
    // Never fed, only copied.
    private final MessageDigest sha256;

    Begun(byte[] key, int pad) {
      block = padded(key, pad);
      sha256 = fed(block);
    }

    MessageDigest copy() {
      try {
        return (MessageDigest) sha256.clone();
      } catch (CloneNotSupportedException e) {
        return fed(block); // not every provider's can be copied
      }
    }

    private static MessageDigest fed(byte[] block) {
      MessageDigest sha256 = Hashing.sha256();
      sha256.update(block);
      return sha256;
    }
  }
}
