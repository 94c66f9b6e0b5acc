package io.github.sts4j.federation.x509;

import java.security.GeneralSecurityException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate at which paths end. The runtime takes an anchor for a name and a key and looks at nothing else of it; here what
 * the certificate says holds. One that signed itself is checked as the first of the path. Of any other, validity and path length
 * are checked here, and one with constraints that would go unchecked cannot be registered.
 */
record AnchorCertificate(X509Certificate certificate, boolean selfSigned) {
  private static final String BASIC_CONSTRAINTS = "2.5.29.19";
  private static final String KEY_USAGE = "2.5.29.15";
  private static final String NAME_CONSTRAINTS = "2.5.29.30";
  private static final Set<String> CHECKED_HERE =
      Set.of(BASIC_CONSTRAINTS, KEY_USAGE, CertificateUse.EXTENDED_KEY_USAGE);

  /** @throws IllegalArgumentException when it cannot be an anchor */
  static AnchorCertificate of(X509Certificate certificate) {
    Optional<String> problem = CertificateUse.problem(certificate)
        .or(() -> CertificateUse.problemOfAuthority(certificate))
        .or(() -> isSelfSigned(certificate) ? Optional.empty() : unchecked(certificate));
    if (problem.isPresent()) {
      throw new IllegalArgumentException("the certificate of "
          + CertificateRefusal.quoted(certificate.getSubjectX500Principal().getName())
          + " cannot be a trust anchor: it " + problem.get());
    }
    return new AnchorCertificate(certificate, isSelfSigned(certificate));
  }

  /** Only a path that obeys this anchor may be validated. */
  void check(List<X509Certificate> path, Instant now) {
    if (now.isBefore(certificate.getNotBefore().toInstant())
        || now.isAfter(certificate.getNotAfter().toInstant())) {
      throw CertificateRefusal.of("the trust anchor itself is not valid now");
    }
    long authorities = path.stream()
        .skip(1)
        .filter(each -> !each.getSubjectX500Principal().equals(each.getIssuerX500Principal()))
        .count();
    if (authorities > certificate.getBasicConstraints()) {
      throw CertificateRefusal.of("the path is longer than the trust anchor allows");
    }
  }

  TrustAnchor forPath() {
    return selfSigned
        ? new TrustAnchor(certificate.getSubjectX500Principal(), certificate.getPublicKey(), null)
        : new TrustAnchor(certificate, null);
  }

  private static Optional<String> unchecked(X509Certificate certificate) {
    Set<String> critical =
        Optional.ofNullable(certificate.getCriticalExtensionOIDs()).orElse(Set.of());
    boolean open = CHECKED_HERE.containsAll(critical)
        && certificate.getExtensionValue(NAME_CONSTRAINTS) == null;
    return open
        ? Optional.empty()
        : Optional.of(
            "has constraints that nobody checks of an anchor: register the root above it");
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
