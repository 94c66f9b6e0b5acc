package io.github.sts4j.core.token;

import java.util.random.RandomGenerator;

/** A generator that is not random: the same bytes every time. */
record FixedBytes(byte[] bytes) implements RandomGenerator {
  @Override
  public void nextBytes(byte[] target) {
    System.arraycopy(bytes, 0, target, 0, target.length);
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("only bytes are fixed");
  }
}
