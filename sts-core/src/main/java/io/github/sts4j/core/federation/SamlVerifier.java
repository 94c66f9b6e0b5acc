package io.github.sts4j.core.federation;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;

/**
 * Verifies SAML 2.0 responses for AssumeRoleWithSAML (sections 2.5 and 8.1). Implementations must be safe for use by many
 * threads, and read only what was signed.
 */
@FunctionalInterface
public interface SamlVerifier {

  /**
   * The identity that the assertion vouches for.
   *
   * @param role the role asked for, which the assertion must name together with the provider (SM-30)
   * @param provider the ARN of the SAML provider named in the call
   * @param samlAssertion the base64 of the SAML response, as presented; never logged
   * @throws StsException {@code InvalidIdentityToken}, {@code ExpiredTokenException}, {@code AccessDenied}
   */
  VerifiedSamlIdentity verify(Arn role, Arn provider, String samlAssertion);
}
