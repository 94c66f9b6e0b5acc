package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an issuer's keys are cached: what waits, what does not, and how often the issuer is asked. */
@Timeout(60)
class IssuerKeysTest {
  private static final String OLD = TestKey.set(TestKey.RSA);
  private static final String NEW = TestKey.set(TestKey.OTHER_RSA);
  private static final Optional<String> OLD_ID = Optional.of("rsa-1");
  private static final Optional<String> NEW_ID = Optional.of("rsa-2");

  private final AtomicReference<Instant> now = new AtomicReference<>(OidcFixture.NOW);
  private final AtomicLong nanos = new AtomicLong(-1_000_000);
  private final AtomicReference<String> published = new AtomicReference<>(OLD);
  private final AtomicInteger fetches = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void withoutKeysNothingIsFoundAndTheReasonIsNotHidden() { // OI-20
    published.set(null);
    assertThrows(KeyRetrievalException.class, () -> inline().find(OLD_ID));
  }

  @Test
  void keysAreFetchedOnceAndThenUsed() {
    IssuerKeys keys = inline();
    for (int i = 0; i < 100; i++) {
      assertTrue(keys.find(OLD_ID).isPresent());
    }
    pass(Duration.ofSeconds(239));
    assertTrue(keys.find(OLD_ID).isPresent());
    assertEquals(1, fetches.get());
  }

  @Test
  void beforeKeysGetOldTheyAreFetchedAheadAndNobodyWaits() {
    List<Runnable> later = new CopyOnWriteArrayList<>();
    IssuerKeys keys = keys(later::add);
    Future<Optional<VerificationKey>> first = threads.submit(() -> keys.find(OLD_ID));
    runWhenThere(later);
    assertTrue(result(first).isPresent());
    pass(Duration.ofMinutes(4));
    published.set(NEW);
    assertTrue(keys.find(OLD_ID).isPresent());
    assertTrue(keys.find(OLD_ID).isPresent());
    assertEquals(1, later.size(), "one fetch is enough");
    later.remove(0).run();
    assertTrue(keys.find(NEW_ID).isPresent());
    assertFalse(keys.find(OLD_ID).isPresent(), "a key that was withdrawn is gone");
  }

  @Test
  void keysThatAreTooOldAreWaitedFor() {
    IssuerKeys keys = inline();
    keys.find(OLD_ID);
    published.set(NEW);
    pass(Duration.ofMinutes(5));
    assertFalse(keys.find(OLD_ID).isPresent());
    assertEquals(2, fetches.get());
  }

  // J23
  @Test
  void anOutageIsToleratedForSoLongAndNoLonger() {
    IssuerKeys keys = inline();
    keys.find(OLD_ID);
    published.set(null);
    for (int minutes = 5; minutes < 240; minutes += 5) {
      pass(Duration.ofMinutes(5));
      assertTrue(keys.find(OLD_ID).isPresent(), minutes + " minutes");
    }
    pass(Duration.ofMinutes(5));
    assertThrows(KeyRetrievalException.class, () -> keys.find(OLD_ID));
    published.set(NEW);
    pass(Duration.ofSeconds(30));
    assertTrue(keys.find(NEW_ID).isPresent());
  }

  @Test
  void garbageIsAnOutage() {
    IssuerKeys keys = inline();
    keys.find(OLD_ID);
    for (String garbage :
        List.of("", "<html>", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}")) {
      published.set(garbage);
      pass(Duration.ofMinutes(6));
      assertTrue(keys.find(OLD_ID).isPresent());
    }
    assertEquals(5, fetches.get());
  }

  @Test
  void anIssuerInTroubleIsAskedLessAndLess() {
    published.set(null);
    IssuerKeys keys = inline();
    for (int second = 0; second < 120; second++) {
      assertThrows(KeyRetrievalException.class, () -> keys.find(OLD_ID));
      pass(Duration.ofSeconds(1));
    }
    assertEquals(8, fetches.get(), "at 0, 1, 3, 7, 15, 31, 61 and 91 seconds");
    published.set(OLD);
    pass(Duration.ofSeconds(1));
    assertTrue(keys.find(OLD_ID).isPresent());
  }

  // OI-23
  @Test
  void anUnknownKeyIdCausesOneRefresh() {
    IssuerKeys keys = inline();
    keys.find(OLD_ID);
    published.set(TestKey.set(TestKey.RSA, TestKey.OTHER_RSA));
    assertTrue(keys.find(NEW_ID).isPresent());
    assertTrue(keys.find(OLD_ID).isPresent());
    assertEquals(2, fetches.get());
  }

  // J09, OI-23
  @Test
  void aFloodOfUnknownKeyIdsCausesAHandfulOfFetches() {
    IssuerKeys keys = inline();
    for (int i = 0; i < 10_000; i++) {
      assertFalse(keys.find(Optional.of("invented-" + i)).isPresent());
    }
    assertEquals(4, fetches.get(), "the first fetch and three more");
    pass(Duration.ofSeconds(30));
    for (int i = 0; i < 10_000; i++) {
      assertFalse(keys.find(Optional.of("invented-" + i)).isPresent());
    }
    assertEquals(5, fetches.get());
    published.set(NEW);
    pass(Duration.ofSeconds(30));
    assertTrue(keys.find(NEW_ID).isPresent(), "after the flood, a rotation is noticed again");
  }

  @Test
  void aFloodWhileTheIssuerHangsDelaysNoGoodToken() throws Exception {
    CountDownLatch hang = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    IssuerKeys keys = new IssuerKeys(
        "test",
        deadline -> {
          if (asked.incrementAndGet() > 1) {
            await(hang);
          }
          return KeySetReader.read(OLD, "test", false);
        },
        KeyCachePolicy.DEFAULT,
        now::get,
        nanos::get,
        threads);
    keys.find(OLD_ID);
    List<Future<Optional<VerificationKey>>> flood = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String invented = "invented-" + i;
      flood.add(threads.submit(() -> keys.find(Optional.of(invented))));
    }
    while (asked.get() < 2) {
      Thread.onSpinWait();
    }
    long start = System.nanoTime();
    for (int i = 0; i < 1_000; i++) {
      assertTrue(keys.find(OLD_ID).isPresent());
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(Duration.ofSeconds(10)) < 0, "1,000 good tokens took " + taken);
    hang.countDown();
    for (Future<Optional<VerificationKey>> each : flood) {
      assertFalse(each.get(30, TimeUnit.SECONDS).isPresent());
    }
    assertTrue(asked.get() <= 4, asked + " fetches");
  }

  @Test
  void manyThreadsShareOneFetch() throws Exception {
    CountDownLatch hang = new CountDownLatch(1);
    IssuerKeys keys = new IssuerKeys(
        "test",
        deadline -> {
          fetches.incrementAndGet();
          await(hang);
          return KeySetReader.read(OLD, "test", false);
        },
        KeyCachePolicy.DEFAULT,
        now::get,
        nanos::get,
        threads);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      calls.add(() -> keys.find(OLD_ID).isPresent());
    }
    List<Future<Boolean>> answers = new ArrayList<>();
    calls.forEach(call -> answers.add(threads.submit(call)));
    hang.countDown();
    for (Future<Boolean> answer : answers) {
      assertTrue(answer.get(30, TimeUnit.SECONDS));
    }
    assertEquals(1, fetches.get());
  }

  @Test
  void rotationWhileTwentyThreadsCallRefusesNobody() throws Exception {
    IssuerKeys keys = keys(threads::execute);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int thread = 0; thread < 20; thread++) {
      answers.add(threads.submit(() -> {
        int found = 0;
        for (int i = 0; i < 200; i++) {
          // What an issuer does: publish, then sign with it.
          Optional<String> current = published.get().equals(OLD) ? OLD_ID : Optional.of("rsa-2");
          found += keys.find(current).isPresent() ? 1 : 0;
          if (i == 100) {
            published.set(TestKey.set(TestKey.RSA, TestKey.OTHER_RSA));
          }
        }
        return found;
      }));
    }
    for (Future<Integer> answer : answers) {
      assertEquals(200, answer.get(30, TimeUnit.SECONDS));
    }
    assertTrue(fetches.get() <= 3, fetches + " fetches");
  }

  @Test
  void aHangingIssuerIsWaitedForNoLongerThanTheTimeout() {
    CountDownLatch never = new CountDownLatch(1);
    KeyCachePolicy quick = KeyCachePolicy.DEFAULT.withFetchTimeout(Duration.ofMillis(200));
    IssuerKeys hanging = new IssuerKeys(
        "slow",
        deadline -> {
          fetches.incrementAndGet();
          await(never);
          throw new KeyRetrievalException("late");
        },
        quick,
        now::get,
        nanos::get,
        threads);
    IssuerKeys other = keys(threads::execute);
    long start = System.nanoTime();
    assertThrows(KeyRetrievalException.class, () -> hanging.find(OLD_ID));
    assertTrue(other.find(OLD_ID).isPresent(), "another issuer is not concerned");
    for (int i = 0; i < 100; i++) {
      assertThrows(KeyRetrievalException.class, () -> hanging.find(OLD_ID));
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(taken.compareTo(Duration.ofSeconds(15)) < 0, "101 calls took " + taken);
    assertEquals(2, fetches.get(), "one of each issuer; no thread is added to the one that hangs");
    never.countDown();
  }

  @Test
  void aClockThatGoesBackMakesKeysOld() {
    IssuerKeys keys = inline();
    keys.find(OLD_ID);
    pass(Duration.ofHours(-1));
    keys.find(OLD_ID);
    assertEquals(2, fetches.get());
    published.set(null);
    pass(Duration.ofHours(-1));
    assertThrows(KeyRetrievalException.class, () -> keys.find(OLD_ID));
  }

  @Test
  void aClosedVerifierFetchesNothing() {
    FetchThreads closed = new FetchThreads();
    closed.close();
    IssuerKeys keys = new IssuerKeys(
        "test",
        deadline -> KeySetReader.read(OLD, "test", false),
        KeyCachePolicy.DEFAULT,
        now::get,
        nanos::get,
        closed);
    assertThrows(KeyRetrievalException.class, () -> keys.find(OLD_ID));
  }

  private IssuerKeys inline() {
    return keys(Runnable::run);
  }

  private IssuerKeys keys(java.util.concurrent.Executor executor) {
    return new IssuerKeys(
        "test",
        deadline -> {
          fetches.incrementAndGet();
          String set = published.get();
          if (set == null) {
            throw new KeyRetrievalException("the issuer is away");
          }
          return KeySetReader.read(set, "test", false);
        },
        KeyCachePolicy.DEFAULT,
        now::get,
        nanos::get,
        executor);
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
    nanos.addAndGet(time.abs().toNanos());
  }

  private static void runWhenThere(List<Runnable> later) {
    Instant patience = Instant.now().plusSeconds(30);
    while (later.isEmpty()) {
      assertTrue(Instant.now().isBefore(patience), "nothing was asked for");
      Thread.onSpinWait();
    }
    later.remove(0).run();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
