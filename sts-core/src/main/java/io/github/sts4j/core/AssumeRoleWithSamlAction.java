package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlVerifier;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/** AssumeRoleWithSAML: syntax, the assertion, then as for every verified identity (SA-3). */
final class AssumeRoleWithSamlAction {
  private final SamlVerifier verifier;
  private final FederatedSessions sessions;
  private final SessionLimits limits;

  AssumeRoleWithSamlAction(ActionParts parts, SamlVerifier verifier) {
    this.verifier = verifier;
    this.sessions = new FederatedSessions(parts);
    this.limits = parts.limits();
  }

  private record Parameters(Arn roleArn, Arn principalArn, PolicyParameters policies) {}

  void check(AssumeRoleWithSamlRequest request) {
    parameters(request);
  }

  /** @param observer told whom the assertion vouches for, as soon as that is known */
  AssumeRoleWithSamlResponse call(
      AssumeRoleWithSamlRequest request,
      RequestEnvironment environment,
      Consumer<VerifiedSamlIdentity> observer) {
    Parameters parameters = parameters(request);
    VerifiedSamlIdentity verified = verifier.verify(
        parameters.roleArn(), parameters.principalArn(), request.samlAssertion().orElseThrow());
    requireProvider(verified, parameters.principalArn());
    observer.accept(verified);
    FederatedSessions.Made made = sessions.assume(
        new FederatedSessions.Call(
            "AssumeRoleWithSAML",
            parameters.roleArn(),
            verified.roleSessionName(),
            verified.identity(),
            request.durationSeconds(),
            (issuedAt, duration) -> shortened(verified, issuedAt, duration),
            parameters.policies()),
        environment);
    return new AssumeRoleWithSamlResponse(
        made.minted().credentials(),
        made.user(),
        made.minted().packedPolicySize(),
        verified.identity().subject(),
        verified.subjectType(),
        verified.issuer(),
        verified.identity().audience(),
        verified.nameQualifier(),
        verified.identity().sourceIdentity());
  }

  private Parameters parameters(AssumeRoleWithSamlRequest request) {
    Violations violations = new Violations();
    violations.requiredText("roleArn", request.roleArn(), 20, 2_048, Syntax.ARN);
    violations.requiredText("principalArn", request.principalArn(), 20, 2_048, Syntax.ARN);
    violations.required("sAMLAssertion", request.samlAssertion());
    violations.secretText("sAMLAssertion", request.samlAssertion(), 4, 100_000, Syntax.ANY);
    SessionDuration.check(request.durationSeconds(), limits, violations);
    PolicyParameters.check(request.policy(), request.policyArns(), limits, violations);
    violations.throwIfAny();
    return new Parameters(
        Syntax.arn(request.roleArn().orElseThrow()),
        Syntax.arn(request.principalArn().orElseThrow()),
        PolicyParameters.of(request.policy(), request.policyArns()));
  }

  /** Trust is asked for the provider that verified, which has to be the one that was named. */
  private static void requireProvider(VerifiedSamlIdentity verified, Arn principalArn) {
    if (!verified.identity().provider().equals(principalArn.toString())) {
      throw new StsException(
          StsError.INVALID_IDENTITY_TOKEN,
          "The assertion was not verified by the provider " + principalArn);
    }
  }

  /** SA-6 to SA-8: the attribute, and the end of the provider's own session, can only shorten. */
  private static Duration shortened(
      VerifiedSamlIdentity verified, Instant issuedAt, Duration duration) {
    Duration shortest = verified
        .sessionDuration()
        .filter(attribute -> attribute.compareTo(duration) < 0)
        .orElse(duration);
    if (verified.sessionNotOnOrAfter().isEmpty()) {
      return shortest;
    }
    Duration left = Duration.between(issuedAt, verified.sessionNotOnOrAfter().get())
        .truncatedTo(ChronoUnit.SECONDS);
    if (left.isNegative() || left.isZero()) {
      throw new StsException(
          StsError.EXPIRED_IDENTITY_TOKEN,
          "Response has expired: the session at the identity provider ended at "
              + verified.sessionNotOnOrAfter().get());
    }
    return left.compareTo(shortest) < 0 ? left : shortest;
  }
}
