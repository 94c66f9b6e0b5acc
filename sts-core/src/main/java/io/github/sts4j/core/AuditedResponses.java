package io.github.sts4j.core;

import io.github.sts4j.core.audit.ResponseElements;
import io.github.sts4j.core.guard.AuditTrail.Answer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** What of a response is recorded (AU-7); nothing of those that only tell what the caller might know anyway. */
final class AuditedResponses {
  private static final Answer NOTHING = new Answer(ResponseElements.none(), Optional.empty());

  private AuditedResponses() {}

  static Answer of(AssumeRoleResponse response) {
    return issued(
        response.credentials(),
        told -> user(told, response.assumedRoleUser())
            .packedPolicySize(response.packedPolicySize())
            .sourceIdentity(response.sourceIdentity()));
  }

  static Answer of(AssumeRoleWithSamlResponse response) {
    return issued(
        response.credentials(),
        told -> user(told, response.assumedRoleUser())
            .packedPolicySize(response.packedPolicySize())
            .saml(
                response.subject(),
                response.subjectType(),
                response.issuer(),
                response.nameQualifier())
            .audience(response.audience())
            .sourceIdentity(response.sourceIdentity()));
  }

  static Answer of(AssumeRoleWithWebIdentityResponse response) {
    return issued(
        response.credentials(),
        told -> user(told, response.assumedRoleUser())
            .packedPolicySize(response.packedPolicySize())
            .webIdentity(response.provider(), response.subjectFromWebIdentityToken())
            .audience(response.audience())
            .sourceIdentity(response.sourceIdentity()));
  }

  static Answer of(AssumeRootResponse response) {
    return issued(response.credentials(), told -> told.sourceIdentity(response.sourceIdentity()));
  }

  static Answer of(GetSessionTokenResponse response) {
    return issued(response.credentials(), told -> told);
  }

  static Answer of(GetFederationTokenResponse response) {
    FederatedUser user = response.federatedUser();
    return issued(
        response.credentials(),
        told -> told.federatedUser(user.federatedUserId(), user.arn())
            .packedPolicySize(OptionalInt.of(response.packedPolicySize())));
  }

  static Answer of(GetDelegatedAccessTokenResponse response) {
    return issued(
        response.credentials(),
        told -> told.assumedPrincipal(response.assumedPrincipal())
            .packedPolicySize(response.packedPolicySize()));
  }

  static Answer of(GetAccessKeyInfoResponse response) {
    return told(ResponseElements.builder().account(response.account()));
  }

  /** Not the token itself (AU-3). */
  static Answer of(GetWebIdentityTokenResponse response) {
    return told(ResponseElements.builder().expiration(response.expiration()));
  }

  /** The explanation is for the caller. */
  static Answer of(DecodeAuthorizationMessageResponse response) {
    return NOTHING;
  }

  /** Who the caller is, the record says anyway. */
  static Answer of(GetCallerIdentityResponse response) {
    return NOTHING;
  }

  /** Of new credentials, whose key says whose session it is (CR-2). */
  private static Answer issued(
      TemporaryCredentials credentials, UnaryOperator<ResponseElements.Builder> more) {
    ResponseElements.Builder elements =
        ResponseElements.builder().credentials(credentials.accessKeyId(), credentials.expiration());
    return new Answer(more.apply(elements).build(), credentials.accessKeyId().account());
  }

  private static ResponseElements.Builder user(
      ResponseElements.Builder elements, AssumedRoleUser user) {
    return elements.assumedRoleUser(user.assumedRoleId(), user.arn());
  }

  private static Answer told(ResponseElements.Builder elements) {
    return new Answer(elements.build(), Optional.empty());
  }
}
