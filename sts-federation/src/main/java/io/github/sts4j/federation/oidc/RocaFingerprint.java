package io.github.sts4j.federation.oidc;

import java.math.BigInteger;

/**
 * Tells RSA moduli of the defective generator of CVE-2017-15361, whose private keys can be computed. Its primes are powers
 * of 65537 modulo many small primes; a modulus that is such a power modulo each of these is one of them, and any other
 * passes with a probability of about 2^-27.
 */
final class RocaFingerprint {
  private static final int[] PRIMES = {
    11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157
  };
  private static final BigInteger GENERATOR = BigInteger.valueOf(65_537);

  private RocaFingerprint() {}

  static boolean matches(BigInteger modulus) {
    for (int prime : PRIMES) {
      if (!isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the residue is a power of the generator modulo the prime. */
  private static boolean isPower(int residue, int prime) {
    int generator = GENERATOR.mod(BigInteger.valueOf(prime)).intValue();
    int power = 1;
    for (int i = 0; i < prime; i++) {
      if (power == residue) {
        return true;
      }
      power = power * generator % prime;
    }
    return false;
  }
}
