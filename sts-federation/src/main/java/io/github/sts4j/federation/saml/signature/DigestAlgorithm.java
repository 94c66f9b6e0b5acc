package io.github.sts4j.federation.saml.signature;

import java.util.Arrays;
import java.util.Optional;

/** The digests that are accepted, with the length of their values. */
enum DigestAlgorithm {
  SHA256("http://www.w3.org/2001/04/xmlenc#sha256", 32),
  SHA384("http://www.w3.org/2001/04/xmldsig-more#sha384", 48),
  SHA512("http://www.w3.org/2001/04/xmlenc#sha512", 64),
  SHA1("http://www.w3.org/2000/09/xmldsig#sha1", 20);

  private final String uri;
  private final int length;

  DigestAlgorithm(String uri, int length) {
    this.uri = uri;
    this.length = length;
  }

  static Optional<DigestAlgorithm> of(String uri) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.uri.equals(uri))
        .findFirst();
  }

  int length() {
    return length;
  }

  boolean isLegacy() {
    return this == SHA1;
  }
}
