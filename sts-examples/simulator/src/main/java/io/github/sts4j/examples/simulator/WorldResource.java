package io.github.sts4j.examples.simulator;

import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.world.World;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.Policy;
import java.util.Optional;

/**
 * What is acted on, with what a world says of it: a bucket or an object in one, a role that is assumed, or something the
 * world knows no more of than its owner.
 *
 * @param account whose it is
 * @param owner that account, if the world has it
 * @param policy its own policy
 * @param keys the condition keys that describe it
 */
record WorldResource(
    String account, Optional<Account> owner, Optional<Policy> policy, ConditionContext keys) {

  /**
   * @param callerAccount whose a resource is when its ARN does not say
   * @throws IllegalArgumentException when the resource is neither an ARN nor an asterisk, or a role to be assumed that
   *     the world does not have
   */
  static WorldResource of(String resource, String action, String callerAccount, World world) {
    if (resource.equals("*")) {
      return owned(callerAccount, Optional.empty(), ConditionContext.empty(), world);
    }
    Arn arn = Arn.parse(resource);
    if (TrustActions.isTrust(action, resource)) {
      return ofRole(arn, world);
    }
    if (arn.service().equals("s3")) {
      String bucket = arn.resource().split("/", 2)[0];
      for (World.Bucket each : world.buckets()) {
        if (each.name().equals(bucket)) {
          return owned(each.account().value(), each.policy(), ConditionContext.empty(), world);
        }
      }
    }
    // What AWS owns, such as managed policies, every account may name.
    boolean callers = arn.account().isEmpty() || arn.account().equals("aws");
    return owned(
        callers ? callerAccount : arn.account(), Optional.empty(), ConditionContext.empty(), world);
  }

  private static WorldResource ofRole(Arn arn, World world) {
    Role role = world
        .directory()
        .findRole(arn)
        .orElseThrow(() -> new IllegalArgumentException("the world has no role `" + arn + "`"));
    ConditionContext.Builder keys = ConditionContext.builder();
    role.tags().forEach((key, value) -> { // TP-45
      keys.put("aws:ResourceTag/" + key, value);
      keys.put("iam:ResourceTag/" + key, value);
    });
    return owned(arn.account(), Optional.of(role.trustPolicy()), keys.build(), world);
  }

  private static WorldResource owned(
      String account, Optional<Policy> policy, ConditionContext keys, World world) {
    Optional<Account> owner = AccountId.isValid(account)
        ? world.directory().findAccount(AccountId.of(account))
        : Optional.empty();
    return new WorldResource(account, owner, policy, keys);
  }
}
