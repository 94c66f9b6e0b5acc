package io.github.sts4j.core;

import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.policy.AccessDecision;
import java.util.Optional;

/**
 * Which denials of the service's own carry an encoded authorization message (DM-3, LK-19). Whatever the choice, a caller
 * can neither read a message nor tell by it a role that is missing from one that is forbidden (AR-3): a message about a role
 * always has the same length, and shows the caller's account what it would show if there were no such role.
 */
public enum EncodedDenials {
  /** None. */
  NONE,
  /** Those of callers whose own account owns what they asked for. */
  WITHIN_ACCOUNT,
  /** All: also those of callers who ask for a role of another account. */
  ALL;

  /** Whether this denial of this caller is one of them. */
  boolean include(AuthenticatedCaller caller, AccessDecision denial) {
    return switch (this) {
      case NONE -> false;
      case WITHIN_ACCOUNT ->
        denial.request().resourceAccount().equals(Optional.of(caller.account().value()));
      case ALL -> true;
    };
  }
}
