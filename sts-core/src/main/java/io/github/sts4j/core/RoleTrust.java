package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a caller may assume a role (section 4.2): the trust policy, the caller's own policies where the rules
 * ask for them, and the organization's, for each action that the call needs.
 */
final class RoleTrust {
  private static final Policy TRUSTS_NOBODY =
      Policy.parse(PolicyKind.TRUST, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");

  private final IdentityDirectory directory;
  private final SessionAuthorizer authorizer;
  private final Denials denials;

  RoleTrust(IdentityDirectory directory, SessionAuthorizer authorizer, Denials denials) {
    this.directory = directory;
    this.authorizer = authorizer;
    this.denials = denials;
  }

  /**
   * The role, when the caller may assume it with these parameters.
   *
   * @throws AccessDeniedException when it may not, or there is no such role: the two are the same to the caller (AR-3)
   */
  Role require(
      AuthenticatedCaller caller,
      AssumeRoleParameters parameters,
      List<SessionTag> tags,
      Optional<String> sourceIdentity,
      RequestEnvironment environment) {
    Optional<Role> role =
        directory.findRole(parameters.roleArn()).filter(found -> !found.isServiceLinked()); // AR-27
    // A role that is not there is decided like one that trusts nobody, so that the time taken tells
    // nothing (ER-10).
    Policy trustPolicy = role.map(Role::trustPolicy).orElse(TRUSTS_NOBODY);
    for (String action : actions(tags, sourceIdentity)) {
      AuthorizationRequest.Builder request =
          AuthorizationRequest.builder(action, parameters.roleArn().toString());
      request.resourcePolicy(TRUSTS_NOBODY).environment(environment);
      putCallKeys(request, parameters, sourceIdentity);
      AuthorizationRequest ofNoRole = request.build();
      request.resourcePolicy(trustPolicy);
      role.ifPresent(found -> putRoleTags(request, found));
      AccessDecision decision = authorizer.authorize(caller, request.build());
      if (!decision.isAllowed()) {
        throw denials.ofRole(caller, decision, () -> authorizer.authorize(caller, ofNoRole));
      }
    }
    return role.orElseThrow(
        () -> new AssertionError("a policy that trusts nobody allowed " + caller.arn()));
  }

  /**
   * Every action is needed (TP-20). Setting the source identity is asked first: where the trust policy pins the value, a
   * wrong one is reported as a denial of that action (TP-43).
   */
  private static List<String> actions(List<SessionTag> tags, Optional<String> sourceIdentity) {
    List<String> actions = new ArrayList<>();
    sourceIdentity.ifPresent(
        identity -> actions.add("sts:SetSourceIdentity")); // SI-4: passed or inherited
    actions.add("sts:AssumeRole");
    if (!tags.isEmpty()) {
      actions.add("sts:TagSession"); // ST-11; inherited ones count (UN-2)
    }
    return actions;
  }

  /** The keys that live only in the STS call (section 4.3, CK-9). */
  private static void putCallKeys(
      AuthorizationRequest.Builder request,
      AssumeRoleParameters parameters,
      Optional<String> sourceIdentity) {
    request.context("sts:RoleSessionName", parameters.sessionName()); // TP-41
    parameters.externalId().ifPresent(id -> request.context("sts:ExternalId", id)); // TP-40
    sourceIdentity.ifPresent(identity -> request.context("sts:SourceIdentity", identity)); // TP-42
    if (!parameters.tags().isEmpty()) { // TP-44
      parameters.tags().forEach((key, value) -> request.context("aws:RequestTag/" + key, value));
      request.context("aws:TagKeys", parameters.tags().keySet());
    }
    if (!parameters.transitiveTagKeys().isEmpty()) {
      request.context("sts:TransitiveTagKeys", parameters.transitiveTagKeys());
    }
  }

  /** TP-45, X-16: trust sees the role's own tags, never an inherited one in their place. */
  private static void putRoleTags(AuthorizationRequest.Builder request, Role role) {
    role.tags().forEach((key, value) -> {
      request.context("aws:ResourceTag/" + key, value);
      request.context("iam:ResourceTag/" + key, value);
    });
  }
}
