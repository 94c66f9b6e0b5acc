package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.observe.StsObserver;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Collects the settings of a {@link SharedKeyRing}. Not thread-safe. */
public final class SharedKeyRingBuilder {
  final KeyRingStorage storage;
  KeyRotation rotation = KeyRotation.DEFAULT;
  InstantSource clock = InstantSource.system();
  RandomGenerator random = new SecureRandom();
  LongSupplier nanoTime = System::nanoTime;
  Duration refreshEvery = Duration.ofSeconds(5);
  StsObserver observer = StsObserver.none();

  SharedKeyRingBuilder(KeyRingStorage storage) {
    this.storage = requireNonNull(storage, "storage");
  }

  /** Sets when keys are replaced; by default {@link KeyRotation#DEFAULT}. */
  public SharedKeyRingBuilder rotation(KeyRotation rotation) {
    this.rotation = requireNonNull(rotation, "rotation");
    return this;
  }

  /** Sets the clock; by default the system's. */
  public SharedKeyRingBuilder clock(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /** Sets where keys come from; by default a {@link SecureRandom}. Anything weaker makes keys guessable. */
  public SharedKeyRingBuilder random(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
    return this;
  }

  /**
   * Sets how often the storage is read; by default every five seconds. It is the time within which a key destroyed by one
   * node is refused by all. Zero starts no thread: then {@link SharedKeyRing#refresh} is to be called.
   */
  public SharedKeyRingBuilder refreshEvery(Duration interval) {
    this.refreshEvery = requireNonNull(interval, "interval");
    return this;
  }

  /** Sets who is told of ages and failures; by default nobody. */
  public SharedKeyRingBuilder observer(StsObserver observer) {
    this.observer = requireNonNull(observer, "observer");
    return this;
  }

  /** Sets the monotonic clock, in nanoseconds. */
  SharedKeyRingBuilder nanoTime(LongSupplier nanoTime) {
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    return this;
  }

  /**
   * Reads the ring, and makes its first key if it never had one.
   *
   * @throws KeyStorageException when the storage cannot be used; a node does not start without its keys
   * @throws IllegalArgumentException when a new key could seal before it was read twice: the publication delay must be at
   *     least twice the refresh interval
   */
  public SharedKeyRing open() {
    if (refreshEvery.isNegative()) {
      throw new IllegalArgumentException(
          "the refresh interval must not be negative, but is " + refreshEvery);
    }
    if (rotation.publicationDelay().compareTo(refreshEvery.multipliedBy(2)) < 0) {
      throw new IllegalArgumentException("the publication delay is " + rotation.publicationDelay()
          + ": it must be at least twice the refresh interval of " + refreshEvery);
    }
    return new SharedKeyRing(this);
  }
}
