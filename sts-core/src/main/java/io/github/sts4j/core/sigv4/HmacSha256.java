package io.github.sts4j.core.sigv4;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one key, kept as two hashes that have taken in the key and go on from there: to sign is then
 * nothing but hashing, without provider look-up or key set-up, and without the key's two blocks. Immutable, safe for use
 * by many threads.
 */
final class HmacSha256 {
  private static final int BLOCK = 64;
  private static final int HASH = 32;
  // Eight bytes at once.
  private static final long INNER = 0x3636363636363636L;
  private static final long OUTER = 0x5c5c5c5c5c5c5c5cL;

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

  /** Signs the first message with the key, and each other one with the signature of the one before; nothing is kept. */
  static byte[] signInTurn(byte[] key, byte[]... messages) {
    MessageDigest sha256 = Hashing.sha256();
    // A key's block, and after it the hash that the key signs at last.
    byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256.digest(key) : key, BLOCK + HASH);
    for (byte[] message : messages) {
      pad(block, INNER);
      sha256.update(block, 0, BLOCK);
      sha256.update(message);
      write(sha256, block, BLOCK);
      pad(block, INNER ^ OUTER);
      sha256.update(block);
      write(sha256, block, 0);
      Arrays.fill(block, HASH, BLOCK, (byte) 0);
    }
    return Arrays.copyOf(block, HASH);
  }

  private static void write(MessageDigest sha256, byte[] target, int at) {
    try {
      sha256.digest(target, at, HASH);
    } catch (DigestException e) {
      throw new IllegalStateException("a SHA-256 has 32 bytes", e);
    }
  }

  private static void pad(byte[] block, long pad) {
    for (int i = 0; i < BLOCK; i += Long.BYTES) {
      EightBytes.set(block, i, EightBytes.get(block, i) ^ pad);
    }
  }

  /** A hash that has taken in a block. */
  private static final class Begun {
    private final byte[] block;
    // Never fed, only copied.
    private final MessageDigest sha256;

    Begun(byte[] key, long pad) {
      block = Arrays.copyOf(key, BLOCK);
      pad(block, pad);
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
