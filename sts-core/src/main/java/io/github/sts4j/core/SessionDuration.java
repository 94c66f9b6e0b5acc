package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.time.Duration;

/** How long a role session lasts (AR-7 to AR-11). A request for too long fails; it is never clamped. */
final class SessionDuration {
  private static final int DEFAULT_SECONDS = 3_600;
  private static final int CHAINED_SECONDS = 3_600;

  private SessionDuration() {}

  /**
   * @throws StsException {@code ValidationError} when the role's maximum, or the hour of a chained session, is exceeded;
   *     in that order (AR-10)
   */
  static Duration of(AssumeRoleParameters parameters, Role role, AuthenticatedCaller caller) {
    int seconds = parameters.durationSeconds().orElse(DEFAULT_SECONDS); // AR-7
    if (seconds > role.maxSessionDuration().toSeconds()) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    if (caller instanceof Session && seconds > CHAINED_SECONDS) { // AR-9; AR-11 for user sessions
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
    }
    return Duration.ofSeconds(seconds);
  }
}
