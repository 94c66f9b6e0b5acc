package io.github.sts4j.core.token;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Random bytes that were drawn together, each to be given out once and soon. For one thread at a time. */
final class RandomBlock {
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int given; // so many from the first on, and they are zero
  private int drawn;
  private long drawnAt;

  /** Fills the target with bytes that were drawn from the source a short time ago, or are drawn now. */
  void fill(byte[] target, RandomGenerator source, long now) {
    if (!isFresh(now)) {
      // Who asks once in a while gets what they ask for, and nothing is kept.
      forget();
      source.nextBytes(target);
      drawn = target.length;
      drawnAt = now;
      return;
    }
    if (bytes.length - given < target.length) {
      draw(Math.min(Math.max(2 * drawn, target.length), BlockRandom.MAX_BLOCK), source, now);
    }
    System.arraycopy(bytes, given, target, 0, target.length);
    Arrays.fill(bytes, given, given + target.length, (byte) 0);
    given += target.length;
  }

  private boolean isFresh(long now) {
    long age = now - drawnAt;
    return drawn > 0 && age >= 0 && age < BlockRandom.LIFETIME_NANOS;
  }

  /** What was drawn before is used up in its time: the next block is larger. */
  private void draw(int length, RandomGenerator source, long now) {
    forget();
    bytes = bytes.length == length ? bytes : new byte[length];
    source.nextBytes(bytes);
    given = 0;
    drawn = length;
    drawnAt = now;
  }

  /** Leaves nothing of what was not given out. */
  void forget() {
    Arrays.fill(bytes, (byte) 0);
    given = bytes.length;
  }
}
