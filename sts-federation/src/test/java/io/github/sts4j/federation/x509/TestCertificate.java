package io.github.sts4j.federation.x509;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v1CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate in the making, right for a client unless a test says otherwise. */
final class TestCertificate {
  private static final BouncyCastleProvider BC = new BouncyCastleProvider();

  private final X500Name issuer;
  private final PrivateKey signer;
  private final ExtensionsGenerator extensions = new ExtensionsGenerator();
  private X500Name subject;
  private PublicKey key = TestAuthority.CLIENT_KEYS.getPublic();
  private String algorithm;
  private Instant from = TestAuthority.NOW.minus(Duration.ofDays(1));
  private Instant until = TestAuthority.NOW.plus(Duration.ofDays(30));
  private BigInteger serial = BigInteger.valueOf(0xC0FFEE);
  private boolean version1;

  TestCertificate(X500Name issuer, KeyPair signer, X500Name subject) {
    this.issuer = issuer;
    this.signer = signer.getPrivate();
    this.algorithm =
        signer.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    this.subject = subject;
    with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
  }

  TestCertificate subject(X500Name name) {
    subject = name;
    return this;
  }

  TestCertificate key(PublicKey publicKey) {
    key = publicKey;
    return this;
  }

  TestCertificate signedBy(String signatureAlgorithm) {
    algorithm = signatureAlgorithm;
    return this;
  }

  TestCertificate valid(Instant first, Instant last) {
    from = first;
    until = last;
    return this;
  }

  TestCertificate until(Instant last) {
    until = last;
    return this;
  }

  TestCertificate serial(long number) {
    return serial(BigInteger.valueOf(number));
  }

  TestCertificate serial(BigInteger number) {
    serial = number;
    return this;
  }

  TestCertificate version1() {
    version1 = true;
    return this;
  }

  TestCertificate uses(KeyPurposeId... purposes) {
    return with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
  }

  TestCertificate keyUsage(int usage) {
    return with(Extension.keyUsage, true, new KeyUsage(usage));
  }

  TestCertificate alternativeNames(GeneralName... names) {
    return with(Extension.subjectAlternativeName, false, new GeneralNames(names));
  }

  TestCertificate with(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
    try {
      without(type);
      extensions.addExtension(type, critical, value);
      return this;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  TestCertificate without(ASN1ObjectIdentifier type) {
    if (extensions.hasExtension(type)) {
      extensions.removeExtension(type);
    }
    return this;
  }

  X509Certificate build() {
    try {
      return Certificates.parse(encoded());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  byte[] encoded() throws Exception {
    ContentSigner contentSigner =
        new JcaContentSignerBuilder(algorithm).setProvider(BC).build(signer);
    if (version1) {
      return new JcaX509v1CertificateBuilder(
              issuer, serial, Date.from(from), Date.from(until), subject, key)
          .build(contentSigner)
          .getEncoded();
    }
    JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(from), Date.from(until), subject, key);
    for (ASN1ObjectIdentifier each : extensions.generate().getExtensionOIDs()) {
      builder.addExtension(extensions.getExtension(each));
    }
    return builder.build(contentSigner).getEncoded();
  }
}
