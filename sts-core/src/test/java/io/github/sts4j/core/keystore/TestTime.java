package io.github.sts4j.core.keystore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A wall clock and a monotonic one, which move together unless the wall clock is made to jump. */
final class TestTime implements InstantSource {
  static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  private Instant now = START;
  private long nanos = 1_000_000_007L;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  synchronized long nanos() {
    return nanos;
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
    nanos += time.toNanos();
  }

  /** Somebody sets the clock. */
  synchronized void jump(Duration time) {
    now = now.plus(time);
  }
}
