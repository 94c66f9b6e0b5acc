package io.github.sts4j.core.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** Runs work on connections of a data source: with a time limit, undone when it fails, again when it met another's. */
final class Transactions {
  private static final int ATTEMPTS = 8;

  /** Serialization failure, deadlock (both of PostgreSQL and those that speak its protocol), lock timeout (H2). */
  private static final Set<String> CONFLICTS = Set.of("40001", "40P01", "HYT00");

  private final DataSource source;
  private final Duration timeout;

  Transactions(DataSource source, Duration timeout) {
    this.source = source;
    this.timeout = timeout;
  }

  /** What is done with a connection. */
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** Runs statements that each stand alone. */
  <T> T alone(Work<T> work) throws SQLException {
    return on(true, work);
  }

  /** Runs work of which all is done or nothing; again, from its start, when it conflicted with another's. */
  <T> T together(Work<T> work) throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        return on(false, connection -> committed(connection, work));
      } catch (SQLException e) {
        if (attempt == ATTEMPTS || !CONFLICTS.contains(String.valueOf(e.getSQLState()))) {
          throw e;
        }
      }
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    try {
      T result = work.run(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException e) {
      try {
        connection.rollback();
      } catch (SQLException alsoFailed) {
        e.addSuppressed(alsoFailed);
      }
      throw e;
    }
  }

  private <T> T on(boolean autoCommit, Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      boolean before = connection.getAutoCommit();
      int networkTimeout = limit(connection, (int) timeout.toMillis());
      connection.setAutoCommit(autoCommit);
      T result = work.run(connection);
      // Not after a failure: then the pool looks at the connection anyway.
      connection.setAutoCommit(before);
      limit(connection, networkTimeout);
      return result;
    }
  }

  /** Bounds the wait for an answer of a database that hangs; where the driver cannot, the statement's own limit counts. */
  private static int limit(Connection connection, int millis) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, millis);
      return before;
    } catch (SQLFeatureNotSupportedException e) {
      return 0;
    }
  }

  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    // Not both limits: PostgreSQL's driver keeps this one by asking the server to cancel, and waits
    // ten seconds more when
    // that hangs too.
    if (!isLimited(connection)) {
      statement.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
    }
    return statement;
  }

  private static boolean isLimited(Connection connection) throws SQLException {
    try {
      return connection.getNetworkTimeout() > 0; // some drivers take a limit and do not keep it
    } catch (SQLFeatureNotSupportedException e) {
      return false;
    }
  }

  /** Executes one statement with these parameters, strings, numbers or null, and returns how many rows it changed. */
  int execute(Connection connection, String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql)) {
      set(statement, parameters);
      return statement.executeUpdate();
    }
  }

  static void set(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
  }

  /** Whether a row with this primary key was there already. */
  static boolean isDuplicate(SQLException e) {
    return String.valueOf(e.getSQLState()).startsWith("23"); // integrity constraint violation
  }
}
