/** Arbitraries and fixtures for tests of policies and sessions. */
module io.github.sts4j.testkit {
  requires transitive io.github.sts4j.core;
  requires transitive net.jqwik.api;
  requires static org.jspecify;

  exports io.github.sts4j.testkit;
  exports io.github.sts4j.testkit.policy;
}
