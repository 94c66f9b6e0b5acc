package io.github.sts4j.core.federation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A SAML assertion that was verified, read from nothing but what its signature covers.
 *
 * @param identity whom the provider vouches for; its audience is the {@code Recipient} (SA-13)
 * @param roleSessionName the {@code RoleSessionName} attribute (SM-31)
 * @param issuer the assertion's issuer (SA-13)
 * @param subjectType the format of the name, shortened as SA-12 says
 * @param nameQualifier SA-14
 * @param sessionDuration the {@code SessionDuration} attribute (SM-32)
 * @param sessionNotOnOrAfter when the provider's own session ends (SM-36)
 * @param assertionId the assertion's ID, for the audit record (AU-6)
 */
public record VerifiedSamlIdentity(
    FederatedIdentity identity,
    String roleSessionName,
    String issuer,
    String subjectType,
    String nameQualifier,
    Optional<Duration> sessionDuration,
    Optional<Instant> sessionNotOnOrAfter,
    String assertionId) {
  public VerifiedSamlIdentity {
    requireNonNull(identity, "identity");
    requireNonNull(roleSessionName, "roleSessionName");
    requireNonNull(issuer, "issuer");
    requireNonNull(subjectType, "subjectType");
    requireNonNull(nameQualifier, "nameQualifier");
    requireNonNull(sessionDuration, "sessionDuration");
    requireNonNull(sessionNotOnOrAfter, "sessionNotOnOrAfter");
    requireNonNull(assertionId, "assertionId");
  }
}
