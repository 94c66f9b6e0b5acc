package io.github.sts4j.federation.x509;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What a certificate may be used for, and whether it is made as certificates are today (X02, X03). */
final class CertificateUse {
  static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";
  private static final String ANY_USE = "2.5.29.37.0";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int KEY_CERT_SIGN = 5;
  private static final int CRL_SIGN = 6;
  private static final int MOST_SERIAL_BITS = 160;

  private CertificateUse() {}

  /** What is wrong with a certificate wherever it stands. */
  static Optional<String> problem(X509Certificate certificate) {
    BigInteger serial = certificate.getSerialNumber();
    if (certificate.getVersion() != 3) {
      return Optional.of("is of version " + certificate.getVersion() + " and not 3");
    } else if (serial.signum() <= 0 || serial.bitLength() > MOST_SERIAL_BITS) {
      return Optional.of("has a serial number that is not positive, or of more than 160 bits");
    } else if (!KeyRules.acceptsKey(certificate.getPublicKey())) {
      return Optional.of("has a weak or unknown kind of key");
    } else if (!KeyRules.acceptsSignature(
        certificate.getSigAlgOID(), certificate.getSigAlgParams())) {
      return Optional.of("is signed by a weak or unknown algorithm, " + certificate.getSigAlgOID());
    }
    return Optional.empty();
  }

  /** What is wrong with a certificate of an authority. */
  static Optional<String> problemOfAuthority(X509Certificate certificate) {
    if (certificate.getBasicConstraints() < 0) {
      return Optional.of("is not one of an authority");
    } else if (!mayUse(certificate, KEY_CERT_SIGN)) {
      return Optional.of("may not sign certificates");
    } else if (!extendedUses(certificate)
        .map(CertificateUse::allowsClientsBelow)
        .orElse(true)) {
      return Optional.of("is of an authority for something other than clients");
    }
    return Optional.empty();
  }

  /** What is wrong with a client's certificate. */
  static Optional<String> problemOfClient(X509Certificate certificate, boolean allowMissingUse) {
    if (certificate.getBasicConstraints() >= 0) {
      return Optional.of("is one of an authority and not of a client");
    } else if (certificate.getKeyUsage() == null || !mayUse(certificate, DIGITAL_SIGNATURE)) {
      return Optional.of("lacks the key usage digitalSignature");
    } else if (!extendedUses(certificate)
        .map(uses -> uses.contains(CLIENT_AUTH))
        .orElse(allowMissingUse)) {
      return Optional.of("lacks the extended key usage clientAuth");
    }
    return Optional.empty();
  }

  static boolean maySignRevocationLists(X509Certificate authority) {
    return mayUse(authority, CRL_SIGN);
  }

  private static boolean allowsClientsBelow(List<String> uses) {
    return uses.contains(CLIENT_AUTH) || uses.contains(ANY_USE);
  }

  /** RFC 5280, 4.2.1.3: without the extension every use is open. */
  private static boolean mayUse(X509Certificate certificate, int bit) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || (bit < usage.length && usage[bit]);
  }

  private static Optional<List<String>> extendedUses(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getExtendedKeyUsage());
    } catch (CertificateParsingException e) {
      return Optional.of(List.of()); // unreadable: good for nothing
    }
  }
}
