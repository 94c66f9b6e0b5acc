package io.github.sts4j.federation.x509;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of the tests. */
final class TestAuthority {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final KeyPair CLIENT_KEYS = keys("EC", 256);

  final X500Name name;
  final KeyPair keys;
  final X509Certificate certificate;

  private TestAuthority(X500Name name, KeyPair keys, X509Certificate certificate) {
    this.name = name;
    this.keys = keys;
    this.certificate = certificate;
  }

  static TestAuthority root(String name) {
    return root(name, certificate -> certificate);
  }

  static TestAuthority root(String name, UnaryOperator<TestCertificate> change) {
    return root(name, keys("EC", 256), change);
  }

  static TestAuthority root(String text, KeyPair keys, UnaryOperator<TestCertificate> change) {
    X500Name name = new X500Name(text);
    return new TestAuthority(name, keys, authority(name, keys, name, keys, change));
  }

  /** An authority below this one. */
  TestAuthority authority(String text, UnaryOperator<TestCertificate> change) {
    X500Name below = new X500Name(text);
    KeyPair own = keys("EC", 256);
    return new TestAuthority(below, own, authority(name, keys, below, own, change));
  }

  TestAuthority authority(String text) {
    return authority(text, certificate -> certificate);
  }

  /** A client's certificate, not yet signed. */
  TestCertificate client(String text) {
    return client(new X500Name(text));
  }

  TestCertificate client(X500Name subject) {
    return new TestCertificate(name, keys, subject);
  }

  String pem() {
    return pem(certificate);
  }

  static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A complete and current list that revokes these. */
  X509CRL revoking(X509Certificate... certificates) {
    return list(list -> list, certificates);
  }

  X509CRL list(UnaryOperator<X509v2CRLBuilder> change, X509Certificate... certificates) {
    return list(
        keys, NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1)), change, certificates);
  }

  X509CRL list(
      KeyPair signer,
      Instant thisUpdate,
      Instant nextUpdate,
      UnaryOperator<X509v2CRLBuilder> change,
      X509Certificate... certificates) {
    try {
      X509v2CRLBuilder builder = new X509v2CRLBuilder(name, Date.from(thisUpdate));
      if (nextUpdate != null) {
        builder.setNextUpdate(Date.from(nextUpdate));
      }
      for (X509Certificate each : certificates) {
        builder.addCRLEntry(each.getSerialNumber(), Date.from(thisUpdate), CRLReason.keyCompromise);
      }
      String algorithm =
          signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      return new JcaX509CRLConverter()
          .getCRL(change
              .apply(builder)
              .build(new JcaContentSignerBuilder(algorithm).build(signer.getPrivate())));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static KeyPair keys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static X509Certificate authority(
      X500Name issuer,
      KeyPair signer,
      X500Name subject,
      KeyPair own,
      UnaryOperator<TestCertificate> change) {
    return change
        .apply(new TestCertificate(issuer, signer, subject)
            .key(own.getPublic())
            .serial(BigInteger.valueOf(Math.abs((long) subject.hashCode()) + 1))
            .without(Extension.extendedKeyUsage)
            .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
            .until(NOW.plus(Duration.ofDays(3650)))
            .with(Extension.basicConstraints, true, new BasicConstraints(true)))
        .build();
  }
}
