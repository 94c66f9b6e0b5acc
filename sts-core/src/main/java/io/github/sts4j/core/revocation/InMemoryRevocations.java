package io.github.sts4j.core.revocation;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.SessionClaims;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The store behind {@link RevocationStore#inMemory}. */
final class InMemoryRevocations implements RevocationStore {
  private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Duration longestSession;
  private final RevocationSnapshot snapshot = new RevocationSnapshot();
  private Instant purgedAt;

  InMemoryRevocations(InstantSource clock, Duration longestSession) {
    this.clock = requireNonNull(clock, "clock");
    this.longestSession = requireNonNull(longestSession, "longestSession");
    this.purgedAt = clock.instant();
  }

  @Override
  public synchronized void revoke(Revocation revocation) {
    Instant now = clock.instant();
    snapshot.add(revocation, RevocationSnapshot.neededUntil(revocation, now, longestSession));
    if (now.isAfter(purgedAt.plus(PURGE_EVERY))) {
      snapshot.purge(now);
      purgedAt = now;
    }
  }

  @Override
  public boolean isRevoked(SessionClaims claims) {
    return snapshot.isRevoked(claims);
  }
}
