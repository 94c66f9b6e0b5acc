package io.github.sts4j.core.keystore;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.observe.SharedPart;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.refresh.RefreshThread;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.TokenKey;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A key ring that outlives the process, is shared by any number of nodes, and replaces its keys by itself.
 *
 * <p>It answers from a snapshot in memory, which a thread of its own keeps current; while the storage is away it goes on
 * answering from what it knows. A new key seals only when every node must know it, and a key opens until the last session
 * under it has ended; {@link KeyRotation} has the times. When the storage was put back to an older state, the keys that
 * this node knows are stored again.
 *
 * <p>Safe for use by many threads.
 */
public final class SharedKeyRing implements KeyRing, AutoCloseable {
  private static final Logger LOG = System.getLogger(SharedKeyRing.class.getName());

  private final KeyRingStorage storage;
  private final KeyRotation rotation;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final LongSupplier nanoTime;
  private final StsObserver observer;
  private final PublishedKeys published;
  private final Object refreshing = new Object();
  private final @Nullable RefreshThread thread;
  private volatile RingSnapshot snapshot;
  private volatile long currentAt;

  SharedKeyRing(SharedKeyRingBuilder settings) {
    this.storage = settings.storage;
    this.rotation = settings.rotation;
    this.clock = settings.clock;
    this.random = settings.random;
    this.nanoTime = settings.nanoTime;
    this.observer = StsObserver.guarded(settings.observer);
    this.published = new PublishedKeys(rotation.publicationDelay());
    this.currentAt = nanoTime.getAsLong();
    this.snapshot = new RingSnapshot(firstState(), rotation, Set.of());
    synchronized (refreshing) {
      adopt(snapshot.state(), currentAt);
    }
    this.thread = settings.refreshEvery.isZero()
        ? null
        : RefreshThread.start("sts4j-key-ring", settings.refreshEvery, this::refresh);
  }

  /** Starts a ring that is kept in this storage. */
  public static SharedKeyRingBuilder builder(KeyRingStorage storage) {
    return new SharedKeyRingBuilder(storage);
  }

  private KeyRingState firstState() {
    KeyRingState stored = storage.load();
    return stored.keys().isEmpty()
        ? change(state -> state.keys().isEmpty()
            ? state.rotated(TokenKey.generate(random), clock.instant(), rotation)
            : state)
        : stored;
  }

  /**
   * {@inheritDoc}
   *
   * @throws StsException {@code ServiceUnavailable} for the publication delay after the only key was destroyed
   */
  @Override
  public TokenKey sealingKey() {
    return snapshot
        .sealingKey(clock.instant())
        .map(RingKey::key)
        .orElseThrow(() -> new StsException(
            StsError.SERVICE_UNAVAILABLE,
            "The service cannot issue credentials just now. Try again in a minute."));
  }

  @Override
  public Optional<TokenKey> openingKey(KeyId id) {
    return snapshot.openingKey(id, clock.instant());
  }

  /** The keys as this node knows them, in the order in which they seal. */
  public List<RingKey> keys() {
    return snapshot.state().keys();
  }

  /** How long ago this node last knew that its snapshot was current. */
  public Duration snapshotAge() {
    return Duration.ofNanos(nanoTime.getAsLong() - currentAt);
  }

  /**
   * Makes a new key, whatever the schedule says. It seals after the publication delay; those before it go on opening.
   *
   * @return its id
   * @throws KeyStorageException when it could not be stored; it may yet have been, and then takes over all the same
   */
  public KeyId rotate() {
    TokenKey fresh = TokenKey.generate(random);
    attempt(() -> store(state -> state.rotated(fresh, clock.instant(), rotation)));
    return fresh.id();
  }

  /**
   * Ends every session under a key, at once on this node and at their next refresh on the others. If it was the newest
   * key, another is made. For good: no backup brings it back while a node is up that knows of this.
   *
   * @throws KeyStorageException when that could not be stored; this node then refuses the key nevertheless, until it is
   *     started again
   */
  public void destroy(KeyId id) {
    TokenKey fresh = TokenKey.generate(random);
    UnaryOperator<KeyRingState> change = state -> {
      boolean newest = state.keys().isEmpty()
          || state.keys().get(state.keys().size() - 1).id().equals(id);
      KeyRingState without = state.destroyed(id, clock.instant());
      return newest ? without.rotated(fresh, clock.instant(), rotation) : without;
    };
    attempt(() -> {
      // Here it is gone whether that can be stored or not; the next refresh tries again.
      take(snapshot.state().destroyed(id, clock.instant()), currentAt);
      store(change);
    });
  }

  /**
   * Reads the storage now, and replaces the sealing key if it is due. The ring does so by itself; this is for tests, and
   * for those who were told of a change.
   *
   * @throws KeyStorageException when the storage cannot be read or written; the snapshot is then as new as could be read
   */
  public void refresh() {
    attempt(() -> {
      long startedAt = nanoTime.getAsLong();
      adopt(storage.load(), startedAt);
      Instant now = clock.instant();
      KeyRingState known = snapshot.state();
      if (known.isRotationDue(now, rotation) || !known.purged(now, rotation).equals(known)) {
        store(this::maintained);
      }
    });
  }

  private KeyRingState maintained(KeyRingState state) {
    Instant now = clock.instant();
    KeyRingState kept = state.purged(now, rotation);
    // Asked again with what is stored now: another node may have been first.
    return kept.isRotationDue(now, rotation)
        ? kept.succeeded(TokenKey.generate(random), now, rotation)
        : kept;
  }

  private void attempt(Runnable work) {
    synchronized (refreshing) {
      try {
        work.run();
      } catch (RuntimeException e) {
        published.failed();
        observer.refreshFailed(SharedPart.KEY_RING, e);
        throw e;
      } finally {
        report();
      }
    }
  }

  private void store(UnaryOperator<KeyRingState> change) {
    long startedAt = nanoTime.getAsLong();
    adopt(change(change), startedAt);
  }

  private KeyRingState change(UnaryOperator<KeyRingState> change) {
    return storage.update(state -> {
      KeyRingState changed = change.apply(state);
      return changed.equals(state) ? state : changed.changed(random.nextLong());
    });
  }

  /** Takes what was read at this moment. What was lost since the last time is put back. */
  private void adopt(KeyRingState read, long startedAt) {
    KeyRingState known = snapshot.state();
    if (read.hasLost(known)) {
      take(known.merged(read), startedAt);
      LOG.log(
          Level.WARNING,
          "the stored key ring is older than what this node knows: it is brought up to date");
      take(change(known::merged), startedAt);
    } else {
      take(read, startedAt);
    }
    currentAt = startedAt;
  }

  private void take(KeyRingState state, long startedAt) {
    snapshot = new RingSnapshot(state, rotation, published.succeeded(state, startedAt));
  }

  private void report() {
    observer.snapshotAge(SharedPart.KEY_RING, snapshotAge());
    Instant now = clock.instant();
    snapshot.sealingKey(now).ifPresent(key -> observer.sealingKeyAge(KeyRingState.age(key, now)));
  }

  /** Stops the ring's thread. What it knows can still be asked. */
  @Override
  public void close() {
    if (thread != null) {
      thread.close();
    }
  }
}
