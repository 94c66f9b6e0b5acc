package io.github.sts4j.federation.x509;

import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.PKIXCertPathChecker;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Our own rules for each certificate of a path, besides those of RFC 5280 that the runtime checks. */
final class CertificateRules extends PKIXCertPathChecker {
  private final X509Certificate client;
  private final boolean allowMissingUse;

  CertificateRules(X509Certificate client, boolean allowMissingUse) {
    this.client = client;
    this.allowMissingUse = allowMissingUse;
  }

  @Override
  public void init(boolean forward) throws CertPathValidatorException {
    if (forward) {
      throw new CertPathValidatorException("paths are checked from the anchor to the client");
    }
  }

  @Override
  public boolean isForwardCheckingSupported() {
    return false;
  }

  @Override
  public Set<String> getSupportedExtensions() {
    return Set.of(CertificateUse.EXTENDED_KEY_USAGE);
  }

  @Override
  public void check(Certificate certificate, Collection<String> unresolvedCriticalExtensions)
      throws CertPathValidatorException {
    X509Certificate checked = (X509Certificate) certificate;
    Optional<String> problem = CertificateUse.problem(checked)
        .or(() -> checked.equals(client)
            ? CertificateUse.problemOfClient(checked, allowMissingUse)
            : CertificateUse.problemOfAuthority(checked));
    if (problem.isPresent()) {
      throw new CertPathValidatorException("a certificate " + problem.get());
    }
    unresolvedCriticalExtensions.remove(CertificateUse.EXTENDED_KEY_USAGE);
  }
}
