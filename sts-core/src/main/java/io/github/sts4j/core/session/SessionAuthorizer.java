package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.PolicyStack;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Decides what a caller may do, with all layers of section 5.2 as the directory has them now: identity policies,
 * permissions boundary, session policies, service and resource control policies, the resource's own policy. Safe for use
 * by many threads.
 */
public final class SessionAuthorizer {
  private final IdentityDirectory directory;
  private final InstantSource clock;
  private final SessionPrincipals principals;
  private final SessionPolicies sessionPolicies;
  private final FederatedAuthorizer federated;
  private final boolean boundaryLimitsDirectUserGrants;

  /**
   * @param directory what the caller's role or user is allowed now
   * @param clock the current time, for the time keys and the end of a session
   */
  public SessionAuthorizer(IdentityDirectory directory, InstantSource clock) {
    this(directory, clock, false);
  }

  /**
   * An authorizer that may read one contested rule strictly.
   *
   * @param directory what the caller's role or user is allowed now
   * @param clock the current time
   * @param boundaryLimitsDirectUserGrants whether a permissions boundary that does not allow also limits a grant that names
   *     the user itself
   */
  public SessionAuthorizer(
      IdentityDirectory directory, InstantSource clock, boolean boundaryLimitsDirectUserGrants) {
    this.boundaryLimitsDirectUserGrants = boundaryLimitsDirectUserGrants;
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
    this.principals = new SessionPrincipals(directory);
    this.sessionPolicies = new SessionPolicies(directory);
    this.federated = new FederatedAuthorizer(directory);
  }

  /** Decides a request without condition keys of its own; see {@link #authorize(AuthenticatedCaller, AuthorizationRequest)}. */
  public AccessDecision authorize(AuthenticatedCaller caller, String action, String resource) {
    return authorize(caller, AuthorizationRequest.builder(action, resource).build());
  }

  /**
   * Decides a request. A refusal is a decision, not an exception.
   *
   * @throws AuthenticationException when the caller's session ended since it was verified (ER-3), or its role or user is
   *     gone (ER-4)
   * @throws IllegalArgumentException when the action is not of the form {@code service:Name}, or the resource neither an
   *     ARN nor {@code *}
   */
  public AccessDecision authorize(AuthenticatedCaller caller, AuthorizationRequest request) {
    return authorize(caller, request, List.of(request.action()));
  }

  /**
   * Decides about several actions in turn, with nothing else of the request changed, up to the first that is refused.
   *
   * @param actions at least one, instead of the request's own
   * @return the decision about that one, or about the last
   * @throws AuthenticationException when the caller's session ended since it was verified (ER-3), or its role or user is
   *     gone (ER-4)
   * @throws IllegalArgumentException when there is no action, one is not of the form {@code service:Name}, or the resource
   *     is neither an ARN nor {@code *}
   */
  public AccessDecision authorize(
      AuthenticatedCaller caller, AuthorizationRequest request, List<String> actions) {
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("nothing is asked: give at least one action");
    }
    Instant now = clock.instant();
    requireNotOver(caller, now);
    CallerPolicies policies = CallerPolicies.of(caller, principals);
    String resourceAccount = resourceAccount(caller, request);
    CallerContextKeys callerKeys =
        new CallerContextKeys(caller, policies, resourceAccount, request.environment(), now);
    ConditionContext context =
        ConditionContext.onDemand(callerKeys, () -> otherKeys(callerKeys, request));
    AccessRequest access = AccessRequest.builder()
        .principal(policies.principal())
        .action(actions.get(0))
        .resource(request.resource())
        .resourceAccount(resourceAccount)
        .context(context)
        .build();
    PolicyStack stack = stack(caller, policies, resourceAccount, request);
    AccessDecision decision = decide(caller, stack, access);
    for (int i = 1; i < actions.size() && decision.isAllowed(); i++) {
      decision = decide(caller, stack, access.withAction(actions.get(i)));
    }
    return decision;
  }

  private AccessDecision decide(
      AuthenticatedCaller caller, PolicyStack stack, AccessRequest access) {
    AccessDecision decision = AccessEvaluator.evaluate(stack, access);
    return decision.isAllowed() && caller instanceof Session session && isIntersected(session)
        ? withinSessionPolicies(session, access)
        : decision;
  }

  /** What the host says, and what holds lists: few requests have any, and fewer policies ask. */
  private static ConditionContext otherKeys(
      CallerContextKeys callerKeys, AuthorizationRequest request) {
    ConditionContext.Builder context = ConditionContext.builder();
    request.singleValued().forEach(context::put);
    request.multiValued().forEach(context::putAll);
    callerKeys.putLists(context);
    return context.build();
  }

  /**
   * Decides a request of somebody whom an identity provider vouches for, which is a request for a session (SA-4, WI-3). Only
   * the resource's policy can allow it. A refusal is a decision, not an exception.
   */
  public AccessDecision authorize(FederatedIdentity identity, AuthorizationRequest request) {
    return federated.authorize(identity, request, clock.instant());
  }

  /**
   * Refuses a caller who can do nothing any more.
   *
   * @throws AuthenticationException when the caller's session ended (ER-3), or its role or user is gone (ER-4)
   */
  public void requireLive(AuthenticatedCaller caller) {
    requireNotOver(caller, clock.instant());
    CallerPolicies.of(caller, principals);
  }

  private static void requireNotOver(AuthenticatedCaller caller, Instant now) {
    if (caller instanceof Session session && !now.isBefore(session.expiresAt())) {
      throw new AuthenticationException(
          AuthenticationFailure.EXPIRED_SESSION,
          "The security token included in the request is expired");
    }
  }

  /** RT-7, DT-4: such a session has no grant of its own, so none lets it out of its policies as in EV-6. */
  private static boolean isIntersected(Session session) {
    return session.kind() == SessionKind.ROOT || session.kind() == SessionKind.DELEGATED;
  }

  private AccessDecision withinSessionPolicies(Session session, AccessRequest access) {
    PolicyStack.Builder stack = PolicyStack.builder().identityAllowsAll();
    sessionPolicies.of(session).ifPresent(stack::session);
    return AccessEvaluator.evaluate(
        stack.build(),
        AccessRequest.builder()
            .principal(access.principal())
            .action(access.action())
            .resource(access.resource())
            .resourceAccount(session.account().value())
            .context(access.context())
            .build());
  }

  private PolicyStack stack(
      AuthenticatedCaller caller,
      CallerPolicies policies,
      String resourceAccount,
      AuthorizationRequest request) {
    PolicyStack.Builder stack =
        PolicyStack.builder().boundaryLimitsDirectUserGrants(boundaryLimitsDirectUserGrants);
    if (policies.identity().isPresent()) {
      stack.identity(policies.identity().get());
    } else {
      stack.identityAllowsAll();
    }
    policies.permissionsBoundary().ifPresent(stack::permissionsBoundary);
    if (caller instanceof Session session) {
      sessionPolicies.of(session).ifPresent(stack::session);
    }
    request.resourcePolicy().ifPresent(stack::resource);
    if (limitedByServiceControl(policies)) {
      stack.serviceControl(policies.account().serviceControlPolicies());
    }
    if (!policies.serviceLinked() && AccountId.isValid(resourceAccount)) { // EV-4
      directory
          .findAccount(AccountId.of(resourceAccount))
          .ifPresent(owner -> stack.resourceControl(owner.resourceControlPolicies()));
    }
    return stack.build();
  }

  /** EV-3: not the management account, not service-linked roles; no organization, no layer. */
  private static boolean limitedByServiceControl(CallerPolicies policies) {
    Account account = policies.account();
    boolean management = account
        .organization()
        .filter(o -> o.managementAccount().equals(account.id()))
        .isPresent();
    return !management && !policies.serviceLinked();
  }

  /**
   * Whose resource it is. An account that is not one is nobody's, so that the request counts as cross-account and needs
   * two grants; {@code aws} owns what every account may name, such as managed policies.
   */
  private static String resourceAccount(AuthenticatedCaller caller, AuthorizationRequest request) {
    if (request.resourceAccount().isPresent()) {
      return request.resourceAccount().get().value();
    }
    String named = request.resource().equals("*") ? "" : Arn.accountOf(request.resource());
    return named.isEmpty() || named.equals("aws") ? caller.account().value() : named;
  }
}
