package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer to AssumeRole (AR-23).
 *
 * @param credentials the new session's credentials
 * @param assumedRoleUser who the new session is
 * @param packedPolicySize the percentage of the packed size that session policies and tags take, 1 to 100; empty when
 *     there are none (CR-6)
 * @param sourceIdentity the source identity set in this call or inherited (SI-5)
 */
public record AssumeRoleResponse(
    TemporaryCredentials credentials,
    AssumedRoleUser assumedRoleUser,
    OptionalInt packedPolicySize,
    Optional<String> sourceIdentity) {

  public AssumeRoleResponse {
    requireNonNull(credentials, "credentials");
    requireNonNull(assumedRoleUser, "assumedRoleUser");
    requireNonNull(packedPolicySize, "packedPolicySize");
    requireNonNull(sourceIdentity, "sourceIdentity");
  }
}
