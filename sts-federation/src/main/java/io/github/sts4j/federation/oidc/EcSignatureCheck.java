package io.github.sts4j.federation.oidc;

import static java.util.Objects.requireNonNull;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** ECDSA by the library, which checks length and range of what the platform is then given. */
record EcSignatureCheck(JWSVerifier verifier) implements SignatureCheck {

  /** What tells the verifier the algorithm; the token's own header never reaches it. */
  private static final Map<JwsAlgorithm, JWSHeader> HEADERS = Arrays.stream(JwsAlgorithm.values())
      .collect(Collectors.toUnmodifiableMap(
          each -> each, each -> new JWSHeader(JWSAlgorithm.parse(each.name()))));

  @Override
  public boolean holds(CompactToken token, JwsAlgorithm algorithm) {
    try {
      return verifier.verify(
          requireNonNull(HEADERS.get(algorithm)),
          token.signingInput(),
          Base64URL.encode(token.signature()));
    } catch (JOSEException unusable) {
      return false;
    }
  }
}
