package io.github.sts4j.examples.simulator;

import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who asks, with what a world says of them.
 *
 * @param principal the caller as policies see it
 * @param arn the value of `aws:PrincipalArn`: for a session, its role's (CK-2)
 * @param identity the caller's own policies; absent for an account root, which they do not limit
 * @param permissionsBoundary the caller's boundary
 * @param serviceLinked whether the organization's policies spare the caller (EV-3)
 * @param keys the condition keys that only callers of this kind have
 */
record WorldCaller(
    RequestPrincipal principal,
    Arn arn,
    Optional<List<Policy>> identity,
    Optional<Policy> permissionsBoundary,
    boolean serviceLinked,
    ConditionContext keys) {

  static WorldCaller of(User user) {
    return new WorldCaller(
        new RequestPrincipal.User(user.arn(), Optional.of(user.id().value())),
        user.arn(),
        Optional.of(user.policies()),
        user.permissionsBoundary(),
        false,
        keys("User", user.id().value(), user.tags())
            .put("aws:username", user.name())
            .build());
  }

  /** A session of this name that was given neither policies nor tags. */
  static WorldCaller of(Role role, String sessionName) {
    Arn session = new Arn(
        role.arn().partition(),
        "sts",
        "",
        role.arn().account(),
        "assumed-role/" + role.name() + "/" + sessionName);
    return new WorldCaller(
        new RequestPrincipal.RoleSession(
            session, Optional.of(role.arn()), Optional.of(role.id().value())),
        role.arn(),
        Optional.of(role.policies()),
        role.permissionsBoundary(),
        role.isServiceLinked(),
        keys("AssumedRole", role.id().value() + ":" + sessionName, role.tags())
            .put("aws:MultiFactorAuthPresent", "false") // TP-46
            .build());
  }

  static WorldCaller ofRoot(Arn root) {
    return new WorldCaller(
        new RequestPrincipal.AccountRoot(root.partition(), root.account()),
        root,
        Optional.empty(),
        Optional.empty(),
        false,
        keys("Account", root.account(), Map.of()).build());
  }

  private static ConditionContext.Builder keys(
      String type, String userId, Map<String, String> tags) {
    ConditionContext.Builder keys = ConditionContext.builder();
    keys.put("aws:PrincipalType", type).put("aws:userid", userId);
    tags.forEach((key, value) -> keys.put("aws:PrincipalTag/" + key, value));
    return keys;
  }
}
