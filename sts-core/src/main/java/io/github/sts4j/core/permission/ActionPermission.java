package io.github.sts4j.core.permission;

import io.github.sts4j.core.denial.AuthorizationMessages;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.SessionAuthorizer;
import io.github.sts4j.policy.AccessDecision;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Asks whether a caller's policies allow an action of the service. */
public final class ActionPermission {
  private final SessionAuthorizer authorizer;
  private final Denials denials;

  /**
   * A permission that an authorizer decides about.
   *
   * @param encoded whether a denial of a caller is to carry the message that explains it
   * @param messages what makes them
   */
  public ActionPermission(
      SessionAuthorizer authorizer,
      BiPredicate<AuthenticatedCaller, AccessDecision> encoded,
      AuthorizationMessages messages) {
    this.authorizer = authorizer;
    this.denials = new Denials(encoded, messages);
  }

  /**
   * The decision, which allows.
   *
   * @throws AccessDeniedException when they do not (AR-4)
   */
  public AccessDecision require(AuthenticatedCaller caller, AuthorizationRequest request) {
    AccessDecision decision = authorizer.authorize(caller, request);
    if (!decision.isAllowed()) {
      throw denials.of(caller, decision);
    }
    return decision;
  }

  /**
   * Asks about a role, which may not be there: the two read alike (AR-3). Every action is needed; what is refused is the first
   * that is not allowed.
   *
   * @param actions at least one, instead of the request's own
   * @param ifAbsent the request for an action as it is for a role that is not there
   * @throws AccessDeniedException when they do not (AR-4)
   */
  public void requireOfRole(
      AuthenticatedCaller caller,
      AuthorizationRequest request,
      List<String> actions,
      Function<String, AuthorizationRequest> ifAbsent) {
    AccessDecision decision = authorizer.authorize(caller, request, actions);
    if (!decision.isAllowed()) {
      String refused = decision.request().action();
      throw denials.ofRole(
          caller, decision, () -> authorizer.authorize(caller, ifAbsent.apply(refused)));
    }
  }

  /**
   * Asks where other refusals, which have nothing to explain, must read alike: the denial carries no encoded message.
   *
   * @throws AccessDeniedException when they do not (AR-4)
   */
  public void requireQuietly(AuthenticatedCaller caller, AuthorizationRequest request) {
    AccessDecision decision = authorizer.authorize(caller, request);
    if (!decision.isAllowed()) {
      throw Denials.withoutMessage(caller, decision);
    }
  }
}
