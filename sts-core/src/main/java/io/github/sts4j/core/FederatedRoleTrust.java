package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.permission.CallContext;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides whether a role trusts an identity provider to vouch for somebody (SA-4, WI-3). */
final class FederatedRoleTrust {
  private final IdentityDirectory directory;
  private final SessionAuthorizer authorizer;

  FederatedRoleTrust(IdentityDirectory directory, SessionAuthorizer authorizer) {
    this.directory = directory;
    this.authorizer = authorizer;
  }

  /**
   * The role, when it trusts the provider for all that the call needs.
   *
   * @throws AccessDeniedException when it does not, or there is no such role. The message names the action alone (SA-4)
   */
  Role require(FederatedSessions.Call call, RequestEnvironment environment) {
    FederatedIdentity identity = call.identity();
    Optional<Role> role = directory
        .findRole(call.roleArn())
        .filter(FederatedRoleTrust::isForCustomers)
        .filter(found -> found.account().equals(identity.providerAccount())); // SA-5, WI-4
    Policy trustPolicy = role.map(Role::trustPolicy).orElse(RoleTrust.TRUSTS_NOBODY);
    for (String needed : actions(call.action(), identity)) {
      AuthorizationRequest.Builder request =
          AuthorizationRequest.builder("sts:" + needed, call.roleArn().toString());
      request.resourcePolicy(trustPolicy).environment(environment);
      putCallKeys(request, call.sessionName(), identity);
      role.ifPresent(found -> CallContext.putRoleTags(request, found));
      AccessDecision decision = authorizer.authorize(identity, request.build());
      if (!decision.isAllowed()) {
        throw new AccessDeniedException("Not authorized to perform sts:" + needed, decision);
      }
    }
    return role.orElseThrow(
        () -> new AssertionError("a policy that trusts nobody allowed " + identity.provider()));
  }

  /** AR-27 */
  private static boolean isForCustomers(Role role) {
    return !role.isServiceLinked() && !role.name().startsWith("AWSReservedSSO_");
  }

  private static List<String> actions(String action, FederatedIdentity identity) {
    List<String> actions = new ArrayList<>();
    actions.add(action);
    if (!identity.tags().isEmpty()) {
      actions.add("TagSession"); // ST-11
    }
    identity.sourceIdentity().ifPresent(value -> actions.add("SetSourceIdentity"));
    return actions;
  }

  private static void putCallKeys(
      AuthorizationRequest.Builder request, String sessionName, FederatedIdentity identity) {
    request.context("sts:RoleSessionName", sessionName); // TP-41
    identity.sourceIdentity().ifPresent(value -> request.context("sts:SourceIdentity", value));
    Map<String, String> tags = new LinkedHashMap<>();
    Set<String> transitive = new LinkedHashSet<>();
    for (SessionTag tag : identity.tags()) {
      tags.put(tag.key(), tag.value());
      if (tag.transitive()) {
        transitive.add(tag.key());
      }
    }
    CallContext.putTags(request, tags, transitive);
  }
}
