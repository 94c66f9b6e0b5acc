package io.github.sts4j.core.token;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Bytes that HKDF gives for one seed and one purpose, in order: the same for whoever has both. For use by one thread. */
final class DerivedRandom implements RandomGenerator {
  private static final int AVAILABLE = 1_024;

  private final ByteBuffer bytes;

  DerivedRandom(byte[] seed, byte[] info) {
    this.bytes = ByteBuffer.wrap(Hkdf.expand(Hkdf.extract(new byte[0], seed), info, AVAILABLE));
  }

  @Override
  public long nextLong() {
    requireLeft(Long.BYTES);
    return bytes.getLong();
  }

  @Override
  public void nextBytes(byte[] target) {
    requireLeft(target.length);
    bytes.get(target);
  }

  private void requireLeft(int length) {
    if (bytes.remaining() < length) {
      throw new IllegalStateException(
          "mint material gives " + AVAILABLE + " bytes, enough for one call: draw other material");
    }
  }
}
