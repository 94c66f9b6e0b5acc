package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** AssumeRole, step by step: syntax, caller, MFA, trust, duration, session policies, mint (AR-6). */
final class AssumeRoleAction {
  private final MfaCheck mfa;
  private final RoleTrust trust;
  private final SessionPolicyCheck sessionPolicies;
  private final SessionMint mint;
  private final SessionLimits limits;
  private final InstantSource clock;

  AssumeRoleAction(
      MfaCheck mfa,
      RoleTrust trust,
      SessionPolicyCheck sessionPolicies,
      SessionMint mint,
      SessionLimits limits,
      InstantSource clock) {
    this.mfa = mfa;
    this.trust = trust;
    this.sessionPolicies = sessionPolicies;
    this.mint = mint;
    this.limits = limits;
    this.clock = clock;
  }

  void checkParameters(AssumeRoleRequest request) {
    AssumeRoleParameters.check(request, limits);
  }

  AssumeRoleResponse call(
      AuthenticatedCaller caller, AssumeRoleRequest request, RequestEnvironment environment) {
    AssumeRoleParameters parameters = AssumeRoleParameters.check(request, limits);
    requireMayAssumeRoles(caller, parameters);
    List<SessionTag> tags = SessionTags.merged(parameters, SessionTags.inherited(caller));
    Optional<String> sourceIdentity = SourceIdentity.of(parameters, caller);
    AuthenticatedCaller proven = mfa.prove(caller, parameters.mfa(), clock.instant());
    Role role = trust.require(proven, parameters, tags, sourceIdentity, environment);
    Duration duration = SessionDuration.of(parameters, role, caller);
    sessionPolicies.require(parameters, role);
    return mint.roleSession(role, caller, parameters, tags, sourceIdentity, duration);
  }

  /** AR-2: neither an account root nor a federated user (GF-9), whatever the policies say. */
  private static void requireMayAssumeRoles(
      AuthenticatedCaller caller, AssumeRoleParameters parameters) {
    if (caller instanceof AuthenticatedRoot || isSession(caller, SessionKind.ROOT)) {
      throw new AccessDeniedException("Roles may not be assumed by root accounts.");
    }
    if (isSession(caller, SessionKind.FEDERATED_USER)) {
      throw new AccessDeniedException("User: " + caller.arn()
          + " is not authorized to perform: sts:AssumeRole on resource: " + parameters.roleArn());
    }
  }

  private static boolean isSession(AuthenticatedCaller caller, SessionKind kind) {
    return caller instanceof Session session && session.kind() == kind;
  }
}
