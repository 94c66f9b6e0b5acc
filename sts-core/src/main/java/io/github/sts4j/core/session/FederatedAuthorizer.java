package io.github.sts4j.core.session;

import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.policy.RequestPrincipal;
import java.time.Instant;

/**
 * Decides for somebody who has no identity here but one an identity provider vouches for: the trust policy must allow, and no
 * resource control policy may deny (EV-4). Service control policies are not asked: they limit principals (UN-11).
 */
final class FederatedAuthorizer {
  private final IdentityDirectory directory;

  FederatedAuthorizer(IdentityDirectory directory) {
    this.directory = directory;
  }

  AccessDecision authorize(FederatedIdentity identity, AuthorizationRequest request, Instant now) {
    String resourceAccount = request
        .resourceAccount()
        .map(AccountId::value)
        .orElseGet(() -> Arn.accountOf(request.resource()));
    PolicyStack.Builder stack = PolicyStack.builder();
    request.resourcePolicy().ifPresent(stack::resource);
    if (AccountId.isValid(resourceAccount)) {
      directory
          .findAccount(AccountId.of(resourceAccount))
          .ifPresent(owner -> stack.resourceControl(owner.resourceControlPolicies()));
    }
    return AccessEvaluator.evaluate(
        stack.build(),
        AccessRequest.builder()
            .principal(new RequestPrincipal.IdentityProvider(identity.provider()))
            .action(request.action())
            .resource(request.resource())
            .resourceAccount(resourceAccount)
            .context(context(identity, request, now))
            .build());
  }

  private static ConditionContext context(
      FederatedIdentity identity, AuthorizationRequest request, Instant now) {
    return ConditionContext.onDemand(
        new ConnectionContextKeys(request.environment(), now), () -> provided(identity, request));
  }

  private static ConditionContext provided(
      FederatedIdentity identity, AuthorizationRequest request) {
    ConditionContext.Builder context = ConditionContext.builder();
    FederatedContextKeys.put(context, identity.trustContext());
    request.singleValued().forEach(context::put);
    request.multiValued().forEach(context::putAll);
    // TP-48: aws:PrincipalArn is absent.
    context.put("aws:PrincipalAccount", identity.providerAccount().value());
    context.put("aws:PrincipalType", "User");
    context.put("aws:userid", identity.provider());
    context.put("aws:PrincipalIsAWSService", "false");
    context.put("aws:ViaAWSService", "false");
    if (FederatedContextKeys.isFederatedProvider(identity.provider())) { // CK-4
      context.put("aws:FederatedProvider", identity.provider());
    }
    if (identity.tagsDescribePrincipal()) {
      identity.tags().forEach(tag -> context.put("aws:PrincipalTag/" + tag.key(), tag.value()));
    }
    return context.build();
  }
}
