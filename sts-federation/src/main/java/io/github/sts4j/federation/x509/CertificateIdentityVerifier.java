package io.github.sts4j.federation.x509;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.policy.Arn;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Verifies X.509 certificates against registered trust anchors, in the manner of IAM Roles Anywhere. What it makes is what
 * {@code TokenService.assumeRole} takes. It uses no network: neither issuers nor revocation lists are fetched.
 *
 * <p>Immutable; safe for use by many threads. Whatever is wrong with a certificate, the caller gets one answer; the reason is
 * logged at {@code DEBUG}.
 */
public final class CertificateIdentityVerifier {
  private static final Logger LOG = System.getLogger(CertificateIdentityVerifier.class.getName());

  private final TrustAnchors anchors;
  private final InstantSource clock;

  private CertificateIdentityVerifier(TrustAnchors anchors, InstantSource clock) {
    this.anchors = requireNonNull(anchors, "anchors");
    this.clock = requireNonNull(clock, "clock");
  }

  /** A verifier for these trust anchors, with the system's clock. */
  public static CertificateIdentityVerifier of(TrustAnchors anchors) {
    return of(anchors, InstantSource.system());
  }

  /** A verifier for these trust anchors. */
  public static CertificateIdentityVerifier of(TrustAnchors anchors, InstantSource clock) {
    return new CertificateIdentityVerifier(anchors, clock);
  }

  /**
   * The identity that a trust anchor vouches for.
   *
   * @param trustAnchor which anchor is to vouch; no other is asked
   * @param presented what a client presented whose key was proven
   * @throws StsException {@code InvalidIdentityToken}; {@code ExpiredTokenException} when a certificate of the path is not valid
   *     now
   */
  public VerifiedCertificate verify(Arn trustAnchor, TlsClientCertificate presented) {
    requireNonNull(presented, "presented");
    try {
      RegisteredTrustAnchor anchor = anchors
          .find(trustAnchor)
          .filter(found -> found.arn().equals(trustAnchor))
          .orElseThrow(() -> CertificateRefusal.of("there is no such trust anchor"));
      Instant now = clock.instant();
      CertificatePath path = CertificatePath.find(
          presented.chain(), anchor.certificates(), anchor.allowMissingExtendedKeyUsage(), now);
      anchor
          .revocationLists()
          .ifPresent(lists -> new RevocationCheck(lists.current(), now).check(path));
      return new CertificateIdentity(anchor, path).read();
    } catch (StsException refusal) {
      LOG.log(
          Level.DEBUG,
          () -> "a certificate for " + CertificateRefusal.quoted(trustAnchor.toString())
              + " was refused: " + CertificateRefusal.reason(refusal));
      throw refusal;
    }
  }
}
