package io.github.sts4j.core.sigv4;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;

/**
 * The public half of the key pair that a secret stands for in the asymmetric variant, on the curve P-256. The private half is
 * derived as AWS publishes it: the counter mode of NIST SP 800-108 over HMAC-SHA-256, candidates above {@code n - 2} dropped.
 */
final class EcdsaSigningKey implements KeyMaterial {
  private static final String EC = "EC";
  private static final String SIGNATURE = "SHA256withECDSAinP1363Format";
  private static final byte[] PROBE = new byte[32];
  private static final int MAX_COUNTER = 254;
  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
  private static final byte[] LENGTH_IN_BITS = {0, 0, 1, 0};

  private final PublicKey publicKey;

  private EcdsaSigningKey(PublicKey publicKey) {
    this.publicKey = publicKey;
  }

  static EcdsaSigningKey derive(String accessKeyId, String secretAccessKey) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance(EC);
      parameters.init(new ECGenParameterSpec("secp256r1"));
      ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
      BigInteger secret = secretScalar(accessKeyId, secretAccessKey, curve.getOrder());
      return new EcdsaSigningKey(publicKey(secret, curve));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks ECDSA on P-256", e);
    }
  }

  PublicKey publicKey() {
    return publicKey;
  }

  @Override
  public boolean verifies(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance(SIGNATURE);
      verifier.initVerify(publicKey);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static BigInteger secretScalar(String accessKeyId, String secret, BigInteger order) {
    Mac mac =
        Hashing.keyed(Hashing.hmacSha256(), ("AWS4A" + secret).getBytes(StandardCharsets.UTF_8));
    BigInteger largest = order.subtract(BigInteger.TWO);
    for (int counter = 1; counter <= MAX_COUNTER; counter++) {
      mac.update(FIRST_BLOCK);
      mac.update(SignatureAlgorithm.ECDSA.text().getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      mac.update(accessKeyId.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) counter);
      BigInteger candidate = new BigInteger(1, mac.doFinal(LENGTH_IN_BITS));
      if (candidate.compareTo(largest) <= 0) {
        return candidate.add(BigInteger.ONE);
      }
    }
    throw new IllegalStateException("no key pair can be derived from this access key");
  }

  // The platform multiplies points only to agree on keys: agreeing with the generator gives our own
  // point's x, in constant time. Of the two points with that x, ours verifies what we sign.
  private static PublicKey publicKey(BigInteger secret, ECParameterSpec curve)
      throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance(EC);
    PrivateKey privateKey = keys.generatePrivate(new ECPrivateKeySpec(secret, curve));
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(privateKey);
    agreement.doPhase(keys.generatePublic(new ECPublicKeySpec(curve.getGenerator(), curve)), true);
    BigInteger x = new BigInteger(1, agreement.generateSecret());
    BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger y = squareRoot(
        x.pow(3).add(curve.getCurve().getA().multiply(x)).add(curve.getCurve().getB()), prime);
    PublicKey one = keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
    PublicKey other =
        keys.generatePublic(new ECPublicKeySpec(new ECPoint(x, prime.subtract(y)), curve));
    return signs(privateKey, one) ? one : other;
  }

  // The prime of P-256 is 3 modulo 4.
  private static BigInteger squareRoot(BigInteger square, BigInteger prime) {
    return square.modPow(prime.add(BigInteger.ONE).shiftRight(2), prime);
  }

  private static boolean signs(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(SIGNATURE);
    signer.initSign(privateKey);
    signer.update(PROBE);
    byte[] signature = signer.sign();
    signer.initVerify(publicKey);
    signer.update(PROBE);
    return signer.verify(signature);
  }
}
