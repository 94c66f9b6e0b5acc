package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One public key of an issuer, and the algorithms it verifies. The verifier is made once: it is stateless and safe for many
 * threads.
 *
 * @param keyId the {@code kid}, if the key has one
 * @param algorithms the algorithms of the key's type and curve, or the single one its {@code alg} names
 * @param material what the key is made of, to tell two keys of one name apart
 * @param verifier checks signatures
 */
record VerificationKey(
    Optional<String> keyId, Set<JwsAlgorithm> algorithms, String material, JWSVerifier verifier) {

  /** What tells the verifier the algorithm; the token's own header never reaches it. */
  private static final Map<JwsAlgorithm, JWSHeader> HEADERS = Arrays.stream(JwsAlgorithm.values())
      .collect(Collectors.toUnmodifiableMap(
          each -> each, each -> new JWSHeader(JWSAlgorithm.parse(each.name()))));

  boolean isRsa() {
    return algorithms.iterator().next().isRsa();
  }

  /** Whether this key signed the token. */
  boolean verifies(CompactToken token, JwsAlgorithm algorithm) {
    if (!algorithms.contains(algorithm)) {
      return false;
    }
    try {
      return verifier.verify(
          requireNonNull(HEADERS.get(algorithm)), token.signingInput(), token.signature());
    } catch (JOSEException unusable) {
      return false;
    }
  }
}
