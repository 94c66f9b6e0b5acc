package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer to AssumeRoleWithSAML (SA-10).
 *
 * @param credentials the new session's credentials
 * @param assumedRoleUser who the new session is
 * @param packedPolicySize the percentage of the packed size that session policies, tags and what the session keeps of the
 *     assertion take, 1 to 100; empty when there is nothing of these
 * @param subject the text of {@code NameID} (SA-11)
 * @param subjectType the format of the name (SA-12)
 * @param issuer the assertion's issuer (SA-13)
 * @param audience the {@code Recipient} (SA-13)
 * @param nameQualifier a hash that names issuer, account and provider (SA-14)
 * @param sourceIdentity the source identity that the assertion set
 */
public record AssumeRoleWithSamlResponse(
    TemporaryCredentials credentials,
    AssumedRoleUser assumedRoleUser,
    OptionalInt packedPolicySize,
    String subject,
    String subjectType,
    String issuer,
    String audience,
    String nameQualifier,
    Optional<String> sourceIdentity) {

  public AssumeRoleWithSamlResponse {
    requireNonNull(credentials, "credentials");
    requireNonNull(assumedRoleUser, "assumedRoleUser");
    requireNonNull(packedPolicySize, "packedPolicySize");
    requireNonNull(subject, "subject");
    requireNonNull(subjectType, "subjectType");
    requireNonNull(issuer, "issuer");
    requireNonNull(audience, "audience");
    requireNonNull(nameQualifier, "nameQualifier");
    requireNonNull(sourceIdentity, "sourceIdentity");
  }
}
