package io.github.sts4j.federation.x509;

import io.github.sts4j.core.error.StsException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A path that was validated: from the client's certificate to the last before the anchor. Certificates are taken in the order in
 * which they were presented; none is fetched.
 */
record CertificatePath(List<X509Certificate> certificates, AnchorCertificate anchor) {

  CertificatePath {
    certificates = List.copyOf(certificates);
  }

  /** @throws StsException when no path leads to any of the anchors */
  static CertificatePath find(
      List<X509Certificate> presented,
      List<AnchorCertificate> anchors,
      boolean allowMissingUse,
      Instant now) {
    StsException last =
        CertificateRefusal.of("no certificate presented was issued by the trust anchor");
    for (AnchorCertificate anchor : anchors) { // several during a change of the anchor's key
      try {
        Optional<List<X509Certificate>> path = upTo(anchor, presented);
        if (path.isPresent()) {
          return validated(path.get(), anchor, allowMissingUse, now);
        }
      } catch (StsException refused) {
        last = refused;
      }
    }
    throw last;
  }

  /** When the first certificate of the path ends, the anchor included. */
  Instant end() {
    Instant end = anchor.certificate().getNotAfter().toInstant();
    for (X509Certificate each : certificates) {
      Instant own = each.getNotAfter().toInstant();
      end = own.isBefore(end) ? own : end;
    }
    return end;
  }

  /** Who issued a certificate of the path. */
  X509Certificate issuerOf(int index) {
    return index + 1 < certificates.size() ? certificates.get(index + 1) : anchor.certificate();
  }

  private static Optional<List<X509Certificate>> upTo(
      AnchorCertificate anchor, List<X509Certificate> presented) {
    for (int i = 0; i < presented.size(); i++) {
      if (presented
          .get(i)
          .getIssuerX500Principal()
          .equals(anchor.certificate().getSubjectX500Principal())) {
        return Optional.of(presented.subList(0, i + 1));
      }
    }
    return Optional.empty();
  }

  private static CertificatePath validated(
      List<X509Certificate> path, AnchorCertificate anchor, boolean allowMissingUse, Instant now) {
    anchor.check(path, now);
    List<X509Certificate> checked = new ArrayList<>(path);
    if (anchor.selfSigned()) {
      checked.add(anchor.certificate());
    }
    try {
      PKIXParameters parameters = new PKIXParameters(Set.of(anchor.forPath()));
      parameters.setDate(Date.from(now));
      parameters.setRevocationEnabled(false); // RevocationCheck does that, without the network
      parameters.addCertPathChecker(new CertificateRules(path.get(0), allowMissingUse));
      CertPathValidator.getInstance("PKIX", Certificates.PROVIDER)
          .validate(Certificates.path(checked), parameters);
    } catch (CertPathValidatorException e) {
      throw isOutOfTime(e)
          ? CertificateRefusal.expired()
          : CertificateRefusal.of(String.valueOf(e.getMessage()));
    } catch (GeneralSecurityException e) {
      throw CertificateRefusal.of(String.valueOf(e.getMessage()));
    }
    return new CertificatePath(path, anchor);
  }

  private static boolean isOutOfTime(CertPathValidatorException refused) {
    return refused.getReason() == BasicReason.EXPIRED
        || refused.getReason() == BasicReason.NOT_YET_VALID;
  }
}
