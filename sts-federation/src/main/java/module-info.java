/** Verified identities from OpenID Connect, SAML 2.0 and X.509; tokens by which ours are verified elsewhere. */
module io.github.sts4j.federation {
  requires transitive io.github.sts4j.core;
  requires java.xml;
  requires java.xml.crypto;
  requires static org.jspecify;
  requires com.google.common;
  requires com.nimbusds.jose.jwt;

  exports io.github.sts4j.federation.custom;
  exports io.github.sts4j.federation.oidc;
  exports io.github.sts4j.federation.outbound;
  exports io.github.sts4j.federation.saml;
  exports io.github.sts4j.federation.x509;
}
