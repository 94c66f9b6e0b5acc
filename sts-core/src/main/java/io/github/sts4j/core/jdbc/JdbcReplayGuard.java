package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.replay.ReplayGuard;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * What was presented, by a digest, in a table whose primary key lets one of any number of nodes in. When the database
 * cannot be asked, or its answer is lost, the call is refused.
 */
final class JdbcReplayGuard implements ReplayGuard {
  private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

  private final Transactions transactions;
  private final Duration tolerance;
  private Instant purgedAt = Instant.EPOCH;

  /** @param tolerance how far apart the clocks of nodes may be: one that is slow may still be asked */
  JdbcReplayGuard(Transactions transactions, Duration tolerance) {
    this.transactions = transactions;
    this.tolerance = tolerance;
  }

  @Override
  public boolean firstUse(String scope, String id, Instant until, Instant now) {
    String digest = Digest.of(scope, id);
    long expiresAt = millis(until.isAfter(now) ? until : now);
    try {
      boolean first = transactions.alone(connection -> {
        try {
          return transactions.execute(
                  connection,
                  "INSERT INTO sts4j_replay (id, expires_at) VALUES (?, ?)",
                  digest,
                  expiresAt)
              == 1;
        } catch (SQLException e) {
          if (Transactions.isDuplicate(e)) {
            return false;
          }
          throw e;
        }
      });
      purge(now);
      return first;
    } catch (SQLException e) {
      throw Unavailable.because(e);
    }
  }

  private void purge(Instant now) throws SQLException {
    if (isPurgeDue(now)) {
      transactions.alone(connection -> transactions.execute(
          connection,
          "DELETE FROM sts4j_replay WHERE expires_at < ?",
          millis(now.minus(tolerance))));
    }
  }

  private synchronized boolean isPurgeDue(Instant now) {
    boolean due = now.isAfter(purgedAt.plus(PURGE_EVERY));
    purgedAt = due ? now : purgedAt;
    return due;
  }

  /** An instant beyond what the column holds is kept for ever. */
  private static long millis(Instant instant) {
    try {
      return instant.toEpochMilli();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
