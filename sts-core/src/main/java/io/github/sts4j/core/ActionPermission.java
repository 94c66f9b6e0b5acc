package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.policy.AccessDecision;
import java.util.function.Supplier;

/** Asks whether a caller's policies allow an action of the service. */
final class ActionPermission {
  private final SessionAuthorizer authorizer;
  private final Denials denials;

  ActionPermission(SessionAuthorizer authorizer, Denials denials) {
    this.authorizer = authorizer;
    this.denials = denials;
  }

  /**
   * The decision, which allows.
   *
   * @throws AccessDeniedException when they do not (AR-4)
   */
  AccessDecision require(AuthenticatedCaller caller, AuthorizationRequest request) {
    AccessDecision decision = authorizer.authorize(caller, request);
    if (!decision.isAllowed()) {
      throw denials.of(caller, decision);
    }
    return decision;
  }

  /**
   * Asks about a role, which may not be there: the two read alike (AR-3).
   *
   * @param ifAbsent the request as it is for a role that is not there
   * @throws AccessDeniedException when they do not (AR-4)
   */
  void requireOfRole(
      AuthenticatedCaller caller,
      AuthorizationRequest request,
      Supplier<AuthorizationRequest> ifAbsent) {
    AccessDecision decision = authorizer.authorize(caller, request);
    if (!decision.isAllowed()) {
      throw denials.ofRole(caller, decision, () -> authorizer.authorize(caller, ifAbsent.get()));
    }
  }

  /**
   * Asks where other refusals, which have nothing to explain, must read alike: the denial carries no encoded message.
   *
   * @throws AccessDeniedException when they do not (AR-4)
   */
  void requireQuietly(AuthenticatedCaller caller, AuthorizationRequest request) {
    AccessDecision decision = authorizer.authorize(caller, request);
    if (!decision.isAllowed()) {
      throw Denials.withoutMessage(caller, decision);
    }
  }
}
