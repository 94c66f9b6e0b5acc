package io.github.sts4j.core.throttle;

import java.util.HashMap;
import java.util.Map;

/**
 * The token buckets of one kind of key, never more than a given number.
 *
 * <p>A bucket is one number: the instant at which it will be full again. A full bucket says nothing and need not be kept,
 * and a bucket that is left alone for the time an empty one takes to fill is full. So there are two generations of buckets,
 * and each time that long has passed the older one is dropped as a whole: that forgets only buckets that are full. A bucket
 * that is not full is never dropped, whatever comes in; when there is no room for more, newcomers share one bucket.
 */
final class TokenBuckets<K> {
  private final RateLimit limit;
  private final int capacity;
  private final Object lock = new Object();
  private Map<K, Bucket> young = new HashMap<>();
  private Map<K, Bucket> old = new HashMap<>();
  private final Bucket shared = new Bucket();
  private long generationBegan = Long.MIN_VALUE;

  /** Guarded by the lock. */
  private static final class Bucket {
    private long fullAt = Long.MIN_VALUE;
  }

  /** @param capacity how many buckets are kept, besides the shared one; at least 2 */
  TokenBuckets(RateLimit limit, int capacity) {
    this.limit = limit;
    this.capacity = capacity;
  }

  boolean tryAcquire(K key, long now) {
    synchronized (lock) {
      Bucket bucket = settled(bucket(key, now), now);
      long fullAt = bucket.fullAt + limit.intervalMicros();
      boolean acquired = fullAt - now <= limit.fillMicros();
      if (acquired) {
        bucket.fullAt = fullAt;
      }
      return acquired;
    }
  }

  void giveBack(K key, long now) {
    synchronized (lock) {
      settled(bucket(key, now), now).fullAt -= limit.intervalMicros();
    }
  }

  /** How many buckets are kept, besides the shared one. */
  int size() {
    synchronized (lock) {
      return young.size() + old.size();
    }
  }

  /** No bucket is emptier than empty, so that a clock that was set back does not lock anybody out for long. */
  private Bucket settled(Bucket bucket, long now) {
    bucket.fullAt = Math.max(now, Math.min(bucket.fullAt, now + limit.fillMicros()));
    return bucket;
  }

  private Bucket bucket(K key, long now) {
    turn(now);
    Bucket known = young.get(key);
    if (known != null) {
      return known;
    }
    Bucket kept = old.remove(key);
    if (kept == null && size() >= capacity) {
      return shared;
    }
    Bucket bucket = kept == null ? new Bucket() : kept;
    young.put(key, bucket);
    return bucket;
  }

  private void turn(long now) {
    if (now < generationBegan) { // the clock was set back: nothing can be said of the ages
      generationBegan = now;
    }
    if (generationBegan == Long.MIN_VALUE || now - generationBegan >= limit.fillMicros()) {
      old = young;
      young = new HashMap<>();
      generationBegan = now;
    }
  }
}
