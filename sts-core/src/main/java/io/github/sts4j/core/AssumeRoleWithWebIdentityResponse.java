package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer to AssumeRoleWithWebIdentity (WI-6).
 *
 * @param credentials the new session's credentials
 * @param subjectFromWebIdentityToken the token's {@code sub}
 * @param assumedRoleUser who the new session is
 * @param packedPolicySize the percentage of the packed size that session policies, tags and what the session keeps of the
 *     token take, 1 to 100; empty when there is nothing of these
 * @param provider the ARN of the registered provider, the name of a built-in one; or the issuer, where the service is set
 *     to say so (WI-7)
 * @param audience for whom the token was written (WI-8)
 * @param sourceIdentity the source identity that the token set
 */
public record AssumeRoleWithWebIdentityResponse(
    TemporaryCredentials credentials,
    String subjectFromWebIdentityToken,
    AssumedRoleUser assumedRoleUser,
    OptionalInt packedPolicySize,
    String provider,
    String audience,
    Optional<String> sourceIdentity) {

  public AssumeRoleWithWebIdentityResponse {
    requireNonNull(credentials, "credentials");
    requireNonNull(subjectFromWebIdentityToken, "subjectFromWebIdentityToken");
    requireNonNull(assumedRoleUser, "assumedRoleUser");
    requireNonNull(packedPolicySize, "packedPolicySize");
    requireNonNull(provider, "provider");
    requireNonNull(audience, "audience");
    requireNonNull(sourceIdentity, "sourceIdentity");
  }
}
