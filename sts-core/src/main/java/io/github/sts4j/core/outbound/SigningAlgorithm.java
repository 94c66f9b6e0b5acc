package io.github.sts4j.core.outbound;

import java.util.Arrays;
import java.util.Optional;

/** The ways a web identity token can be signed (WT-1). The names are those of RFC 7518. */
public enum SigningAlgorithm {
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RS256,
  /** ECDSA on P-384 with SHA-384. */
  ES384;

  /** The algorithm of exactly this name; empty if it is not one of the two. */
  public static Optional<SigningAlgorithm> named(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.name().equals(name))
        .findFirst();
  }
}
