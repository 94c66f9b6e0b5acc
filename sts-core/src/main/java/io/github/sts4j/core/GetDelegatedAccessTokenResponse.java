package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Arn;
import java.util.OptionalInt;

/**
 * The answer to GetDelegatedAccessToken (DT-1).
 *
 * @param credentials the new session's credentials
 * @param packedPolicySize the percentage of the packed size that the delegated policy takes, 1 to 100; empty when it takes
 *     none
 * @param assumedPrincipal the ARN whose permissions apply, within the delegated policy (DT-4)
 */
public record GetDelegatedAccessTokenResponse(
    TemporaryCredentials credentials, OptionalInt packedPolicySize, Arn assumedPrincipal) {

  public GetDelegatedAccessTokenResponse {
    requireNonNull(credentials, "credentials");
    requireNonNull(packedPolicySize, "packedPolicySize");
    requireNonNull(assumedPrincipal, "assumedPrincipal");
  }
}
