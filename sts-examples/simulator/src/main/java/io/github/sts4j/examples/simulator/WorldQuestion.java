package io.github.sts4j.examples.simulator;

import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.world.World;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.PolicyStack;
import java.time.Instant;
import java.util.List;

/**
 * One question of a world, decided with all the policies that the world has for it.
 *
 * @param world the world
 * @param caller who asks
 * @param action what they want to do
 * @param resource what it is done to
 * @param given the condition keys of the command line, which replace those derived from the world
 * @param now the time of the question
 */
record WorldQuestion(
    World world,
    WorldCaller caller,
    String action,
    String resource,
    ConditionContext given,
    Instant now) {

  AccessDecision decide() {
    WorldResource target = WorldResource.of(resource, action, caller.arn().account(), world);
    AccessRequest request = AccessRequest.builder()
        .principal(caller.principal())
        .action(action)
        .resource(resource)
        .resourceAccount(target.account())
        .context(context(target))
        .build();
    return AccessEvaluator.evaluate(stack(target), request);
  }

  private PolicyStack stack(WorldResource target) {
    PolicyStack.Builder stack = PolicyStack.builder();
    caller.identity().ifPresentOrElse(stack::identity, stack::identityAllowsAll);
    caller.permissionsBoundary().ifPresent(stack::permissionsBoundary);
    target.policy().ifPresent(stack::resource);
    if (!caller.serviceLinked()) {
      if (!isManagementAccount()) {
        stack.serviceControl(account().serviceControlPolicies());
      }
      target.owner().ifPresent(owner -> stack.resourceControl(owner.resourceControlPolicies()));
    }
    return stack.build();
  }

  /** What the library itself would say of a caller of whose connection nothing is known. */
  private ConditionContext context(WorldResource target) {
    ConditionContext.Builder context = ConditionContext.builder()
        .put("aws:PrincipalArn", caller.arn().toString())
        .put("aws:PrincipalAccount", caller.arn().account())
        .put("aws:PrincipalIsAWSService", "false")
        .put("aws:ViaAWSService", "false")
        .put("aws:SecureTransport", "false")
        .put("aws:CurrentTime", Instant.ofEpochSecond(now.getEpochSecond()).toString())
        .put("aws:EpochTime", Long.toString(now.getEpochSecond()));
    account().organization().ifPresent(organization -> {
      context.put("aws:PrincipalOrgID", organization.organizationId());
      organization.path().ifPresent(path -> context.putAll("aws:PrincipalOrgPaths", List.of(path)));
    });
    return context.putAll(caller.keys()).putAll(target.keys()).putAll(given).build();
  }

  // EV-3: an organization's management account is not limited.
  private boolean isManagementAccount() {
    return account()
        .organization()
        .filter(
            organization -> organization.managementAccount().equals(account().id()))
        .isPresent();
  }

  private Account account() {
    return world.directory().findAccount(AccountId.of(caller.arn().account())).orElseThrow();
  }
}
