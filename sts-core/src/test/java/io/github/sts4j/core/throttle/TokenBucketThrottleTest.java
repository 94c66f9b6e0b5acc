package io.github.sts4j.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.MutableClock;
import io.github.sts4j.core.identity.AccountId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The catalogue's {@code Throttling}: who is told that the rate is exceeded, and who never is. */
class TokenBucketThrottleTest {
  private static final ThrottleKey LOOPING = caller("111122223333", "AssumeRole");
  private static final int FEW = 8;

  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-15T12:00:00Z"));
  private final TokenBucketThrottle throttle =
      TokenBucketThrottle.of(RateLimit.perSecond(10, 5), RateLimit.perSecond(2, 3), FEW, clock);

  @Test
  void aBurstIsLetThroughAndNoMore() {
    assertEquals(5, letThrough(LOOPING, 20));
    assertEquals(3, letThrough(source("192.0.2.1"), 20));
  }

  @Test
  void aLoopByOneCallerDoesNotHurtAnother() {
    letThrough(LOOPING, 1_000);

    assertTrue(throttle.tryAcquire(caller("111122223333", "GetCallerIdentity")), "other action");
    assertTrue(throttle.tryAcquire(caller("444455556666", "AssumeRole")), "other account");
    assertTrue(throttle.tryAcquire(source("192.0.2.1")), "a source");
  }

  @Test
  void refusedCallsDoNotPutOffTheRefill() {
    letThrough(LOOPING, 1_000);

    clock.advance(Duration.ofMillis(99));
    assertFalse(throttle.tryAcquire(LOOPING));
    clock.advance(Duration.ofMillis(1));
    assertTrue(throttle.tryAcquire(LOOPING));
    assertFalse(throttle.tryAcquire(LOOPING));
    clock.advance(Duration.ofDays(1));
    assertEquals(5, letThrough(LOOPING, 20), "never more than full");
  }

  @Test
  void whatIsGivenBackCountsNoMore() {
    ThrottleKey source = source("192.0.2.1");
    for (int call = 0; call < 100; call++) {
      assertTrue(throttle.tryAcquire(source));
      throttle.giveBack(source);
    }
    throttle.giveBack(source);

    assertEquals(3, letThrough(source, 20), "giving back never overfills");
  }

  @Test
  void aNetworkOfOneHostIsOneSource() {
    assertEquals(3, letThrough(source("2001:db8::1"), 20));
    assertFalse(throttle.tryAcquire(source("2001:db8::ffff:2")));
    assertTrue(throttle.tryAcquire(source("2001:db8:0:1::1")));
    assertEquals(3, letThrough(source("192.0.2.1"), 20));
    assertFalse(throttle.tryAcquire(source("::ffff:192.0.2.1")), "the same address, written long");
  }

  @Test
  void callsWhoseHostDoesNotSayWhereTheyComeFromAreOneSource() {
    assertEquals(3, letThrough(new ThrottleKey.Source(Optional.empty()), 20));
  }

  @Test
  void aFloodOfSourcesTakesNoMoreMemoryAndResetsNobody() {
    ThrottleKey drained = source("192.0.2.1");
    ThrottleKey known = source("192.0.2.2");
    letThrough(drained, 20);
    assertTrue(throttle.tryAcquire(known));

    int letThrough = 0;
    for (int host = 0; host < 10_000; host++) {
      letThrough += letThrough(source("10.0." + host / 256 + "." + host % 256), 1);
    }

    assertEquals(FEW, throttle.size());
    assertEquals(FEW - 2 + 3, letThrough, "newcomers share one bucket when there is no room");
    assertFalse(throttle.tryAcquire(drained), "crowding out does not give a fresh bucket");
    assertTrue(throttle.tryAcquire(known), "who was known before keeps a bucket");
    assertEquals(5, letThrough(LOOPING, 20), "callers who are known do not compete with sources");
  }

  @Test
  void roomIsMadeOnceBucketsAreFull() {
    for (int host = 0; host < 100; host++) {
      throttle.tryAcquire(source("10.0.0." + host));
    }

    clock.advance(Duration.ofMillis(1_500));
    throttle.tryAcquire(source("192.0.2.1"));
    clock.advance(Duration.ofMillis(1_500));

    assertEquals(3, letThrough(source("192.0.2.1"), 20));
    assertEquals(1, throttle.size());
  }

  @Test
  void aClockThatIsSetBackLocksNobodyOutForLong() {
    letThrough(LOOPING, 20);
    clock.advance(Duration.ofHours(-1));

    assertFalse(throttle.tryAcquire(LOOPING));
    clock.advance(Duration.ofMillis(500));
    assertEquals(5, letThrough(LOOPING, 20));
  }

  @Test
  void manyThreadsGetNoMoreThanTheBurst() throws InterruptedException {
    AtomicInteger passed = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int call = 0; call < 400; call++) {
      threads.execute(() -> passed.addAndGet(throttle.tryAcquire(LOOPING) ? 1 : 0));
    }
    threads.shutdown();
    assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));

    assertEquals(5, passed.get());
  }

  @Test
  void limitsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> RateLimit.perSecond(0, 1));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.perSecond(1_000_001, 1));
    assertThrows(IllegalArgumentException.class, () -> RateLimit.perSecond(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new RateLimit(1, Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> new RateLimit(1, Duration.ofDays(2)));
    RateLimit some = RateLimit.perSecond(1, 1);
    assertThrows(
        IllegalArgumentException.class, () -> TokenBucketThrottle.of(some, some, 1, clock));
  }

  private int letThrough(ThrottleKey key, int calls) {
    int letThrough = 0;
    for (int call = 0; call < calls; call++) {
      letThrough += throttle.tryAcquire(key) ? 1 : 0;
    }
    return letThrough;
  }

  private static ThrottleKey caller(String account, String action) {
    return new ThrottleKey.Caller(AccountId.of(account), action);
  }

  private static ThrottleKey source(String address) {
    try {
      return new ThrottleKey.Source(Optional.of(InetAddress.getByName(address)));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }
}
