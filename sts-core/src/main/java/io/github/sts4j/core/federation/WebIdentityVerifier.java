package io.github.sts4j.core.federation;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;

/**
 * Verifies OpenID Connect ID tokens for AssumeRoleWithWebIdentity (sections 2.6 and 8.2). Implementations must be safe for
 * use by many threads and may block to fetch a registered provider's keys; they never fetch a URL that only the token names.
 */
@FunctionalInterface
public interface WebIdentityVerifier {

  /**
   * The identity that the token vouches for.
   *
   * @param role the role asked for: its account's providers may vouch (WI-4), and the token may list the roles it is good
   *     for (OI-33)
   * @param webIdentityToken the token as presented; never logged
   * @throws StsException {@code InvalidIdentityToken}, {@code ExpiredTokenException}, {@code IDPCommunicationError}
   */
  VerifiedWebIdentity verify(Arn role, String webIdentityToken);
}
