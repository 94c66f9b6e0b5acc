/** A Security Token Service as a library. */
module io.github.sts4j.core {
  requires transitive io.github.sts4j.policy;
  requires static org.jspecify;
  requires com.google.common;
  requires transitive java.sql;
  requires java.xml;

  exports io.github.sts4j.core;
  exports io.github.sts4j.core.audit;
  exports io.github.sts4j.core.delegation;
  exports io.github.sts4j.core.error;
  exports io.github.sts4j.core.federation;
  exports io.github.sts4j.core.identity;
  exports io.github.sts4j.core.jdbc;
  exports io.github.sts4j.core.keystore;
  exports io.github.sts4j.core.mfa;
  exports io.github.sts4j.core.outbound;
  exports io.github.sts4j.core.observe;
  exports io.github.sts4j.core.query;
  exports io.github.sts4j.core.replay;
  exports io.github.sts4j.core.revocation;
  exports io.github.sts4j.core.session;
  exports io.github.sts4j.core.sigv4;
  exports io.github.sts4j.core.throttle;
  exports io.github.sts4j.core.token;
  exports io.github.sts4j.core.world;
}
