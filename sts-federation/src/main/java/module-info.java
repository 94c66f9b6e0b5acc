/** Verified identities from OpenID Connect, SAML 2.0 and X.509. */
module io.github.sts4j.federation {
  requires transitive io.github.sts4j.core;
  requires java.xml;
  requires java.xml.crypto;
  requires static org.jspecify;

  exports io.github.sts4j.federation.saml;
}
