package io.github.sts4j.core.throttle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many calls a token bucket lets through.
 *
 * @param burst how many at once, 1 to 1,000,000: the bucket's size
 * @param interval how long it takes until one more is let through, 1 microsecond to 1 day
 */
public record RateLimit(int burst, Duration interval) {
  private static final int LARGEST_BURST = 1_000_000;
  private static final Duration SHORTEST = Duration.ofNanos(1_000);
  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException when a part is out of range
   */
  public RateLimit {
    requireNonNull(interval, "interval");
    if (burst < 1 || burst > LARGEST_BURST) {
      throw new IllegalArgumentException(
          "the burst `" + burst + "` must be from 1 to " + LARGEST_BURST);
    }
    if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "the interval `" + interval + "` must be from 1 microsecond to 1 day");
    }
  }

  /**
   * So many calls a second on average, and so many at once.
   *
   * @param rate 1 to 1,000,000
   * @param burst 1 to 1,000,000
   * @throws IllegalArgumentException when one is out of range
   */
  public static RateLimit perSecond(int rate, int burst) {
    if (rate < 1) {
      throw new IllegalArgumentException("the rate `" + rate + "` must be from 1 to 1000000");
    }
    return new RateLimit(burst, Duration.ofSeconds(1).dividedBy(rate));
  }

  long intervalMicros() {
    return interval.toNanos() / 1_000;
  }

  /** How long an empty bucket takes to fill. */
  long fillMicros() {
    return intervalMicros() * burst;
  }
}
