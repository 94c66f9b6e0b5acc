package io.github.sts4j.core.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The tables, and how a database of an older version gets those of this one. Statements can run again without harm, so
 * that nodes which start at once need no lock, also where the database ends a transaction at each statement.
 */
final class Schema {
  private static final int ATTEMPTS = 10;
  private static final long PAUSE_MILLIS = 200;
  private static final String VERSIONS =
      "CREATE TABLE IF NOT EXISTS sts4j_schema (version INTEGER NOT NULL PRIMARY KEY)";

  /** The statements that lead from each version to the next; only ever added to. */
  private static final List<List<String>> MIGRATIONS = List.of(List.of(
      "CREATE TABLE IF NOT EXISTS sts4j_counter (name VARCHAR(32) NOT NULL PRIMARY KEY,"
          + " counted BIGINT NOT NULL, tag BIGINT NOT NULL)",
      "CREATE TABLE IF NOT EXISTS sts4j_key (key_id VARCHAR(16) NOT NULL PRIMARY KEY,"
          + " wrapped_secret VARCHAR(4096), created_at BIGINT, seals_from BIGINT, destroyed_at BIGINT)",
      "CREATE TABLE IF NOT EXISTS sts4j_revocation (seq BIGINT NOT NULL PRIMARY KEY,"
          + " tag BIGINT NOT NULL, kind VARCHAR(32) NOT NULL, target VARCHAR(512) NOT NULL,"
          + " issued_before BIGINT NOT NULL, expires_at BIGINT NOT NULL)",
      "CREATE INDEX IF NOT EXISTS sts4j_revocation_expiry ON sts4j_revocation (expires_at)",
      "CREATE TABLE IF NOT EXISTS sts4j_replay (id VARCHAR(64) NOT NULL PRIMARY KEY,"
          + " expires_at BIGINT NOT NULL)",
      "CREATE INDEX IF NOT EXISTS sts4j_replay_expiry ON sts4j_replay (expires_at)",
      "CREATE TABLE IF NOT EXISTS sts4j_mfa_step (device VARCHAR(64) NOT NULL PRIMARY KEY,"
          + " step BIGINT NOT NULL)"));

  private final Transactions transactions;

  Schema(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Brings the database to this version. A database that has it already is only read.
   *
   * @throws IllegalStateException when the database is of a later version
   */
  void migrate() throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        int version = version();
        if (version > MIGRATIONS.size()) {
          throw new IllegalStateException("the database has version " + version
              + " of the tables `sts4j_…`, and this library knows " + MIGRATIONS.size()
              + ": use the library that the other nodes use");
        }
        if (version < MIGRATIONS.size()) {
          transactions.alone(connection -> migrate(connection, version));
        }
        return;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
        pause(e); // another node may be at it: statements that create the same at once fail on some
        // databases
      }
    }
  }

  private Void migrate(Connection connection, int from) throws SQLException {
    transactions.execute(connection, VERSIONS);
    for (int version = from; version < MIGRATIONS.size(); version++) {
      for (String statement : MIGRATIONS.get(version)) {
        transactions.execute(connection, statement);
      }
      insertUnlessThere(
          connection,
          "INSERT INTO sts4j_counter (name, counted, tag) VALUES (?, 0, 0)",
          JdbcKeyRingStorage.COUNTER);
      insertUnlessThere(
          connection,
          "INSERT INTO sts4j_counter (name, counted, tag) VALUES (?, 0, 0)",
          JdbcRevocations.COUNTER);
      insertUnlessThere(connection, "INSERT INTO sts4j_schema (version) VALUES (?)", version + 1);
    }
    return null;
  }

  private void insertUnlessThere(Connection connection, String sql, Object key)
      throws SQLException {
    try {
      transactions.execute(connection, sql, key);
    } catch (SQLException e) {
      if (!Transactions.isDuplicate(e)) {
        throw e;
      }
    }
  }

  /** 0 where there is no table of versions; a database that cannot be reached fails. */
  private int version() throws SQLException {
    return transactions.alone(connection -> {
      if (!hasVersions(connection)) {
        return 0;
      }
      try (PreparedStatement query =
              transactions.prepare(connection, "SELECT MAX(version) FROM sts4j_schema");
          ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    });
  }

  /** The names of tables are in upper or lower case, as the database likes. */
  private static boolean hasVersions(Connection connection) throws SQLException {
    for (String name : List.of("sts4j_schema", "STS4J_SCHEMA")) {
      try (ResultSet tables = connection
          .getMetaData()
          .getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
        if (tables.next()) {
          return true;
        }
      }
    }
    return false;
  }

  private static void pause(SQLException e) throws SQLException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
