package io.github.sts4j.core;

import io.github.sts4j.core.audit.AdditionalEventData;
import io.github.sts4j.core.audit.AuditResource;
import io.github.sts4j.core.audit.RequestParameters;
import io.github.sts4j.core.audit.UserIdentity;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.guard.CallDescription;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.SessionTag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Describes the calls of those whom an identity provider vouches for; they are nobody until it did (AU-4). */
final class AuditedFederatedCalls {
  private AuditedFederatedCalls() {}

  static CallDescription of(
      AssumeRoleWithSamlRequest request,
      Optional<VerifiedSamlIdentity> verified,
      RequestEnvironment environment) {
    RequestParameters.Builder parameters = RequestParameters.builder()
        .samlAssertionId(verified.map(VerifiedSamlIdentity::assertionId))
        .roleSessionName(verified.map(VerifiedSamlIdentity::roleSessionName))
        .roleArn(request.roleArn())
        .principalArn(request.principalArn())
        .durationSeconds(request.durationSeconds())
        .policy(request.policy())
        .policyArns(request.policyArns());
    verified.ifPresent(saml -> putTags(parameters, saml.identity()));
    return describe(
        request,
        verified
            .map(saml ->
                UserIdentity.samlUser(saml.nameQualifier(), saml.identity().subject()))
            .orElseGet(UserIdentity::unknown),
        parameters.build(),
        Stream.concat(
                role(request.roleArn()),
                AuditedRequests.arn(request.principalArn(), "saml-provider/").stream()
                    .map(AuditResource::samlProvider))
            .toList(),
        environment);
  }

  static CallDescription of(
      AssumeRoleWithWebIdentityRequest request,
      Optional<VerifiedWebIdentity> verified,
      RequestEnvironment environment) {
    RequestParameters.Builder parameters = RequestParameters.builder()
        .roleArn(request.roleArn())
        .roleSessionName(request.roleSessionName())
        .durationSeconds(request.durationSeconds())
        .providerId(request.providerId())
        .policy(request.policy())
        .policyArns(request.policyArns());
    verified.ifPresent(web -> putTags(parameters, web.identity()));
    return describe(
        request,
        verified
            .map(web -> UserIdentity.webIdentityUser(
                web.issuer(), web.identity().audience(), web.identity().subject()))
            .orElseGet(UserIdentity::unknown),
        parameters.build(),
        role(request.roleArn()).toList(),
        environment);
  }

  static CallDescription of(
      AssumeRoleRequest request, VerifiedCertificate verified, RequestEnvironment environment) {
    FederatedIdentity identity = verified.identity();
    RequestParameters.Builder parameters = RequestParameters.builder()
        .roleArn(request.roleArn())
        .roleSessionName(request.roleSessionName())
        .durationSeconds(request.durationSeconds())
        .sourceIdentity(identity.sourceIdentity())
        .policy(request.policy())
        .policyArns(request.policyArns());
    putTags(parameters, identity);
    return describe(
        request,
        UserIdentity.webIdentityUser(
            identity.provider(), verified.serialNumber(), identity.subject()),
        parameters.build(),
        role(request.roleArn()).toList(),
        environment);
  }

  private static CallDescription describe(
      StsRequest request,
      UserIdentity identity,
      RequestParameters parameters,
      List<AuditResource> resources,
      RequestEnvironment environment) {
    return new CallDescription(
        request.action(),
        environment,
        identity,
        resources.stream()
            .map(resource -> resource.arn().account())
            .filter(AccountId::isValid)
            .findFirst()
            .map(AccountId::of),
        parameters,
        AdditionalEventData.none(),
        resources);
  }

  private static Stream<AuditResource> role(Optional<String> arn) {
    return AuditedRequests.arn(arn, "role/").map(AuditResource::role).stream();
  }

  private static void putTags(RequestParameters.Builder parameters, FederatedIdentity identity) {
    parameters
        .principalTags(AuditedRequests.asMap(identity.tags()))
        .transitiveTagKeys(identity.tags().stream()
            .filter(SessionTag::transitive)
            .map(SessionTag::key)
            .toList());
  }
}
