package io.github.sts4j.core;

import io.github.sts4j.core.audit.AuditResource;
import io.github.sts4j.core.audit.RequestParameters;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a request is recorded (AU-6, AU-8). */
final class AuditedRequests {
  private static final int LONGEST_ARN = 2_048;
  private static final int ACCESS_KEY_LENGTH = 20;

  private AuditedRequests() {}

  static RequestParameters parameters(StsRequest request, AuthenticatedCaller caller) {
    if (request instanceof AssumeRoleRequest assume) {
      return assumeRole(assume, caller);
    } else if (request instanceof AssumeRootRequest assume) {
      return assumeRoot(assume);
    } else if (request instanceof GetSessionTokenRequest get) {
      return sessionToken(get);
    } else if (request instanceof GetFederationTokenRequest get) {
      return federationToken(get);
    } else if (request instanceof GetAccessKeyInfoRequest get) {
      return accessKeyInfo(get);
    } else if (request instanceof GetWebIdentityTokenRequest get) {
      return webIdentityToken(get);
    }
    // Tokens and messages are secrets; the others have no parameters.
    return RequestParameters.none();
  }

  /** The role, if its ARN is one. */
  static List<AuditResource> resources(StsRequest request) {
    return request instanceof AssumeRoleRequest assume
        ? arn(assume.roleArn(), "role/").map(AuditResource::role).stream().toList()
        : List.of();
  }

  private static RequestParameters assumeRole(
      AssumeRoleRequest request, AuthenticatedCaller caller) {
    RequestParameters.Builder parameters = RequestParameters.builder()
        .roleArn(request.roleArn())
        .roleSessionName(request.roleSessionName())
        .durationSeconds(request.durationSeconds())
        .externalId(request.externalId())
        .serialNumber(request.serialNumber())
        .sourceIdentity(request.sourceIdentity())
        .policy(request.policy())
        .policyArns(request.policyArns())
        .transitiveTagKeys(request.transitiveTagKeys())
        .incomingTransitiveTags(asMap(SessionTags.inherited(caller)));
    request.tags().forEach(tag -> parameters.tag(tag.key(), tag.value()));
    return parameters.build();
  }

  private static RequestParameters assumeRoot(AssumeRootRequest request) {
    return RequestParameters.builder()
        .targetPrincipal(request.targetPrincipal())
        .taskPolicyArn(request.taskPolicyArn())
        .durationSeconds(request.durationSeconds())
        .build();
  }

  private static RequestParameters sessionToken(GetSessionTokenRequest request) {
    return RequestParameters.builder()
        .durationSeconds(request.durationSeconds())
        .serialNumber(request.serialNumber())
        .build();
  }

  private static RequestParameters federationToken(GetFederationTokenRequest request) {
    RequestParameters.Builder parameters = RequestParameters.builder()
        .name(request.name())
        .durationSeconds(request.durationSeconds())
        .policy(request.policy())
        .policyArns(request.policyArns());
    request.tags().forEach(tag -> parameters.tag(tag.key(), tag.value()));
    return parameters.build();
  }

  private static RequestParameters webIdentityToken(GetWebIdentityTokenRequest request) {
    RequestParameters.Builder parameters = RequestParameters.builder()
        .audience(request.audience())
        .signingAlgorithm(request.signingAlgorithm())
        .durationSeconds(request.durationSeconds());
    request.tags().forEach(tag -> parameters.tag(tag.key(), tag.value()));
    return parameters.build();
  }

  /** Only what looks like an access key id: somebody may have pasted the secret instead. */
  private static RequestParameters accessKeyInfo(GetAccessKeyInfoRequest request) {
    return RequestParameters.builder()
        .accessKeyId(request
            .accessKeyId()
            .filter(key -> key.length() == ACCESS_KEY_LENGTH && key.matches("A[A-Z0-9]+"))
            .map(AccessKeyId::of))
        .build();
  }

  /** The ARN of an IAM entity of this kind, from text that nobody has checked. */
  static Optional<Arn> arn(Optional<String> text, String resourcePrefix) {
    try {
      return text.filter(arn -> arn.length() <= LONGEST_ARN)
          .map(Arn::parse)
          .filter(arn -> arn.service().equals("iam") && arn.resource().startsWith(resourcePrefix));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // the action says what is wrong with it
    }
  }

  static Map<String, String> asMap(List<SessionTag> tags) {
    Map<String, String> map = new LinkedHashMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }
}
