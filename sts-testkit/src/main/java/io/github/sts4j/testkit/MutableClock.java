package io.github.sts4j.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Safe for use by many threads. */
public final class MutableClock implements InstantSource {
  private volatile Instant now;

  /** A clock that shows this instant. */
  public MutableClock(Instant start) {
    now = requireNonNull(start, "start");
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock; a negative duration moves it back. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public String toString() {
    return "MutableClock[" + now + "]";
  }
}
