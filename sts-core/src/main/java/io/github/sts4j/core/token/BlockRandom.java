package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.cache.IdlePlaces;
import java.nio.ByteBuffer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The random bytes of another generator, drawn in blocks where many are asked for in a short time: threads then seldom
 * meet at the lock of the other. Each byte is given out once, to one thread, and is zero in memory afterwards; none is given out
 * later than ten milliseconds after it was drawn. A {@code TokenService} that is given no generator has one of these; hosts may
 * have one for what they draw themselves.
 *
 * <p>As strong as the other generator, but for one thing: two copies of a running machine give out the same bytes for so
 * much longer. Safe for use by many threads if the other generator is.
 */
public final class BlockRandom implements RandomGenerator {
  /**
   * How long a block is used. A tenth of the time for which the platform itself keeps what it has read from a Unix kernel, so that
   * the copies of a machine part hardly later.
   */
  static final long LIFETIME_NANOS = 10_000_000;

  static final int MAX_BLOCK = 4_096;
  private static final int MAX_PIECE = MAX_BLOCK / 8;

  private final RandomGenerator source;
  private final LongSupplier nanoTime;
  private final IdlePlaces<RandomBlock> blocks = new IdlePlaces<>();

  private BlockRandom(RandomGenerator source, LongSupplier nanoTime) {
    this.source = requireNonNull(source, "source");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * A generator that draws from this one.
   *
   * @param source cryptographically strong, such as {@link java.security.SecureRandom}
   * @param nanoTime the nanoseconds since some moment, such as {@link System#nanoTime}
   */
  public static BlockRandom of(RandomGenerator source, LongSupplier nanoTime) {
    return new BlockRandom(source, nanoTime);
  }

  @Override
  public void nextBytes(byte[] target) {
    if (target.length > MAX_PIECE) {
      source.nextBytes(target);
      return;
    }
    RandomBlock idle = blocks.take();
    RandomBlock block = idle == null ? new RandomBlock() : idle;
    block.fill(target, source, nanoTime.getAsLong());
    if (!blocks.give(block)) {
      block.forget();
    }
  }

  @Override
  public long nextLong() {
    byte[] bytes = new byte[Long.BYTES];
    nextBytes(bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }
}
