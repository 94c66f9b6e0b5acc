package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import java.time.Duration;
import java.util.Optional;

/** How long sessions last. A request for too long fails; only an account root's is quietly reduced (GS-4). */
final class SessionDuration {
  private static final int SHORTEST_SECONDS = 900;
  private static final int DEFAULT_SECONDS = 3_600;
  private static final int DEFAULT_USER_SECONDS = 43_200;
  private static final int ROOT_SECONDS = 3_600;

  private SessionDuration() {}

  /** What a call for a role's session may ask for at all (table 2.2, LK-6). */
  static void check(Optional<Integer> requested, SessionLimits limits, Violations violations) {
    int longest = (int) limits.roleSession().toSeconds();
    violations.integer("durationSeconds", requested, SHORTEST_SECONDS, longest);
  }

  /**
   * A session of a role, obtained with credentials (AR-7 to AR-11).
   *
   * @throws StsException {@code ValidationError} when the role's maximum, or the hour of a chained session, is exceeded;
   *     in that order (AR-10)
   */
  static Duration ofRole(
      Optional<Integer> requested, Role role, AuthenticatedCaller caller, SessionLimits limits) {
    Duration duration = ofRole(requested, role);
    Duration longest = limits.chainedSession();
    if (!isChaining(caller, limits) || duration.compareTo(longest) <= 0) {
      return duration;
    }
    if (requested.isEmpty()) { // AR-9: omitted is fine, also where the limit is below the default
      return longest;
    }
    throw new StsException(
        StsError.VALIDATION_ERROR,
        "The requested DurationSeconds exceeds the " + text(longest)
            + " session limit for roles assumed by role chaining");
  }

  /** AR-9; AR-11 for user sessions, unless LK-5 is on. */
  private static boolean isChaining(AuthenticatedCaller caller, SessionLimits limits) {
    return caller instanceof Session session
        && (limits.userSessionsChain() || session.kind() != SessionKind.USER);
  }

  private static String text(Duration longest) {
    return longest.equals(Duration.ofHours(longest.toHours()))
        ? longest.toHours() + " hour"
        : longest.toSeconds() + " second";
  }

  /**
   * A session of a role, obtained with an identity provider's word, which is no chaining (SA-9, WI-5).
   *
   * @throws StsException {@code ValidationError} when the role's maximum is exceeded (AR-8)
   */
  static Duration ofRole(Optional<Integer> requested, Role role) {
    int seconds = requested.orElse(DEFAULT_SECONDS); // AR-7
    if (seconds > role.maxSessionDuration().toSeconds()) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return Duration.ofSeconds(seconds);
  }

  /** A session of the caller itself, or of somebody it vouches for (GS-4, GF-4). */
  static Duration ofUser(Optional<Integer> requested, AuthenticatedCaller caller) {
    return caller instanceof AuthenticatedRoot
        ? Duration.ofSeconds(Math.min(requested.orElse(ROOT_SECONDS), ROOT_SECONDS))
        : Duration.ofSeconds(requested.orElse(DEFAULT_USER_SECONDS));
  }
}
