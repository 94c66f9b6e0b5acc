package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.observe.SharedPart;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.revocation.Revocation;
import io.github.sts4j.core.revocation.RevocationSnapshot;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.token.SessionClaims;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Revocations in a table, whose rows are numbered in the order in which they were committed; each node reads those after
 * the last it knows. The last row it knows has a random tag: when that is another's, the database was put back to an older
 * state, and the node stores again what it knows.
 */
final class JdbcRevocations implements RevocationStore {
  static final String COUNTER = "revocation";

  private static final Logger LOG = System.getLogger(JdbcRevocations.class.getName());
  private static final int ROWS_AT_ONCE = 10_000;
  private static final Duration PURGE_EVERY = Duration.ofMinutes(1);
  private static final String READ = "SELECT seq, tag, kind, target, issued_before, expires_at"
      + " FROM sts4j_revocation WHERE seq >= ? ORDER BY seq FETCH FIRST " + ROWS_AT_ONCE
      + " ROWS ONLY";
  private static final String INSERT =
      "INSERT INTO sts4j_revocation (seq, tag, kind, target, issued_before, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?)";

  private final Transactions transactions;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final Duration keptFor;
  private final StsObserver observer;
  private final RevocationSnapshot snapshot = new RevocationSnapshot();
  private final Object refreshing = new Object();
  private long lastSeq;
  private long lastTag;
  private Instant purgedAt;
  private volatile long currentAt = System.nanoTime();

  private record Entry(Revocation revocation, Instant until) {}

  /** @param keptFor the longest session, and how far apart the clocks of nodes may be */
  JdbcRevocations(
      Transactions transactions,
      InstantSource clock,
      RandomGenerator random,
      Duration keptFor,
      StsObserver observer) {
    this.transactions = transactions;
    this.clock = clock;
    this.random = random;
    this.keptFor = keptFor;
    this.observer = observer;
    this.purgedAt = clock.instant();
  }

  @Override
  public void revoke(Revocation revocation) {
    Instant until = RevocationSnapshot.neededUntil(revocation, clock.instant(), keptFor);
    try {
      store(List.of(new Entry(revocation, until)));
    } catch (SQLException e) {
      observer.refreshFailed(SharedPart.REVOCATIONS, e);
      throw Unavailable.because(e);
    }
    snapshot.add(revocation, until);
  }

  @Override
  public boolean isRevoked(SessionClaims claims) {
    return snapshot.isRevoked(claims);
  }

  int size() {
    return snapshot.size();
  }

  Duration snapshotAge() {
    return Duration.ofNanos(System.nanoTime() - currentAt);
  }

  /** Reads what is new. */
  void refresh() throws SQLException {
    synchronized (refreshing) {
      try {
        long startedAt = System.nanoTime();
        RevocationSnapshot nobody = new RevocationSnapshot();
        if (!transactions.alone(connection -> readNew(connection, nobody))) {
          resynchronize();
        }
        currentAt = startedAt;
        purge();
      } catch (SQLException e) {
        observer.refreshFailed(SharedPart.REVOCATIONS, e);
        throw e;
      } finally {
        observer.snapshotAge(SharedPart.REVOCATIONS, snapshotAge());
      }
    }
  }

  /**
   * Whether the row that was last is still there, so that what follows it is all that is new.
   *
   * @param also is given what is read, as the node's own snapshot is
   */
  private boolean readNew(Connection connection, RevocationSnapshot also) throws SQLException {
    int rows = ROWS_AT_ONCE;
    while (rows == ROWS_AT_ONCE) {
      rows = 0;
      try (PreparedStatement query = transactions.prepare(connection, READ)) {
        query.setLong(1, lastSeq);
        try (ResultSet result = query.executeQuery()) {
          while (result.next()) {
            boolean known = result.getLong(1) == lastSeq && result.getLong(2) == lastTag;
            if (rows == 0 && lastSeq > 0 && !known) {
              return false;
            }
            add(also, result);
            add(snapshot, result);
            lastSeq = result.getLong(1);
            lastTag = result.getLong(2);
            rows++;
          }
        }
      }
    }
    return rows > 0 || lastSeq == 0;
  }

  private static void add(RevocationSnapshot to, ResultSet row) throws SQLException {
    Revocation.Kind kind;
    try {
      kind = Revocation.Kind.valueOf(row.getString(3));
    } catch (IllegalArgumentException e) {
      throw new SQLException(
          "the table `sts4j_revocation` has a revocation of kind `" + row.getString(3)
              + "`: use the library that the other nodes use",
          e);
    }
    to.add(
        new Revocation(kind, row.getString(4), Instant.ofEpochMilli(row.getLong(5))),
        Instant.ofEpochMilli(row.getLong(6)));
  }

  /** Reads all, keeps what is known, and stores again what the database has lost. */
  private void resynchronize() throws SQLException {
    lastSeq = 0;
    lastTag = 0;
    RevocationSnapshot stored = new RevocationSnapshot();
    if (!transactions.alone(connection -> readNew(connection, stored))) {
      throw new SQLException("the table `sts4j_revocation` changed while it was read");
    }
    Instant now = clock.instant();
    List<Entry> lost = new ArrayList<>();
    snapshot.forEach((revocation, until) -> {
      if (!stored.contains(revocation) && until.isAfter(now)) {
        lost.add(new Entry(revocation, until));
      }
    });
    if (!lost.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "the database was put back to an older state: " + lost.size()
              + " revocations that this node knows are stored again");
    }
    for (int from = 0; from < lost.size(); from += ROWS_AT_ONCE) {
      store(lost.subList(from, Math.min(lost.size(), from + ROWS_AT_ONCE)));
    }
  }

  /** The row of the counter is locked until the transaction ends: numbers are given in the order of commits. */
  private void store(List<Entry> entries) throws SQLException {
    transactions.together(connection -> {
      long seq = counted(connection);
      try (PreparedStatement insert = transactions.prepare(connection, INSERT)) {
        for (Entry entry : entries) {
          Revocation revocation = entry.revocation();
          Transactions.set(
              insert,
              ++seq,
              random.nextLong(),
              revocation.kind().name(),
              revocation.target(),
              revocation.issuedBefore().toEpochMilli(),
              entry.until().toEpochMilli());
          insert.addBatch();
        }
        insert.executeBatch();
      }
      return transactions.execute(
          connection, "UPDATE sts4j_counter SET counted = ? WHERE name = ?", seq, COUNTER);
    });
  }

  private long counted(Connection connection) throws SQLException {
    try (PreparedStatement query = transactions.prepare(
        connection, "SELECT counted FROM sts4j_counter WHERE name = ? FOR UPDATE")) {
      query.setString(1, COUNTER);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException("the table `sts4j_counter` has no row `" + COUNTER
              + "`: put back a backup, or start with a database of its own");
        }
        return rows.getLong(1);
      }
    }
  }

  /** What is forgotten was kept for the clocks' tolerance as well, so one node's clock decides for all. */
  private void purge() throws SQLException {
    Instant now = clock.instant();
    if (now.isAfter(purgedAt.plus(PURGE_EVERY))) {
      purgedAt = now;
      snapshot.purge(now);
      transactions.alone(connection -> transactions.execute(
          connection, "DELETE FROM sts4j_revocation WHERE expires_at < ?", now.toEpochMilli()));
    }
  }
}
