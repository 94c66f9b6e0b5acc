package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.policy.Arn;
import java.util.Set;
import java.util.function.Consumer;

/** AssumeRoleWithWebIdentity: syntax, the ID token, then as for every verified identity. */
final class AssumeRoleWithWebIdentityAction {
  /** WI-2: whose access tokens {@code ProviderId} is for. */
  private static final Set<String> OAUTH_PROVIDERS = Set.of("www.amazon.com", "graph.facebook.com");

  private final WebIdentityVerifier verifier;
  private final FederatedSessions sessions;
  private final SessionLimits limits;
  private final boolean issuerAsProvider;

  AssumeRoleWithWebIdentityAction(
      ActionParts parts, WebIdentityVerifier verifier, boolean issuerAsProvider) {
    this.verifier = verifier;
    this.sessions = new FederatedSessions(parts);
    this.limits = parts.limits();
    this.issuerAsProvider = issuerAsProvider;
  }

  private record Parameters(Arn roleArn, String sessionName, PolicyParameters policies) {}

  void check(AssumeRoleWithWebIdentityRequest request) {
    parameters(request);
  }

  /** @param observer told whom the token vouches for, as soon as that is known */
  AssumeRoleWithWebIdentityResponse call(
      AssumeRoleWithWebIdentityRequest request,
      RequestEnvironment environment,
      Consumer<VerifiedWebIdentity> observer) {
    Parameters parameters = parameters(request);
    request.providerId().ifPresent(AssumeRoleWithWebIdentityAction::refuseProviderId);
    VerifiedWebIdentity verified =
        verifier.verify(parameters.roleArn(), request.webIdentityToken().orElseThrow());
    observer.accept(verified);
    FederatedSessions.Made made = sessions.assume(
        new FederatedSessions.Call(
            "AssumeRoleWithWebIdentity",
            parameters.roleArn(),
            parameters.sessionName(),
            verified.identity(),
            request.durationSeconds(),
            (issuedAt, duration) -> duration, // WI-5: the token's end does not cap the session
            parameters.policies()),
        environment);
    return new AssumeRoleWithWebIdentityResponse(
        made.minted().credentials(),
        verified.identity().subject(),
        made.user(),
        made.minted().packedPolicySize(),
        issuerAsProvider ? verified.issuer() : verified.identity().provider(), // WI-7, X-12
        verified.identity().audience(),
        verified.identity().sourceIdentity());
  }

  private Parameters parameters(AssumeRoleWithWebIdentityRequest request) {
    Violations violations = new Violations();
    violations.requiredText("roleArn", request.roleArn(), 20, 2_048, Syntax.ARN);
    violations.requiredText("roleSessionName", request.roleSessionName(), 2, 64, Syntax.NAME);
    violations.required("webIdentityToken", request.webIdentityToken());
    violations.secretText("webIdentityToken", request.webIdentityToken(), 4, 20_000, Syntax.ANY);
    violations.text("providerId", request.providerId(), 4, 2_048, Syntax.ANY);
    SessionDuration.check(request.durationSeconds(), limits, violations);
    PolicyParameters.check(request.policy(), request.policyArns(), limits, violations);
    violations.throwIfAny();
    return new Parameters(
        Syntax.arn(request.roleArn().orElseThrow()),
        request.roleSessionName().orElseThrow(),
        PolicyParameters.of(request.policy(), request.policyArns()));
  }

  /** WI-2: OAuth 2.0 access tokens can be checked by their providers alone, and none is asked here. */
  private static void refuseProviderId(String providerId) {
    if (OAUTH_PROVIDERS.contains(providerId)) {
      throw new StsException(
          StsError.INVALID_IDENTITY_TOKEN,
          "OAuth 2.0 access tokens of " + providerId
              + " are not accepted: pass an OpenID Connect ID token, without ProviderId");
    }
    throw new AccessDeniedException("Not authorized to perform sts:AssumeRoleWithWebIdentity");
  }
}
