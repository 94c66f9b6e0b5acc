package io.github.sts4j.federation.saml.signature;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signature algorithms that are accepted, each bound to the type of key it is for: no MAC is among them, so a public key
 * cannot serve as the secret of one (S22).
 */
enum SignatureAlgorithm {
  RSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", RSAPublicKey.class),
  RSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", RSAPublicKey.class),
  RSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", RSAPublicKey.class),
  RSA_PSS_SHA256("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1", RSAPublicKey.class),
  RSA_PSS_SHA384("http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1", RSAPublicKey.class),
  RSA_PSS_SHA512("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1", RSAPublicKey.class),
  ECDSA_SHA256("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", ECPublicKey.class),
  ECDSA_SHA384("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384", ECPublicKey.class),
  ECDSA_SHA512("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512", ECPublicKey.class),
  RSA_SHA1("http://www.w3.org/2000/09/xmldsig#rsa-sha1", RSAPublicKey.class);

  private final String uri;
  private final Class<? extends PublicKey> keyType;

  SignatureAlgorithm(String uri, Class<? extends PublicKey> keyType) {
    this.uri = uri;
    this.keyType = keyType;
  }

  static Optional<SignatureAlgorithm> of(String uri) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.uri.equals(uri))
        .findFirst();
  }

  /**
   * Whether a key can have made a signature of so many octets: more than a number of the key's size, or two on a curve, have
   * room for something that one engine reads and another passes over.
   */
  boolean fits(PublicKey key, int octets) {
    return keyType.isInstance(key) && octets <= most(key);
  }

  private static int most(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return octets(rsa.getModulus().bitLength());
    }
    return key instanceof ECPublicKey curve
        ? 2 * octets(curve.getParams().getOrder().bitLength())
        : 0;
  }

  private static int octets(int bits) {
    return (bits + 7) / 8;
  }

  boolean isLegacy() {
    return this == RSA_SHA1;
  }
}
