package io.github.sts4j.federation.saml;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** Which keys are strong enough to vouch for somebody (SM-1, S23). */
final class KeyStrength {
  private static final int MAX_RSA_BITS = 16_384;
  private static final Set<Integer> FIELD_BITS = Set.of(256, 384, 521);

  private KeyStrength() {}

  static boolean accepts(PublicKey key, SamlMode mode) {
    if (key instanceof RSAPublicKey rsa) {
      return acceptsRsa(rsa.getModulus(), mode) && acceptsExponent(rsa.getPublicExponent());
    }
    return key instanceof ECPublicKey ec
        && ec.getParams() != null
        && FIELD_BITS.contains(ec.getParams().getCurve().getField().getFieldSize())
        && ec.getParams().getCofactor() == 1;
  }

  static boolean acceptsRsa(BigInteger modulus, SamlMode mode) {
    // SM-1: AWS takes 1024 bits.
    int least = mode == SamlMode.AWS ? 1024 : 2048;
    return modulus.bitLength() >= least && modulus.bitLength() <= MAX_RSA_BITS;
  }

  private static boolean acceptsExponent(BigInteger exponent) {
    return exponent.testBit(0)
        && exponent.bitLength() <= 64
        && exponent.compareTo(BigInteger.valueOf(3)) >= 0;
  }
}
