package io.github.sts4j.core.jdbc;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyRotation;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.observe.StsObserver;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Collects the settings of a {@link SharedDatabase}; a key-encryption key is required. Not thread-safe. */
public final class SharedDatabaseBuilder {
  private final DataSource source;
  private @Nullable KeyEncryptionKey keyEncryptionKey;
  KeyRotation rotation = KeyRotation.DEFAULT;
  InstantSource clock = InstantSource.system();
  RandomGenerator random = new SecureRandom();
  Duration refreshEvery = Duration.ofSeconds(2);
  private Duration timeout = Duration.ofSeconds(5);
  StsObserver observer = StsObserver.none();

  SharedDatabaseBuilder(DataSource source) {
    this.source = requireNonNull(source, "source");
  }

  /** Sets the key under which sealing keys are encrypted in the database; required, and the same on every node. */
  public SharedDatabaseBuilder keyEncryptionKey(KeyEncryptionKey key) {
    this.keyEncryptionKey = requireNonNull(key, "key");
    return this;
  }

  /** Sets when sealing keys are replaced; by default {@link KeyRotation#DEFAULT}. The same on every node. */
  public SharedDatabaseBuilder rotation(KeyRotation rotation) {
    this.rotation = requireNonNull(rotation, "rotation");
    return this;
  }

  /** Sets the clock; by default the system's. */
  public SharedDatabaseBuilder clock(InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /** Sets where keys come from; by default a {@link SecureRandom}. Anything weaker makes keys guessable. */
  public SharedDatabaseBuilder random(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
    return this;
  }

  /**
   * Sets how often keys and revocations are read; by default every two seconds. Zero starts no thread: then {@link
   * SharedDatabase#refresh} is to be called.
   */
  public SharedDatabaseBuilder refreshEvery(Duration interval) {
    this.refreshEvery = requireNonNull(interval, "interval");
    return this;
  }

  /** Sets how long the database may take for one answer; by default five seconds. */
  public SharedDatabaseBuilder timeout(Duration timeout) {
    if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofHours(1)) > 0) {
      throw new IllegalArgumentException(
          "the time limit must be one millisecond to one hour, but is " + timeout);
    }
    this.timeout = timeout;
    return this;
  }

  /** Sets who is told of ages and failures; by default nobody. */
  public SharedDatabaseBuilder observer(StsObserver observer) {
    this.observer = requireNonNull(observer, "observer");
    return this;
  }

  /**
   * Makes or migrates the tables, and reads what they hold.
   *
   * @throws KeyStorageException when the database cannot be used: a node does not start without its keys
   * @throws IllegalArgumentException when there is no key-encryption key, or the publication delay is less than twice the
   *     refresh interval
   */
  public SharedDatabase open() {
    if (keyEncryptionKey == null) {
      throw new IllegalArgumentException(
          "a SharedDatabase needs a key to encrypt sealing keys: call keyEncryptionKey(...)");
    }
    Transactions transactions = new Transactions(source, timeout);
    try {
      new Schema(transactions).migrate();
    } catch (SQLException | IllegalStateException e) {
      throw new KeyStorageException("the database cannot be used: " + e.getMessage(), e);
    }
    return new SharedDatabase(this, keyEncryptionKey, transactions);
  }
}
