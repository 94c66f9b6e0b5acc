package io.github.sts4j.core.federation;

import static java.util.Objects.requireNonNull;

/**
 * An OpenID Connect ID token that was verified.
 *
 * @param identity whom the provider vouches for
 * @param issuer the {@code iss} claim (WI-7)
 */
public record VerifiedWebIdentity(FederatedIdentity identity, String issuer) {
  public VerifiedWebIdentity {
    requireNonNull(identity, "identity");
    requireNonNull(issuer, "issuer");
  }
}
