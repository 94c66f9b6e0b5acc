package io.github.sts4j.core.jdbc;

/** {@link DatabaseFailureContract} on H2. */
class H2DatabaseFailureTest extends DatabaseFailureContract {
  H2DatabaseFailureTest() {
    super(TestDatabase.H2);
  }
}
