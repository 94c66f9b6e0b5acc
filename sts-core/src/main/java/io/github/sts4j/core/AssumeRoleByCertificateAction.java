package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedCertificate;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.session.RequestEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * AssumeRole for whoever holds a certificate: syntax, then as for every verified identity. The trust policy must grant
 * {@code sts:AssumeRole} and the like to the trust anchor.
 */
final class AssumeRoleByCertificateAction {
  private final FederatedSessions sessions;
  private final SessionLimits limits;

  AssumeRoleByCertificateAction(ActionParts parts) {
    this.sessions = new FederatedSessions(parts);
    this.limits = parts.limits();
  }

  AssumeRoleResponse call(
      VerifiedCertificate certificate, AssumeRoleRequest request, RequestEnvironment environment) {
    check(request);
    FederatedSessions.Made made = sessions.assume(
        new FederatedSessions.Call(
            "AssumeRole",
            Syntax.arn(request.roleArn().orElseThrow()),
            request.roleSessionName().orElse(certificate.serialNumber()),
            certificate.identity(),
            request.durationSeconds(),
            (issuedAt, duration) -> duration,
            PolicyParameters.of(request.policy(), request.policyArns())),
        environment);
    return new AssumeRoleResponse(
        made.minted().credentials(),
        made.user(),
        made.minted().packedPolicySize(),
        certificate.identity().sourceIdentity());
  }

  private void check(AssumeRoleRequest request) {
    Violations violations = new Violations();
    violations.requiredText("roleArn", request.roleArn(), 20, 2_048, Syntax.ARN);
    violations.text("roleSessionName", request.roleSessionName(), 2, 64, Syntax.NAME);
    SessionDuration.check(request.durationSeconds(), limits, violations);
    PolicyParameters.check(request.policy(), request.policyArns(), limits, violations);
    violations.throwIfAny();
    callersOwn(request).forEach((name, given) -> {
      if (given) {
        throw new StsException(
            StsError.VALIDATION_ERROR,
            name + " must be left out: tags and source identity come from the certificate,"
                + " and its key is the only proof");
      }
    });
  }

  /** What a caller of AssumeRole may say of itself, and a certificate alone says here. */
  private static Map<String, Boolean> callersOwn(AssumeRoleRequest request) {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("tags", !request.tags().isEmpty());
    given.put("transitiveTagKeys", !request.transitiveTagKeys().isEmpty());
    given.put("sourceIdentity", request.sourceIdentity().isPresent());
    given.put("externalId", request.externalId().isPresent());
    given.put("serialNumber", request.serialNumber().isPresent());
    given.put("tokenCode", request.tokenCode().isPresent());
    given.put("providedContexts", !request.providedContexts().isEmpty());
    return given;
  }
}
