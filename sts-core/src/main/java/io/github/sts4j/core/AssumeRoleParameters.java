package io.github.sts4j.core;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.policy.Arn;
import java.util.Optional;

/**
 * The parameters of AssumeRole after the checks that need nobody's identity: lengths, characters, ranges, and the rules
 * among tags (sections 2.2 and 6).
 */
record AssumeRoleParameters(
    Arn roleArn,
    String sessionName,
    Optional<Integer> durationSeconds,
    PolicyParameters policies,
    TagParameters tags,
    Optional<String> externalId,
    Optional<MfaCode> mfa,
    Optional<String> sourceIdentity) {

  /**
   * @throws StsException {@code ValidationError}, {@code InvalidParameterValue}: what is wrong and what would be right
   */
  static AssumeRoleParameters check(AssumeRoleRequest request, SessionLimits limits) {
    Violations violations = new Violations();
    violations.requiredText("roleArn", request.roleArn(), 20, 2_048, Syntax.ARN);
    violations.requiredText("roleSessionName", request.roleSessionName(), 2, 64, Syntax.NAME);
    SessionDuration.check(request.durationSeconds(), limits, violations);
    violations.text("externalId", request.externalId(), 2, 1_224, Syntax.EXTERNAL_ID);
    violations.text("sourceIdentity", request.sourceIdentity(), 2, 64, Syntax.NAME);
    MfaCode.check(request.serialNumber(), request.tokenCode(), violations);
    PolicyParameters.check(request.policy(), request.policyArns(), limits, violations);
    TagParameters.check(request.tags(), request.transitiveTagKeys(), violations);
    violations.throwIfAny();
    checkContexts(request);
    return new AssumeRoleParameters(
        Syntax.arn(request.roleArn().orElseThrow()),
        request.roleSessionName().orElseThrow(),
        request.durationSeconds(),
        PolicyParameters.of(request.policy(), request.policyArns()),
        TagParameters.of(request.tags(), request.transitiveTagKeys()),
        request.externalId(),
        MfaCode.of(request.serialNumber(), request.tokenCode()),
        request.sourceIdentity());
  }

  /** AR-22: no context provider is known here. */
  private static void checkContexts(AssumeRoleRequest request) {
    Violations violations = new Violations();
    violations.size("providedContexts", request.providedContexts(), 5);
    request
        .providedContexts()
        .forEach(context -> violations.add(
            "providedContexts",
            context.providerArn(),
            "Member must name a context provider known to this service"));
    violations.throwIfAny();
  }
}
