package io.github.sts4j.core.token;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Nonces that share a random first half, and whose second half counts from a random start; none of them occurs twice
 * ({@code docs/token-format.md}, "Nonces"). Safe for use by many threads.
 */
final class NonceSequence {
  /** How many nonces there are: few enough for AES-256-GCM under one key, and for half of a nonce to be worth keeping. */
  static final long LENGTH = 1L << 20;

  private final byte[] prefix = new byte[Xaes256Gcm.NONCE_LENGTH - DerivedKey.NONCE_LENGTH];
  private final int startHigh;
  private final long startLow;
  private final AtomicLong used = new AtomicLong();

  /** @param random cryptographically strong */
  NonceSequence(RandomGenerator random) {
    byte[] first = new byte[Xaes256Gcm.NONCE_LENGTH];
    random.nextBytes(first);
    ByteBuffer bytes = ByteBuffer.wrap(first).get(prefix);
    startHigh = bytes.getInt();
    startLow = bytes.getLong();
  }

  /** The first half of all of them. */
  byte[] prefix() {
    return prefix.clone();
  }

  /** Writes the next nonce; false, and nothing written, if there is no more. */
  boolean next(byte[] envelope, int at) {
    // Looked at first, so that many who ask in vain do not count it round.
    long count = used.get() < LENGTH ? used.getAndIncrement() : LENGTH;
    if (count >= LENGTH) {
      return false;
    }
    long low = startLow + count;
    int carry = Long.compareUnsigned(low, startLow) < 0 ? 1 : 0;
    ByteBuffer.wrap(envelope, at, Xaes256Gcm.NONCE_LENGTH)
        .put(prefix)
        .putInt(startHigh + carry)
        .putLong(low);
    return true;
  }
}
