package io.github.sts4j.core;

import io.github.sts4j.core.audit.ResponseElements;
import java.util.OptionalInt;

/** What of a response is recorded (AU-7); nothing of those that only tell what the caller might know anyway. */
final class AuditedResponses {
  private AuditedResponses() {}

  static ResponseElements of(AssumeRoleResponse response) {
    return assumedRole(response.credentials(), response.assumedRoleUser())
        .packedPolicySize(response.packedPolicySize())
        .sourceIdentity(response.sourceIdentity())
        .build();
  }

  static ResponseElements of(AssumeRoleWithSamlResponse response) {
    return assumedRole(response.credentials(), response.assumedRoleUser())
        .packedPolicySize(response.packedPolicySize())
        .saml(
            response.subject(), response.subjectType(), response.issuer(), response.nameQualifier())
        .audience(response.audience())
        .sourceIdentity(response.sourceIdentity())
        .build();
  }

  static ResponseElements of(AssumeRoleWithWebIdentityResponse response) {
    return assumedRole(response.credentials(), response.assumedRoleUser())
        .packedPolicySize(response.packedPolicySize())
        .webIdentity(response.provider(), response.subjectFromWebIdentityToken())
        .audience(response.audience())
        .sourceIdentity(response.sourceIdentity())
        .build();
  }

  static ResponseElements of(AssumeRootResponse response) {
    return start(response.credentials())
        .sourceIdentity(response.sourceIdentity())
        .build();
  }

  static ResponseElements of(GetSessionTokenResponse response) {
    return start(response.credentials()).build();
  }

  static ResponseElements of(GetFederationTokenResponse response) {
    return start(response.credentials())
        .federatedUser(
            response.federatedUser().federatedUserId(), response.federatedUser().arn())
        .packedPolicySize(OptionalInt.of(response.packedPolicySize()))
        .build();
  }

  static ResponseElements of(GetDelegatedAccessTokenResponse response) {
    return start(response.credentials())
        .assumedPrincipal(response.assumedPrincipal())
        .packedPolicySize(response.packedPolicySize())
        .build();
  }

  static ResponseElements of(GetAccessKeyInfoResponse response) {
    return ResponseElements.builder().account(response.account()).build();
  }

  /** Not the token itself (AU-3). */
  static ResponseElements of(GetWebIdentityTokenResponse response) {
    return ResponseElements.builder().expiration(response.expiration()).build();
  }

  private static ResponseElements.Builder assumedRole(
      TemporaryCredentials credentials, AssumedRoleUser user) {
    return start(credentials).assumedRoleUser(user.assumedRoleId(), user.arn());
  }

  private static ResponseElements.Builder start(TemporaryCredentials credentials) {
    return ResponseElements.builder()
        .credentials(credentials.accessKeyId(), credentials.expiration());
  }
}
