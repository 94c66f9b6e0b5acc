/** A Security Token Service as a library. */
module io.github.sts4j.core {
  requires transitive io.github.sts4j.policy;
  requires static org.jspecify;
  requires com.google.common;

  exports io.github.sts4j.core.error;
  exports io.github.sts4j.core.sigv4;
}
