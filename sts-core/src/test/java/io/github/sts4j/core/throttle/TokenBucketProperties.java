package io.github.sts4j.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The buckets beside a slow and obvious one: a count that grows by one each interval, never forgotten. */
class TokenBucketProperties {
  private static final int CAPACITY = 4;

  /** A call of one of a few keys, so long after the one before. */
  record Call(int key, int laterMicros) {}

  @Provide
  Arbitrary<List<Call>> calls() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.oneOf(
                Arbitraries.just(0),
                Arbitraries.integers().between(1, 5_000),
                Arbitraries.integers().between(5_000, 60_000)))
        .as(Call::new)
        .list()
        .ofMaxSize(120);
  }

  @Property(tries = 300)
  void aKeyWithABucketOfItsOwnFaresAsIfNothingWereEverForgotten(
      @ForAll("calls") List<Call> calls, @ForAll @IntRange(min = 1, max = 6) int burst) {
    RateLimit limit = new RateLimit(burst, Duration.ofMillis(5));
    TokenBuckets<Integer> buckets = new TokenBuckets<>(limit, 6);
    Map<Integer, Long> micros = new HashMap<>(); // what each bucket holds, in micro-intervals
    Map<Integer, Long> seen = new HashMap<>();
    long now = 0;
    for (Call call : calls) {
      now += call.laterMicros();
      long full = burst * 5_000L;
      long held = Math.min(
          full, micros.getOrDefault(call.key(), full) + now - seen.getOrDefault(call.key(), now));
      boolean expected = held >= 5_000;

      assertEquals(expected, buckets.tryAcquire(call.key(), now), call.toString());

      micros.put(call.key(), expected ? held - 5_000 : held);
      seen.put(call.key(), now);
    }
  }

  @Property(tries = 300)
  void noCrowdGetsMoreThanItsBucketsAndTheSharedOneLetThrough(@ForAll("calls") List<Call> calls) {
    RateLimit limit = new RateLimit(2, Duration.ofMillis(5));
    TokenBuckets<Integer> buckets = new TokenBuckets<>(limit, CAPACITY);
    Map<Integer, Integer> passed = new HashMap<>();
    long now = 0;
    for (Call call : calls) {
      now += call.laterMicros();
      if (buckets.tryAcquire(call.key(), now)) {
        passed.merge(call.key(), 1, Integer::sum);
      }
      assertTrue(buckets.size() <= CAPACITY);
    }
    int most = (int) (2 * (2 + now / 5_000) + 2); // its own bucket, and the shared one for itself
    passed.values().forEach(count -> assertTrue(count <= most, count + " > " + most));
  }
}
