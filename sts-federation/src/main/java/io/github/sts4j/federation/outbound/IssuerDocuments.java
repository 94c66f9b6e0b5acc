package io.github.sts4j.federation.outbound;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.policy.json.JsonWriter;
import java.net.URI;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the discovery document and the key set. */
final class IssuerDocuments {
  private IssuerDocuments() {}

  /** What issuers of workload identities publish: there is no authorization endpoint to name. */
  static String discovery(URI issuer) {
    Map<String, Object> out = new LinkedHashMap<>();
    out.put("issuer", issuer.toString());
    out.put("jwks_uri", issuer + JwtIssuer.KEY_SET_PATH);
    out.put("response_types_supported", List.of("id_token"));
    out.put("subject_types_supported", List.of("public"));
    out.put(
        "id_token_signing_alg_values_supported",
        Arrays.stream(SigningAlgorithm.values()).map(SigningAlgorithm::name).toList());
    out.put("claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "jti"));
    return JsonWriter.write(out);
  }

  /** RFC 7517, the public halves only. */
  static String keySet(List<SigningKey> keys) {
    return JsonWriter.write(
        Map.of("keys", keys.stream().map(key -> publicKey(key).toJSONObject()).toList()));
  }

  private static JWK publicKey(SigningKey key) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(key.algorithm().name());
    return switch (key.algorithm()) {
      case RS256 ->
        new RSAKey.Builder((RSAPublicKey) key.keyPair().getPublic())
            .keyID(key.id())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(algorithm)
            .build();
      case ES384 ->
        new ECKey.Builder(Curve.P_384, (ECPublicKey) key.keyPair().getPublic())
            .keyID(key.id())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(algorithm)
            .build();
    };
  }
}
