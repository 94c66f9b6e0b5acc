/** Arbitraries, checks and fixtures for tests of policies and sessions. */
module io.github.sts4j.testkit {
  requires transitive io.github.sts4j.core;
  requires transitive net.jqwik.api;
  requires transitive org.junit.jupiter.api;
  requires java.xml;
  requires java.xml.crypto;
  requires jdk.httpserver;
  requires static org.jspecify;

  exports io.github.sts4j.testkit;
  exports io.github.sts4j.testkit.idp;
  exports io.github.sts4j.testkit.junit;
  exports io.github.sts4j.testkit.policy;

  provides net.jqwik.api.SampleReportingFormat with
      io.github.sts4j.testkit.report.PolicyReportingFormat;
}
