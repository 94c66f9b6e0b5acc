package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import java.util.Optional;

/** How long sessions last. A request for too long fails; only an account root's is quietly reduced (GS-4). */
final class SessionDuration {
  private static final int DEFAULT_SECONDS = 3_600;
  private static final int CHAINED_SECONDS = 3_600;
  private static final int DEFAULT_USER_SECONDS = 43_200;
  private static final int ROOT_SECONDS = 3_600;

  private SessionDuration() {}

  /**
   * A session of a role, obtained with credentials (AR-7 to AR-11).
   *
   * @throws StsException {@code ValidationError} when the role's maximum, or the hour of a chained session, is exceeded;
   *     in that order (AR-10)
   */
  static Duration ofRole(Optional<Integer> requested, Role role, AuthenticatedCaller caller) {
    Duration duration = ofRole(requested, role);
    boolean chained = caller instanceof Session; // AR-9; AR-11 for user sessions
    if (chained && duration.toSeconds() > CHAINED_SECONDS) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }
    return duration;
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
