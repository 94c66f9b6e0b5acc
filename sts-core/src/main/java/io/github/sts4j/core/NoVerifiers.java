package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.federation.WebIdentityVerifier;

/** What a service says to assertions and ID tokens when it was given nobody to verify them. */
final class NoVerifiers {
  static final SamlVerifier SAML = (role, provider, samlAssertion) -> {
    throw new StsException(
        StsError.INVALID_IDENTITY_TOKEN, "Specified provider doesn't exist: " + provider);
  };

  static final WebIdentityVerifier WEB_IDENTITY = (role, webIdentityToken) -> {
    throw new StsException(
        StsError.INVALID_IDENTITY_TOKEN,
        "No OpenIDConnect provider found in your account for the issuer of this token");
  };

  private NoVerifiers() {}
}
