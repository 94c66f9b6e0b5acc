package io.github.sts4j.core.permission;

import io.github.sts4j.core.denial.AuthorizationMessages;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessRequest;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** Words a denial (AR-4), and adds the encoded message where the service is set to. */
final class Denials {
  private static final String INTRODUCTION = " Encoded authorization failure message: ";

  private final BiPredicate<AuthenticatedCaller, AccessDecision> encoded;
  private final AuthorizationMessages messages;

  /** @param encoded whether a denial of a caller is to carry its message */
  Denials(
      BiPredicate<AuthenticatedCaller, AccessDecision> encoded, AuthorizationMessages messages) {
    this.encoded = encoded;
    this.messages = messages;
  }

  /** A denial of an action on something of the caller's own account. */
  AccessDeniedException of(AuthenticatedCaller caller, AccessDecision denial) {
    return encoded.test(caller, denial)
        ? worded(caller, denial, INTRODUCTION + messages.encode(caller, denial))
        : withoutMessage(caller, denial);
  }

  /**
   * A denial of a role, which may not be there (AR-3).
   *
   * @param asIfAbsent the decision as it would be if there were no such role
   */
  AccessDeniedException ofRole(
      AuthenticatedCaller caller, AccessDecision denial, Supplier<AccessDecision> asIfAbsent) {
    return encoded.test(caller, denial)
        ? worded(
            caller, denial, INTRODUCTION + messages.encodeGuarded(caller, asIfAbsent.get(), denial))
        : worded(caller, denial, "");
  }

  /** A denial that says no more than AR-4. */
  static AccessDeniedException withoutMessage(AuthenticatedCaller caller, AccessDecision denial) {
    return worded(caller, denial, "");
  }

  private static AccessDeniedException worded(
      AuthenticatedCaller caller, AccessDecision denial, String suffix) {
    AccessRequest request = denial.request();
    return new AccessDeniedException(
        CallerKinds.message(caller, request.action(), request.resource()) + suffix, denial);
  }
}
