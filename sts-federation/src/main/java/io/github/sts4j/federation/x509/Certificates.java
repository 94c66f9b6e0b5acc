package io.github.sts4j.federation.x509;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Reads certificates, always with the runtime's own parser, whatever other providers the program has installed (X05). */
final class Certificates {
  static final String PROVIDER = "SUN";
  static final int LONGEST = 16 << 10;

  private Certificates() {}

  static CertificateFactory factory() {
    try {
      return CertificateFactory.getInstance("X.509", PROVIDER);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java runtime reads certificates", e);
    }
  }

  /** The certificate that these octets are, with nothing after it. */
  static X509Certificate parse(byte[] der) {
    if (der.length > LONGEST) {
      throw CertificateRefusal.of("a certificate is longer than " + LONGEST + " octets");
    }
    try {
      if (factory().generateCertificate(new ByteArrayInputStream(der))
              instanceof X509Certificate read
          && Arrays.equals(der, read.getEncoded())) {
        return read;
      }
    } catch (CertificateException e) {
      throw CertificateRefusal.of("a certificate cannot be read: " + e.getMessage());
    }
    throw CertificateRefusal.of("a certificate is not X.509, or is followed by something else");
  }

  /** All certificates of a PEM text. */
  static List<X509Certificate> parsePem(byte[] pem) {
    try {
      Collection<? extends Certificate> read =
          factory().generateCertificates(new ByteArrayInputStream(pem));
      List<X509Certificate> certificates = new ArrayList<>();
      read.forEach(each -> certificates.add((X509Certificate) each));
      return certificates;
    } catch (CertificateException e) {
      throw new IllegalArgumentException("the certificates cannot be read: give PEM texts", e);
    }
  }

  static CertPath path(List<X509Certificate> certificates) throws CertificateException {
    return factory().generateCertPath(certificates);
  }
}
