package io.github.sts4j.core;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionTag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** AssumeRole, step by step: syntax, caller, MFA, trust, duration, session policies, mint (AR-6). */
final class AssumeRoleAction {
  private final MfaCheck mfa;
  private final RoleTrust trust;
  private final SessionPolicyCheck sessionPolicies;
  private final SessionMint mint;
  private final SessionLimits limits;

  AssumeRoleAction(ActionParts parts) {
    this.mfa = parts.mfa();
    this.trust = new RoleTrust(parts.directory(), parts.permission());
    this.sessionPolicies = parts.sessionPolicies();
    this.mint = parts.mint();
    this.limits = parts.limits();
  }

  AssumeRoleParameters check(AssumeRoleRequest request) {
    return AssumeRoleParameters.check(request, limits);
  }

  /** LK-8: what this call would be told, and above 100 where it would fail. */
  OptionalInt packedPolicySize(AssumeRoleRequest request) {
    AssumeRoleParameters parameters = check(request);
    return PackedPolicySize.of(
        parameters.policies(),
        SessionTags.merged(parameters.tags(), List.of()),
        limits.packedBytes());
  }

  AssumeRoleResponse call(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    AssumeRoleParameters parameters = check(request);
    CallerKinds.requireMayAssumeRoles(caller, parameters.roleArn().toString());
    List<SessionTag> tags = SessionTags.merged(parameters.tags(), SessionTags.inherited(caller));
    Optional<String> sourceIdentity = SourceIdentity.of(parameters.sourceIdentity(), caller);
    Instant issuedAt = mint.issuedAt();
    AuthenticatedCaller proven = mfa.prove(caller, parameters.mfa());
    Role role = trust.require(proven, parameters, tags, sourceIdentity, environment);
    Duration duration = SessionDuration.ofRole(parameters.durationSeconds(), role, caller, limits);
    sessionPolicies.require(parameters.policies(), role.account());
    SessionClaimsBuilder claims =
        RoleSessions.claims(role, parameters.sessionName()).tags(tags);
    sourceIdentity.ifPresent(claims::sourceIdentity);
    parameters.policies().addTo(mint.chain(claims, caller));
    SessionMint.Minted minted = mint.mint(role.account(), issuedAt, duration, claims);
    return new AssumeRoleResponse(
        minted.credentials(),
        RoleSessions.user(role, parameters.sessionName()),
        minted.packedPolicySize(),
        sourceIdentity);
  }
}
