package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallContext;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.SessionTag;
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
  /** A role that is not there is decided like one that trusts nobody, so that the time taken tells nothing (ER-10). */
  static final Policy TRUSTS_NOBODY =
      Policy.parse(PolicyKind.TRUST, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");

  private final IdentityDirectory directory;
  private final ActionPermission permission;

  RoleTrust(IdentityDirectory directory, ActionPermission permission) {
    this.directory = directory;
    this.permission = permission;
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
    Policy trustPolicy = role.map(Role::trustPolicy).orElse(TRUSTS_NOBODY);
    AuthorizationRequest.Builder request = AuthorizationRequest.builder(
            "sts:AssumeRole", parameters.roleArn().toString())
        .resourcePolicy(trustPolicy)
        .environment(environment);
    putCallKeys(request, parameters, sourceIdentity);
    role.ifPresent(found -> CallContext.putRoleTags(request, found));
    permission.requireOfRole(
        caller,
        request.build(),
        actions(tags, sourceIdentity),
        action -> ofNoRole(action, parameters, sourceIdentity, environment));
    return role.orElseThrow(
        () -> new AssertionError("a policy that trusts nobody allowed " + caller.arn()));
  }

  /** The request as it is for a role that is not there. */
  private static AuthorizationRequest ofNoRole(
      String action,
      AssumeRoleParameters parameters,
      Optional<String> sourceIdentity,
      RequestEnvironment environment) {
    AuthorizationRequest.Builder request = AuthorizationRequest.builder(
            action, parameters.roleArn().toString())
        .resourcePolicy(TRUSTS_NOBODY)
        .environment(environment);
    putCallKeys(request, parameters, sourceIdentity);
    return request.build();
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

  private static void putCallKeys(
      AuthorizationRequest.Builder request,
      AssumeRoleParameters parameters,
      Optional<String> sourceIdentity) {
    request.context("sts:RoleSessionName", parameters.sessionName()); // TP-41
    parameters.externalId().ifPresent(id -> request.context("sts:ExternalId", id)); // TP-40
    sourceIdentity.ifPresent(identity -> request.context("sts:SourceIdentity", identity)); // TP-42
    CallContext.putTags(request, parameters.tags().tags(), parameters.tags().transitiveKeys());
  }
}
