package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

/**
 * The answer to GetFederationToken (GF-10).
 *
 * @param credentials the new session's credentials
 * @param federatedUser who the new session is
 * @param packedPolicySize the percentage of the packed size that session policies and tags take, 0 to 100; here it is 0
 *     rather than absent when there are none (CR-6)
 */
public record GetFederationTokenResponse(
    TemporaryCredentials credentials, FederatedUser federatedUser, int packedPolicySize) {

  public GetFederationTokenResponse {
    requireNonNull(credentials, "credentials");
    requireNonNull(federatedUser, "federatedUser");
  }
}
