package io.github.sts4j.federation.saml.signature;

/** Octets that a signature of the provider covers. Only {@link SignatureVerifier} makes them. */
final class SignedOctets {
  private final byte[] octets;

  SignedOctets(byte[] octets) {
    this.octets = octets.clone();
  }

  byte[] bytes() {
    return octets.clone();
  }
}
