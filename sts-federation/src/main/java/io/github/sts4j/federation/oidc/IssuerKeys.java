package io.github.sts4j.federation.oidc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one issuer, fetched when they are needed and shared by all threads. At most one fetch is under way; nobody
 * waits for it longer than the fetch itself may take, and nobody waits at all who has good keys. Issuers have nothing in
 * common, so that a slow one delays no other.
 */
final class IssuerKeys {
  private static final Logger LOG = System.getLogger(IssuerKeys.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int BURST = 3;

  /** How many may wait at once because of a key id nobody knows: an attacker must not hold all the caller's threads. */
  private static final int MAX_WAITING_FOR_UNKNOWN = 64;

  private final String origin;
  private final KeyFetch source;
  private final KeyCachePolicy policy;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private final Executor executor;

  private final Semaphore waiting = new Semaphore(MAX_WAITING_FOR_UNKNOWN);
  private volatile @Nullable Fetched latest;

  // Guarded by this; nothing is fetched under the lock.
  private @Nullable Flight flight;
  private int failures;
  private long pauseBegan;
  private Duration pause = Duration.ZERO;
  private int allowance = BURST;
  private long allowanceSince;

  /**
   * Keys that were not fetched yet.
   *
   * @param origin whose keys they are, for the log
   * @param clock tells how old keys are
   * @param nanoTime tells how long ago the issuer was asked, as {@link System#nanoTime} does: that concerns the network and
   *     must not stand still with the clock
   * @param executor runs the fetches
   */
  IssuerKeys(
      String origin,
      KeyFetch source,
      KeyCachePolicy policy,
      InstantSource clock,
      LongSupplier nanoTime,
      Executor executor) {
    this.origin = origin;
    this.source = source;
    this.policy = policy;
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.executor = executor;
  }

  /**
   * The key a token names (OI-22).
   *
   * @throws KeyRetrievalException when there are no keys to look among
   */
  Optional<VerificationKey> find(Optional<String> keyId) {
    Fetched before = latest;
    KeySet keys = current();
    boolean old = before != null && before.keys() == keys;
    if (old && keyId.isPresent() && !keys.has(keyId.get())) {
      keys = afterUnknownKey(keys, keyId.get());
    }
    return keys.select(keyId);
  }

  /** OI-23: the issuer may have a new key since. A flood of invented names must not become a flood of fetches. */
  private KeySet afterUnknownKey(KeySet known, String keyId) {
    if (!waiting.tryAcquire()) {
      return known;
    }
    try {
      return refreshed(known, keyId);
    } catch (KeyRetrievalException unavailable) {
      return known;
    } finally {
      waiting.release();
    }
  }

  private KeySet refreshed(KeySet known, String keyId) {
    KeySet keys = known;
    // A fetch that was under way before may have missed the new key: after joining one, another may
    // be worth its while.
    for (int attempt = 0; attempt < 2 && !keys.has(keyId); attempt++) {
      Flight refresh = forUnknownKey(keys);
      Fetched arrived = latest;
      if (refresh != null) {
        keys = await(refresh);
      } else if (arrived != null) {
        keys = arrived.keys();
      }
    }
    return keys;
  }

  private KeySet current() {
    Fetched known = latest;
    Duration age = known == null ? null : Duration.between(known.at(), clock.instant());
    if (known != null && age != null && isWithin(age, policy.freshFor())) {
      if (age.compareTo(policy.refreshAfter()) >= 0) {
        startOrJoin(known);
      }
      return known.keys();
    }
    try {
      Flight refresh = startOrJoin(known);
      if (refresh != null) {
        return await(refresh);
      }
      Fetched arrived = latest;
      if (arrived != null && arrived.keys() != keysOf(known)) {
        return arrived.keys();
      }
      throw new KeyRetrievalException(
          "no fetch may be started now: the last one failed a moment ago, hangs, or the verifier is closed");
    } catch (KeyRetrievalException unavailable) {
      if (known != null && age != null && isWithin(age, policy.outageTolerance())) {
        return known.keys();
      }
      throw unavailable;
    }
  }

  /** A negative age means that the clock went back: nothing is known of the keys' age then. */
  private static boolean isWithin(Duration age, Duration limit) {
    return !age.isNegative() && age.compareTo(limit) < 0;
  }

  /**
   * The fetch under way, or a new one; null while it is too early for a new one, the one under way hangs, or one has ended
   * since the caller looked, who must not start another for keys that are there.
   */
  private synchronized @Nullable Flight startOrJoin(@Nullable Fetched known) {
    if (keysOf(latest) != keysOf(known)) {
      return null;
    }
    Flight underWay = flight;
    if (underWay != null) {
      return underWay.deadline().isOver() ? null : underWay;
    }
    if (isPausing()) {
      return null;
    }
    Flight started = new Flight(new CompletableFuture<>(), Deadline.in(policy.fetchTimeout()));
    flight = started;
    try {
      executor.execute(() -> fly(started));
    } catch (RejectedExecutionException closed) {
      flight = null;
      return null;
    }
    return started;
  }

  private void fly(Flight own) {
    try {
      KeySet keys = source.fetch(own.deadline());
      arrived(keys);
      own.result().complete(keys);
    } catch (RuntimeException failure) {
      failed();
      LOG.log(Level.WARNING, () -> "keys of " + origin + " cannot be had: " + failure.getMessage());
      own.result().completeExceptionally(failure);
    }
  }

  private synchronized void arrived(KeySet keys) {
    latest = new Fetched(keys, clock.instant());
    flight = null;
    failures = 0;
    pause = Duration.ZERO;
  }

  /** Pauses of 1, 2, 4 … 30 seconds, so that an issuer that comes back is soon noticed and one in trouble left alone. */
  private synchronized void failed() {
    flight = null;
    failures = Math.min(failures + 1, 10);
    Duration longer = Duration.ofSeconds(1L << (failures - 1));
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    pauseBegan = nanoTime.getAsLong();
  }

  /** A fetch to wait for because of an unknown key; null when there is none, and none may be started now. */
  private synchronized @Nullable Flight forUnknownKey(KeySet known) {
    Fetched arrived = latest;
    boolean outdated = arrived != null && arrived.keys() != known;
    return flight != null || (!outdated && takeAllowance()) ? startOrJoin(arrived) : null;
  }

  private synchronized boolean takeAllowance() {
    if (isPausing()) {
      return false;
    }
    if (allowance < BURST && hasPassed(policy.unknownKeyInterval(), allowanceSince)) {
      allowance++;
      allowanceSince = nanoTime.getAsLong();
    }
    if (allowance == 0) {
      return false;
    }
    if (allowance == BURST) {
      allowanceSince = nanoTime.getAsLong();
    }
    allowance--;
    return true;
  }

  private static @Nullable KeySet keysOf(@Nullable Fetched fetched) {
    return fetched == null ? null : fetched.keys();
  }

  private boolean isPausing() {
    return failures > 0 && !hasPassed(pause, pauseBegan);
  }

  private boolean hasPassed(Duration time, long since) {
    return nanoTime.getAsLong() - since >= time.toNanos();
  }

  private static KeySet await(Flight flight) {
    try {
      long nanos = Math.max(0, flight.deadline().remainingNanos());
      return flight.result().get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new KeyRetrievalException("the fetch takes too long", late);
    } catch (ExecutionException failure) {
      throw new KeyRetrievalException(reason(failure.getCause()), failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new KeyRetrievalException("the thread was interrupted", interrupted);
    }
  }

  private static String reason(@Nullable Throwable cause) {
    return cause == null ? "unknown" : String.valueOf(cause.getMessage());
  }

  private record Fetched(KeySet keys, Instant at) {}

  private record Flight(CompletableFuture<KeySet> result, Deadline deadline) {}
}
