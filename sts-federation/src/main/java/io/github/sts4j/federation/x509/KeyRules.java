package io.github.sts4j.federation.x509;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keys and signature algorithms are good enough, whatever the runtime's own settings allow (X03). */
final class KeyRules {
  private static final int LEAST_RSA_BITS = 2_048;
  private static final int MOST_RSA_BITS = 8_192;
  private static final int MOST_EXPONENT_BITS = 64;
  private static final String PSS = "1.2.840.113549.1.1.10";

  /** RSA PKCS #1 and ECDSA, each with SHA-256, SHA-384 and SHA-512; Ed25519, Ed448. */
  private static final Set<String> SIGNATURES = Set.of(
      "1.2.840.113549.1.1.11",
      "1.2.840.113549.1.1.12",
      "1.2.840.113549.1.1.13",
      "1.2.840.10045.4.3.2",
      "1.2.840.10045.4.3.3",
      "1.2.840.10045.4.3.4",
      "1.3.101.112",
      "1.3.101.113");

  private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");
  private static final List<ECParameterSpec> CURVES =
      List.of(curve("secp256r1"), curve("secp384r1"), curve("secp521r1"));

  private KeyRules() {}

  static boolean acceptsSignature(String algorithm, byte @Nullable [] parameters) {
    return algorithm.equals(PSS) ? acceptsPss(parameters) : SIGNATURES.contains(algorithm);
  }

  static boolean acceptsKey(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return acceptsRsa(rsa.getModulus().bitLength(), rsa.getPublicExponent());
    }
    return key instanceof EdECPublicKey || (key instanceof ECPublicKey ec && acceptsCurve(ec));
  }

  private static boolean acceptsRsa(int bits, BigInteger exponent) {
    return bits >= LEAST_RSA_BITS
        && bits <= MOST_RSA_BITS
        && exponent.testBit(0)
        && exponent.bitLength() <= MOST_EXPONENT_BITS
        && exponent.compareTo(BigInteger.valueOf(3)) >= 0;
  }

  /** A curve is what it is, not what it is called (CVE-2020-0601). */
  private static boolean acceptsCurve(ECPublicKey key) {
    ECParameterSpec given = key.getParams();
    return given != null
        && CURVES.stream()
            .anyMatch(curve -> curve.getCurve().equals(given.getCurve())
                && curve.getGenerator().equals(given.getGenerator())
                && curve.getOrder().equals(given.getOrder())
                && curve.getCofactor() == given.getCofactor());
  }

  private static boolean acceptsPss(byte @Nullable [] parameters) {
    if (parameters == null) {
      return false;
    }
    try {
      AlgorithmParameters read = AlgorithmParameters.getInstance("RSASSA-PSS");
      read.init(parameters);
      PSSParameterSpec spec = read.getParameterSpec(PSSParameterSpec.class);
      return DIGESTS.contains(spec.getDigestAlgorithm())
          && spec.getMGFParameters() instanceof MGF1ParameterSpec mask
          && mask.getDigestAlgorithm().equals(spec.getDigestAlgorithm());
    } catch (GeneralSecurityException | IOException e) {
      return false;
    }
  }

  private static ECParameterSpec curve(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java runtime has " + name, e);
    }
  }
}
