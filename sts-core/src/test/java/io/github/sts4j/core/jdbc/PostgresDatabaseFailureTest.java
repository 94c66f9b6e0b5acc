package io.github.sts4j.core.jdbc;

/** {@link DatabaseFailureContract} on PostgreSQL. */
class PostgresDatabaseFailureTest extends DatabaseFailureContract {
  PostgresDatabaseFailureTest() {
    super(TestDatabase.POSTGRESQL);
  }
}
