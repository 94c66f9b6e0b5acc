package io.github.sts4j.core.cache;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Things that nobody uses at the moment, one in each of a few places. What is taken belongs to whoever took it until it is
 * given back, so that no two threads share it, virtual threads included. No operation waits.
 */
public final class IdlePlaces<T> {
  private static final int PLACES =
      Integer.highestOneBit(Math.min(16, 2 * Runtime.getRuntime().availableProcessors()));
  private static final int CACHE_LINE = 16; // references

  // A place that few threads share, each in a cache line of its own: threads that run at one time
  // do not get in each other's way, and none makes garbage.
  private final AtomicReferenceArray<@Nullable T> places =
      new AtomicReferenceArray<>(PLACES * CACHE_LINE);

  /** What stood in this thread's place, or null if nothing does. */
  public @Nullable T take() {
    return places.getAndSet(place(), null);
  }

  /** Puts it into this thread's place; false, and nothing done, if there is something. */
  public boolean give(T idle) {
    return places.compareAndSet(place(), null, idle);
  }

  private static int place() {
    return ((int) Thread.currentThread().getId() & (PLACES - 1)) * CACHE_LINE;
  }
}
