package io.github.sts4j.core.observe;

import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.token.SessionKind;
import java.time.Duration;

/**
 * Is told what a service does, to count it and to watch its health. Every method does nothing unless it is overridden.
 *
 * <p>Implementations MUST be safe for use by many threads and MUST NOT block: most methods are called on the path of a
 * request. An exception from one is logged and goes no further. Nothing they are told is secret.
 */
public interface StsObserver {

  /** Credentials of a session of this kind were made. */
  default void minted(SessionKind kind) {}

  /** The sender of a request was established, or a token presented without a request was verified. */
  default void verified() {}

  /** A request or a token was refused before it was known whose it is. */
  default void refused(AuthenticationFailure reason) {}

  /**
   * How old the key is that seals now, counted from when it began to seal; told at every refresh. Older than the rotation
   * period and the publication delay together means that rotation does not work.
   */
  default void sealingKeyAge(Duration age) {}

  /**
   * How long ago a snapshot was last known to be current; told at every attempt to refresh it, also at those that fail.
   * Revocations and destroyed keys of the time since are not known to this node.
   */
  default void snapshotAge(SharedPart part, Duration age) {}

  /** A snapshot could not be refreshed, or a change to what is shared could not be stored. */
  default void refreshFailed(SharedPart part, Exception why) {}

  /** An observer that does nothing. */
  static StsObserver none() {
    return SilentObserver.INSTANCE;
  }

  /** The same observer, whose exceptions are logged instead of thrown. */
  static StsObserver guarded(StsObserver observer) {
    return observer instanceof GuardedObserver || observer instanceof SilentObserver
        ? observer
        : new GuardedObserver(observer);
  }
}
