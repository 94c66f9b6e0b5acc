package io.github.sts4j.federation.outbound;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.outbound.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A key pair that signs tokens, with the id that tokens name it by and the instant from which it signs. Its private half
 * never prints. Immutable.
 *
 * <p>A key is published from when it is known, signs from {@link #signsFrom} until the next key of its algorithm does, and
 * stays published until the last token it signed has expired. An id MUST never be used for two keys.
 */
public final class SigningKey {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
  private static final int RSA_BITS = 2_048;
  private static final int P384_BITS = 384;

  private final String id;
  private final SigningAlgorithm algorithm;
  private final KeyPair keyPair;
  private final Instant signsFrom;

  private SigningKey(String id, SigningAlgorithm algorithm, KeyPair keyPair, Instant signsFrom) {
    this.id = id;
    this.algorithm = algorithm;
    this.keyPair = keyPair;
    this.signsFrom = signsFrom;
  }

  /**
   * A key of the application's: RSA of at least 2,048 bits signs with RS256, one on P-384 with ES384.
   *
   * @param id 1 to 128 of {@code A-Z a-z 0-9 _ . -}; the token header's {@code kid}
   * @param keyPair both halves; the private one may live in a security module whose provider is installed
   * @param signsFrom when it begins to sign: far enough ahead for those who verify tokens to have fetched the key set anew
   * @throws IllegalArgumentException if the id or the kind of key is another
   */
  public static SigningKey of(String id, KeyPair keyPair, Instant signsFrom) {
    requireNonNull(keyPair.getPrivate(), "the private key");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "key id `" + id + "` must be 1 to 128 of A-Z a-z 0-9 _ . -");
    }
    return new SigningKey(
        id, algorithm(id, keyPair), keyPair, requireNonNull(signsFrom, "signsFrom"));
  }

  /**
   * A new key, whose id is of the form that AWS's have (WT-7), with the second from which it signs: {@code RSA_1768478400},
   * {@code EC384_1768478400}.
   */
  public static SigningKey generate(
      SigningAlgorithm algorithm, Instant signsFrom, SecureRandom random) {
    String prefix = algorithm == SigningAlgorithm.RS256 ? "RSA_" : "EC384_";
    return of(prefix + signsFrom.getEpochSecond(), newKeyPair(algorithm, random), signsFrom);
  }

  /** The token header's {@code kid}. */
  public String id() {
    return id;
  }

  /** What it signs with. */
  public SigningAlgorithm algorithm() {
    return algorithm;
  }

  /** When it begins to sign. */
  public Instant signsFrom() {
    return signsFrom;
  }

  KeyPair keyPair() {
    return keyPair;
  }

  PrivateKey privateKey() {
    return keyPair.getPrivate();
  }

  private static SigningAlgorithm algorithm(String id, KeyPair keyPair) {
    if (keyPair.getPublic() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() >= RSA_BITS) {
      return SigningAlgorithm.RS256;
    }
    if (keyPair.getPublic() instanceof ECPublicKey ec
        && ec.getParams().getCurve().getField().getFieldSize() == P384_BITS) {
      return SigningAlgorithm.ES384;
    }
    throw new IllegalArgumentException(
        "key `" + id + "` must be RSA of at least 2048 bits, or on the curve P-384");
  }

  private static KeyPair newKeyPair(SigningAlgorithm algorithm, SecureRandom random) {
    try {
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(algorithm == SigningAlgorithm.RS256 ? "RSA" : "EC");
      if (algorithm == SigningAlgorithm.RS256) {
        generator.initialize(RSA_BITS, random);
      } else {
        generator.initialize(new ECGenParameterSpec("secp384r1"), random);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime cannot make a key for " + algorithm, e);
    }
  }

  /** The id and when it begins to sign, without the key. */
  @Override
  public String toString() {
    return "SigningKey[" + id + ", signs from " + signsFrom + ", redacted]";
  }
}
