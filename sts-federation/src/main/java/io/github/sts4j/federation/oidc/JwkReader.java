package io.github.sts4j.federation.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonValue;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one JSON Web Key as a key that verifies tokens; every reason against it is an {@link IllegalArgumentException}. */
final class JwkReader {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS =
      8192; // a longer one makes each forged token dear to refuse
  private static final int MAX_EXPONENT_BITS = 64;
  private static final BigInteger SMALLEST_EXPONENT = BigInteger.valueOf(3);
  private static final List<String> PRIVATE_MEMBERS =
      List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private static final Set<JwsAlgorithm> RSA =
      EnumSet.of(JwsAlgorithm.RS256, JwsAlgorithm.RS384, JwsAlgorithm.RS512);
  private static final Map<String, JwsAlgorithm> CURVES = Map.of(
      "P-256", JwsAlgorithm.ES256,
      "P-384", JwsAlgorithm.ES384,
      "P-521", JwsAlgorithm.ES512);

  private JwkReader() {}

  static VerificationKey read(JsonValue element, boolean allowKeyOps) {
    if (!(element instanceof JsonObject jwk)) {
      throw new IllegalArgumentException("it is " + element.describe() + ", not an object");
    }
    checkUse(jwk, allowKeyOps);
    PRIVATE_MEMBERS.forEach(name ->
        require(!jwk.members().containsKey(name), "it holds the private member `" + name + "`"));
    String type = required(jwk, "kty");
    return switch (type) {
      case "RSA" -> rsa(jwk);
      case "EC" -> elliptic(jwk);
      default -> throw new IllegalArgumentException("its type is " + Refusal.quoted(type));
    };
  }

  /** OI-22 */
  private static void checkUse(JsonObject jwk, boolean allowKeyOps) {
    String use = text(jwk, "use").orElse("sig");
    require(use.equals("sig"), "its use is " + Refusal.quoted(use));
    Optional<JsonValue> operations = jwk.get("key_ops");
    boolean verifies = operations.isEmpty()
        || (allowKeyOps
            && operations.get() instanceof JsonArray list
            && list.elements().stream()
                .anyMatch(
                    each -> each instanceof JsonString text && text.value().equals("verify")));
    require(verifies, "it has `key_ops`");
  }

  private static VerificationKey rsa(JsonObject jwk) {
    RSAPublicKey key;
    try {
      key = new RSAKey.Builder(base64(jwk, "n"), base64(jwk, "e")).build().toRSAPublicKey();
    } catch (JOSEException | IllegalStateException invalid) {
      throw new IllegalArgumentException("it is not a valid RSA key", invalid);
    }
    int bits = key.getModulus().bitLength();
    require(bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS, "its modulus has " + bits + " bits");
    BigInteger exponent = key.getPublicExponent();
    require(
        exponent.testBit(0)
            && exponent.compareTo(SMALLEST_EXPONENT) >= 0
            && exponent.bitLength() <= MAX_EXPONENT_BITS,
        "its exponent is even, 1, or too large");
    require(key.getModulus().testBit(0), "its modulus is even");
    require(!RocaFingerprint.matches(key.getModulus()), "it is of the generator of CVE-2017-15361");
    return key(jwk, RSA, key.getModulus() + "," + exponent, new RsaSignatureCheck(key));
  }

  private static VerificationKey elliptic(JsonObject jwk) {
    String curve = required(jwk, "crv");
    JwsAlgorithm algorithm = CURVES.get(curve);
    if (algorithm == null) {
      throw new IllegalArgumentException("its curve is " + Refusal.quoted(curve));
    }
    Base64URL x = base64(jwk, "x");
    Base64URL y = base64(jwk, "y");
    try {
      // Both constructors check that the point is on the curve.
      ECDSAVerifier verifier =
          new ECDSAVerifier(new ECKey.Builder(Curve.parse(curve), x, y).build());
      return key(
          jwk, EnumSet.of(algorithm), curve + "," + x + "," + y, new EcSignatureCheck(verifier));
    } catch (JOSEException | IllegalStateException invalid) {
      throw new IllegalArgumentException("it is not a point on its curve", invalid);
    }
  }

  private static VerificationKey key(
      JsonObject jwk, Set<JwsAlgorithm> suitable, String material, SignatureCheck check) {
    Optional<String> named = text(jwk, "alg");
    Set<JwsAlgorithm> algorithms = named.isEmpty()
        ? suitable
        : named
            .flatMap(JwsAlgorithm::named)
            .filter(suitable::contains)
            .<Set<JwsAlgorithm>>map(EnumSet::of)
            .orElseThrow(() ->
                new IllegalArgumentException("its algorithm is " + Refusal.quoted(named.get())));
    return new VerificationKey(text(jwk, "kid"), Set.copyOf(algorithms), material, check);
  }

  private static Base64URL base64(JsonObject jwk, String name) {
    return new Base64URL(required(jwk, name));
  }

  private static String required(JsonObject jwk, String name) {
    return text(jwk, name)
        .orElseThrow(() -> new IllegalArgumentException("it has no `" + name + "`"));
  }

  private static Optional<String> text(JsonObject jwk, String name) {
    return jwk.get(name).map(value -> {
      if (value instanceof JsonString text) {
        return text.value();
      }
      throw new IllegalArgumentException("its `" + name + "` is not a string");
    });
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
