package io.github.sts4j.federation.custom;

import java.util.Optional;

/**
 * Checks a proof of the application's own kind, such as a password against LDAP or a corporate token.
 *
 * <p>Implementations must be safe for use by many threads and may block. They must look at nothing but the proof, and must not
 * log it. Throwing means that the proof could not be checked: the call fails and nothing is issued.
 */
@FunctionalInterface
public interface CustomIdentityVerifier {

  /**
   * Checks a proof.
   *
   * @param proof what the caller presented, without the provider's name before it; at least one character
   * @return who it is; empty when the proof is no good
   */
  Optional<CustomIdentity> verify(String proof);
}
