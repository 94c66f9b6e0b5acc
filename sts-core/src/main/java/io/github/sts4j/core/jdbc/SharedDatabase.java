package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyRingStorage;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.keystore.SharedKeyRing;
import io.github.sts4j.core.mfa.MfaStepStore;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.refresh.RefreshThread;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.core.revocation.RevocationStore;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes of a deployment share, in one SQL database: sealing keys, revocations, and what may be used once. The
 * tables, whose names begin {@code sts4j_}, are made and migrated here.
 *
 * <p>Keys and revocations are answered from memory, which threads of its own keep current; while the database is away,
 * verification and minting go on with what is known. What may be used once is asked of the database each time, and is
 * refused when that cannot be. {@code docs/operations.md} says what happens when, and within what time.
 *
 * <p>Safe for use by many threads. Any number of nodes may use one database, with the same {@link
 * io.github.sts4j.core.keystore.KeyRotation}.
 */
public final class SharedDatabase implements AutoCloseable {
  private final KeyRingStorage keyRingStorage;
  private final SharedKeyRing keyRing;
  private final JdbcRevocations revocations;
  private final ReplayGuard replayGuard;
  private final MfaStepStore mfaSteps;
  private final @Nullable RefreshThread thread;

  SharedDatabase(
      SharedDatabaseBuilder settings,
      KeyEncryptionKey keyEncryptionKey,
      Transactions transactions) {
    StsObserver observer = StsObserver.guarded(settings.observer);
    this.keyRingStorage = new JdbcKeyRingStorage(transactions, keyEncryptionKey);
    this.revocations = new JdbcRevocations(
        transactions,
        settings.clock,
        settings.random,
        settings.rotation.longestSession().plus(settings.rotation.tolerance()),
        observer);
    this.replayGuard = new JdbcReplayGuard(transactions, settings.rotation.tolerance());
    this.mfaSteps = new JdbcMfaStepStore(transactions);
    refreshRevocations();
    this.keyRing = SharedKeyRing.builder(keyRingStorage)
        .rotation(settings.rotation)
        .clock(settings.clock)
        .random(settings.random)
        .refreshEvery(settings.refreshEvery)
        .observer(observer)
        .open();
    this.thread = settings.refreshEvery.isZero()
        ? null
        : RefreshThread.start("sts4j-revocations", settings.refreshEvery, this::refreshRevocations);
  }

  /** Starts the use of a database, by connections of this source. Let it give up after a few seconds. */
  public static SharedDatabaseBuilder builder(DataSource source) {
    return new SharedDatabaseBuilder(source);
  }

  /** The sealing keys. */
  public SharedKeyRing keyRing() {
    return keyRing;
  }

  /** Where the sealing keys are stored, for a ring of one's own. */
  public KeyRingStorage keyRingStorage() {
    return keyRingStorage;
  }

  /**
   * The revocations. One is in force on every other node after at most the refresh interval and the time of a query, as
   * long as that node reaches the database.
   */
  public RevocationStore revocations() {
    return revocations;
  }

  /** What may be used once, on any of the nodes. It throws {@code ServiceUnavailable} when the database cannot tell. */
  public ReplayGuard replayGuard() {
    return replayGuard;
  }

  /**
   * Which MFA codes were used, on any of the nodes (AR-16). It throws {@code ServiceUnavailable} when the database cannot
   * tell.
   */
  public MfaStepStore mfaSteps() {
    return mfaSteps;
  }

  /** How many revocations are in force. */
  public int revocationCount() {
    return revocations.size();
  }

  /** How long ago this node last knew that its revocations were current. */
  public Duration revocationsAge() {
    return revocations.snapshotAge();
  }

  /**
   * Reads now what is otherwise read at each interval.
   *
   * @throws KeyStorageException when the database cannot be used
   */
  public void refresh() {
    refreshRevocations();
    keyRing.refresh();
  }

  private void refreshRevocations() {
    try {
      revocations.refresh();
    } catch (SQLException e) {
      throw new KeyStorageException(
          "the revocations in the database cannot be read: " + e.getMessage(), e);
    }
  }

  /** Stops the threads. What is known can still be asked. The data source stays open. */
  @Override
  public void close() {
    keyRing.close();
    if (thread != null) {
      thread.close();
    }
  }
}
