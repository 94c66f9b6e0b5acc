package io.github.sts4j.federation.oidc;

import java.util.Optional;
import java.util.Set;

/**
 * One public key of an issuer, and the algorithms it verifies.
 *
 * @param keyId the {@code kid}, if the key has one
 * @param algorithms the algorithms of the key's type and curve, or the single one its {@code alg} names
 * @param material what the key is made of, to tell two keys of one name apart
 * @param check checks signatures
 */
record VerificationKey(
    Optional<String> keyId, Set<JwsAlgorithm> algorithms, String material, SignatureCheck check) {

  boolean isRsa() {
    return algorithms.iterator().next().isRsa();
  }

  /** Whether this key signed the token. */
  boolean verifies(CompactToken token, JwsAlgorithm algorithm) {
    return algorithms.contains(algorithm) && check.holds(token, algorithm);
  }
}
