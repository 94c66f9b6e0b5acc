package io.github.sts4j.core.token;

import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;

/** Random bytes that were drawn at once, given out in order and each of them once. For one thread. */
final class DrawnBytes implements RandomGenerator {
  private final ByteBuffer bytes;

  private DrawnBytes(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static DrawnBytes of(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new DrawnBytes(ByteBuffer.wrap(bytes));
  }

  /** @throws java.nio.BufferUnderflowException when fewer are left */
  @Override
  public long nextLong() {
    return bytes.getLong();
  }

  /** @throws java.nio.BufferUnderflowException when fewer are left */
  @Override
  public void nextBytes(byte[] target) {
    bytes.get(target);
  }
}
