package io.github.sts4j.core;

import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallContext;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** GetFederationToken: somebody the caller vouches for, within the caller's own permissions (section 2.8). */
final class GetFederationTokenAction {
  private final ActionPermission permission;
  private final SessionPolicyCheck sessionPolicies;
  private final SessionMint mint;
  private final SessionLimits limits;

  GetFederationTokenAction(ActionParts parts) {
    this.permission = parts.permission();
    this.sessionPolicies = parts.sessionPolicies();
    this.mint = parts.mint();
    this.limits = parts.limits();
  }

  private record Parameters(String name, PolicyParameters policies, TagParameters tags) {}

  void check(GetFederationTokenRequest request) {
    parameters(request);
  }

  GetFederationTokenResponse call(
      AuthenticatedCaller caller,
      GetFederationTokenRequest request,
      RequestEnvironment environment) {
    Parameters parameters = parameters(request);
    CallerKinds.requireLongTerm(caller, "GetFederationToken");
    String account = caller.account().value();
    Arn arn = new Arn(
        caller.arn().partition(), "sts", "", account, "federated-user/" + parameters.name());
    requirePermission(caller, arn, parameters.tags(), environment);
    sessionPolicies.require(parameters.policies(), caller.account()); // GF-6
    Duration duration = SessionDuration.ofUser(request.durationSeconds(), caller);
    SessionClaimsBuilder claims = SessionClaims.builder()
        .kind(SessionKind.FEDERATED_USER)
        .principalArn(caller.arn().toString())
        .principalId(caller.userId())
        .sessionName(parameters.name())
        .tags(tags(parameters.tags()));
    parameters.policies().addTo(claims);
    SessionMint.Minted minted = mint.mint(caller.account(), mint.issuedAt(), duration, claims);
    return new GetFederationTokenResponse(
        minted.credentials(),
        new FederatedUser(account + ":" + parameters.name(), arn),
        minted.packedPolicySize().orElse(0)); // CR-6
  }

  private Parameters parameters(GetFederationTokenRequest request) {
    Violations violations = new Violations();
    violations.requiredText("name", request.name(), 2, 32, Syntax.NAME);
    violations.integer("durationSeconds", request.durationSeconds(), 900, 129_600);
    PolicyParameters.check(request.policy(), request.policyArns(), limits, violations);
    TagParameters.check(request.tags(), List.of(), violations);
    violations.throwIfAny();
    return new Parameters(
        request.name().orElseThrow(),
        PolicyParameters.of(request.policy(), request.policyArns()),
        TagParameters.of(request.tags(), List.of()));
  }

  /** GF-3: both are asked of the federated user's ARN. */
  private void requirePermission(
      AuthenticatedCaller caller, Arn arn, TagParameters tags, RequestEnvironment environment) {
    List<String> actions = tags.tags().isEmpty()
        ? List.of("sts:GetFederationToken")
        : List.of("sts:GetFederationToken", "sts:TagSession");
    for (String action : actions) {
      AuthorizationRequest.Builder request =
          AuthorizationRequest.builder(action, arn.toString()).environment(environment);
      CallContext.putTags(request, tags.tags(), Set.of());
      permission.require(caller, request.build());
    }
  }

  /** ST-13: none is transitive. */
  private static List<SessionTag> tags(TagParameters passed) {
    return passed.tags().entrySet().stream()
        .map(tag -> new SessionTag(tag.getKey(), tag.getValue(), false))
        .toList();
  }
}
