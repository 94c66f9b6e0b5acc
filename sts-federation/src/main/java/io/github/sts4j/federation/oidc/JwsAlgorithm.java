package io.github.sts4j.federation.oidc;

import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of ID tokens (OI-10): RSA with PKCS #1 v1.5 padding and ECDSA, and nothing else. */
public enum JwsAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256,
  /** RSASSA-PKCS1-v1_5 with SHA-384. */
  RS384,
  /** RSASSA-PKCS1-v1_5 with SHA-512. */
  RS512,
  /** ECDSA with P-256 and SHA-256. */
  ES256,
  /** ECDSA with P-384 and SHA-384. */
  ES384,
  /** ECDSA with P-521 and SHA-512. */
  ES512;

  /** The algorithm of exactly this name, letter case included: {@code none} and its spellings are nobody's name. */
  static Optional<JwsAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }

  boolean isRsa() {
    return name().startsWith("RS");
  }
}
