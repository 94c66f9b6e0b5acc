package io.github.sts4j.testkit.idp;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;

/** An X.509 certificate (RFC 5280) by which a key vouches for itself, as SAML metadata has it. */
final class SelfSignedCertificate {
  private static final Duration LIFETIME = Duration.ofDays(3650);

  /** 1.2.840.113549.1.1.11, sha256WithRSAEncryption. */
  private static final byte[] SHA256_WITH_RSA = Der.sequence(
      Der.objectIdentifier(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), Der.nothing());

  /** 2.5.4.3, the common name. */
  private static final byte[] COMMON_NAME = Der.objectIdentifier(0x55, 0x04, 0x03);

  private SelfSignedCertificate() {}

  /** The certificate's octets; it is valid from a day before the instant on, for ten years. */
  static byte[] of(KeyPair keys, String name, Instant instant) {
    byte[] subject = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(name))));
    byte[] certified = Der.sequence(
        Der.explicit(0, Der.integer(2)), // version 3
        Der.integer(1),
        SHA256_WITH_RSA,
        subject,
        Der.sequence(Der.time(instant.minus(Duration.ofDays(1))), Der.time(instant.plus(LIFETIME))),
        subject,
        keys.getPublic().getEncoded());
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(certified);
      return Der.sequence(certified, SHA256_WITH_RSA, Der.bits(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has SHA256withRSA", e);
    }
  }
}
