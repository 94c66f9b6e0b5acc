package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.util.Optional;

/** The source identity of a new session: once set, it persists along the chain and cannot change (SI-2). */
final class SourceIdentity {
  private SourceIdentity() {}

  /**
   * @throws StsException {@code ValidationError} when another one is already set (SI-3)
   */
  static Optional<String> of(Optional<String> passed, AuthenticatedCaller caller) {
    Optional<String> inherited =
        caller instanceof Session session ? session.sourceIdentity() : Optional.empty();
    if (inherited.isPresent() && passed.isPresent() && !inherited.equals(passed)) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The source identity is already set in the calling session and cannot be changed: leave SourceIdentity out, or"
              + " pass the same value");
    }
    return passed.or(() -> inherited);
  }
}
