package io.github.sts4j.core.jdbc;

/** The contract on a real PostgreSQL. */
class PostgresSharedDatabaseTest extends SharedDatabaseContract {
  PostgresSharedDatabaseTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
