package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.policy.AccessDecision;

/** Asks whether a caller's policies allow an action of the service. */
final class ActionPermission {
  private final SessionAuthorizer authorizer;

  ActionPermission(SessionAuthorizer authorizer) {
    this.authorizer = authorizer;
  }

  /**
   * @throws AccessDeniedException when they do not (AR-4)
   */
  void require(AuthenticatedCaller caller, AuthorizationRequest request) {
    AccessDecision decision = authorizer.authorize(caller, request);
    if (!decision.isAllowed()) {
      throw new AccessDeniedException(
          CallerKinds.message(caller, request.action(), request.resource()), decision);
    }
  }
}
