package io.github.sts4j.core.jdbc;

/** The contract on H2. */
class H2SharedDatabaseTest extends SharedDatabaseContract {
  H2SharedDatabaseTest() {
    super(TestDatabase.H2);
  }
}
