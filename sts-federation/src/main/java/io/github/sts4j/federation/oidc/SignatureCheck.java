package io.github.sts4j.federation.oidc;

/** Checks signatures with one public key. Safe for use by many threads. */
interface SignatureCheck {
  /** Whether the key signed the token by this algorithm, which is one of the key's own type. */
  boolean holds(CompactToken token, JwsAlgorithm algorithm);
}
