package io.github.sts4j.core.revocation;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.token.SessionClaims;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The revocations that are in force. Safe for use by many threads.
 *
 * <p>{@link #isRevoked} is on the path of every request: it MUST answer from memory, and its cost MUST NOT grow with the
 * number of revocations. Its answer may be stale by the time a revocation takes to reach this node, which an implementation
 * states. An exception from it means that the store cannot tell, and the request is refused.
 */
public interface RevocationStore {

  /**
   * Puts a revocation in force: on this node when the method returns, on all others within the time the implementation
   * states. It may block. Doing it again changes nothing.
   *
   * @throws StsException {@code ServiceUnavailable} when it could not be stored; then it is to be tried again
   * @throws IllegalArgumentException when its instant is more than an hour ahead, for it would refuse sessions that are yet
   *     to be issued
   */
  void revoke(Revocation revocation);

  /** Whether a session was revoked, or one that it was chained from. */
  boolean isRevoked(SessionClaims claims);

  /** Nothing is revoked and nothing can be. */
  static RevocationStore none() {
    return new NoRevocations();
  }

  /** Revocations of this process alone, for sessions of up to 36 hours (PT-3). */
  static RevocationStore inMemory() {
    return inMemory(InstantSource.system(), Duration.ofHours(36));
  }

  /**
   * Revocations of this process alone. They are gone when the process ends, the sessions are not.
   *
   * @param longestSession the longest session that is minted: a revocation is forgotten when the last session that it could
   *     hit has ended
   */
  static RevocationStore inMemory(InstantSource clock, Duration longestSession) {
    return new InMemoryRevocations(clock, longestSession);
  }
}
