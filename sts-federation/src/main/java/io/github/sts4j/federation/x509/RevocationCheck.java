package io.github.sts4j.federation.x509;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Whether a certificate of a path was revoked. Each must be covered by a complete list of its own issuer, signed by it and not too
 * old; where there is none, nobody can say, and the path is refused (X04). Partial, indirect and delta lists cover nothing.
 */
final class RevocationCheck {
  private final List<X509CRL> lists;
  private final Instant now;

  RevocationCheck(List<X509CRL> lists, Instant now) {
    this.lists = List.copyOf(lists);
    this.now = now;
  }

  void check(CertificatePath path) {
    for (int i = 0; i < path.certificates().size(); i++) {
      check(path.certificates().get(i), path.issuerOf(i));
    }
  }

  private void check(X509Certificate certificate, X509Certificate issuer) {
    boolean covered = false;
    for (X509CRL list : lists) {
      if (list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())
          && isGood(list, issuer)) {
        covered = true;
        if (list.getRevokedCertificate(certificate.getSerialNumber()) != null) {
          throw CertificateRefusal.of("a certificate was revoked: "
              + CertificateRefusal.quoted(certificate.getSubjectX500Principal().getName()));
        }
      }
    }
    if (!covered) {
      throw CertificateRefusal.of("there is no current revocation list of "
          + CertificateRefusal.quoted(certificate.getIssuerX500Principal().getName()));
    }
  }

  private boolean isGood(X509CRL list, X509Certificate issuer) {
    return isCurrent(list) && isComplete(list) && isSignedBy(list, issuer);
  }

  private boolean isCurrent(X509CRL list) {
    return list.getNextUpdate() != null
        && !now.isAfter(list.getNextUpdate().toInstant())
        && !now.isBefore(list.getThisUpdate().toInstant());
  }

  /** What makes a list partial, indirect or a delta are critical extensions, and so is what nobody here understands. */
  private static boolean isComplete(X509CRL list) {
    Set<String> critical = list.getCriticalExtensionOIDs();
    return critical == null || critical.isEmpty();
  }

  private static boolean isSignedBy(X509CRL list, X509Certificate issuer) {
    if (!CertificateUse.maySignRevocationLists(issuer)
        || !KeyRules.acceptsSignature(list.getSigAlgOID(), list.getSigAlgParams())) {
      return false;
    }
    try {
      list.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
