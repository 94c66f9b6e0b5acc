package io.github.sts4j.federation.oidc;

import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * When a fetch has to be over. It measures the time that passes for the network, not the time of day, and so needs no clock.
 *
 * @param nanoTime the end, as {@link System#nanoTime} counts
 */
record Deadline(long nanoTime) {
  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean isOver() {
    return remainingNanos() <= 0;
  }

  long remainingNanos() {
    return nanoTime - System.nanoTime();
  }

  /** What is left, as a socket's timeout: at least a millisecond, since zero would mean for ever. */
  int timeoutMillis() throws SocketTimeoutException {
    if (isOver()) {
      throw new SocketTimeoutException("the time for the fetch is over");
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, remainingNanos() / 1_000_000));
  }
}
