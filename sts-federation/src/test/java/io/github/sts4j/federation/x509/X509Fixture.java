package io.github.sts4j.federation.x509;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

/** An account with a trust anchor, shared by the tests of certificates. */
final class X509Fixture {
  static final AccountId ACCOUNT = AccountId.of("111122223333");
  static final Arn ANCHOR = Arn.parse("arn:aws:rolesanywhere::111122223333:trust-anchor/corp");
  static final TestAuthority ROOT = TestAuthority.root("O=Example,CN=Root");

  private X509Fixture() {}

  static RegisteredTrustAnchor.Builder anchor(TestAuthority... authorities) {
    RegisteredTrustAnchor.Builder anchor = RegisteredTrustAnchor.builder(ACCOUNT, "corp");
    for (TestAuthority each : authorities) {
      anchor.certificates(each.pem());
    }
    return anchor;
  }

  static CertificateIdentityVerifier verifier(RegisteredTrustAnchor.Builder anchor) {
    return CertificateIdentityVerifier.of(
        TrustAnchors.of(List.of(anchor.build())), InstantSource.fixed(TestAuthority.NOW));
  }

  static CertificateIdentityVerifier trusting(TestAuthority... authorities) {
    return verifier(anchor(authorities).ignoreRevocation());
  }

  static TlsClientCertificate chain(X509Certificate... chain) {
    return TlsClientCertificate.insecureAlreadyProven(List.of(chain));
  }

  static VerifiedCertificate verify(
      CertificateIdentityVerifier verifier, X509Certificate... chain) {
    return verifier.verify(ANCHOR, chain(chain));
  }

  /** Refused, the caller told nothing but that, for a reason that says this. */
  static void assertRefused(
      String reason, CertificateIdentityVerifier verifier, X509Certificate... chain) {
    StsException refusal = assertThrows(StsException.class, () -> verify(verifier, chain));
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal.error());
    assertEquals("The certificate could not be verified by the trust anchor", refusal.getMessage());
    String logged = CertificateRefusal.reason(refusal);
    assertTrue(logged.contains(reason), () -> "refused, but for another reason: " + logged);
  }

  static void assertExpired(CertificateIdentityVerifier verifier, X509Certificate... chain) {
    StsException refusal = assertThrows(StsException.class, () -> verify(verifier, chain));
    assertEquals(
        StsError.EXPIRED_IDENTITY_TOKEN, refusal.error(), CertificateRefusal.reason(refusal));
  }
}
