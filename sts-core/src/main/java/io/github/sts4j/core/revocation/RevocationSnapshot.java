package io.github.sts4j.core.revocation;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionLink;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Revocations in memory: for those who implement a {@link RevocationStore}. A look-up takes the same few steps however many
 * there are. Any number of threads may ask while others add; a revocation is seen by every question that begins after
 * {@link #add} returned.
 */
public final class RevocationSnapshot {
  private static final Duration FARTHEST_AHEAD = Duration.ofHours(1);
  private static final String ALL = "";

  private final SessionKeySet sessions = new SessionKeySet();
  private final Map<Revocation.Kind, Map<String, Limit>> others =
      new EnumMap<>(Revocation.Kind.class);

  /** Sessions issued before the first instant are revoked; the second says when that is no longer needed. */
  private record Limit(Instant issuedBefore, Instant until) {
    Limit merged(Limit other) {
      return new Limit(later(issuedBefore, other.issuedBefore), later(until, other.until));
    }

    private static Instant later(Instant one, Instant other) {
      return one.isAfter(other) ? one : other;
    }
  }

  /** A snapshot without revocations. */
  public RevocationSnapshot() {
    for (Revocation.Kind kind : Revocation.Kind.values()) {
      others.put(kind, new ConcurrentHashMap<>());
    }
  }

  /**
   * When the last session that a revocation can hit has ended, chained ones included: the longest session from now, or from
   * its instant if that is later.
   *
   * @throws IllegalArgumentException when its instant is more than an hour ahead
   */
  public static Instant neededUntil(Revocation revocation, Instant now, Duration longestSession) {
    if (revocation.kind() == Revocation.Kind.SESSION) {
      return now.plus(longestSession);
    }
    Instant before = revocation.issuedBefore();
    if (before.isAfter(now.plus(FARTHEST_AHEAD))) {
      throw new IllegalArgumentException("sessions issued before " + before
          + " cannot be revoked at " + now + ": that is more than an hour ahead");
    }
    return (before.isAfter(now) ? before : now).plus(longestSession);
  }

  /**
   * Adds a revocation. Adding it again keeps it for the longer of both times.
   *
   * @param until when it may be forgotten
   */
  public void add(Revocation revocation, Instant until) {
    if (revocation.kind() == Revocation.Kind.SESSION && sessions.add(revocation.target(), until)) {
      return;
    }
    map(revocation.kind())
        .merge(revocation.target(), new Limit(revocation.issuedBefore(), until), Limit::merged);
  }

  /** Whether a session was revoked, or one that it was chained from. */
  public boolean isRevoked(SessionClaims claims) {
    if (isNamed(claims.link())) {
      return true;
    }
    List<SessionLink> ancestors = claims.ancestors();
    for (int i = 0; i < ancestors.size(); i++) { // LK-3; an iterator would be garbage for each call
      if (isNamed(ancestors.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean isNamed(SessionLink session) {
    Instant issuedAt = session.issuedAt();
    return isSessionRevoked(session.accessKeyId())
        || isHit(Revocation.Kind.PRINCIPAL, session.principalId(), issuedAt)
        || (isUsed(Revocation.Kind.SUBJECT)
            && isHit(Revocation.Kind.SUBJECT, session.userId(), issuedAt))
        || (isUsed(Revocation.Kind.SOURCE_IDENTITY)
            && session.sourceIdentity().isPresent()
            && isHit(Revocation.Kind.SOURCE_IDENTITY, session.sourceIdentity().get(), issuedAt))
        || isHit(Revocation.Kind.EVERYTHING, ALL, issuedAt);
  }

  /** Whether it holds this very revocation, or one that says more. */
  public boolean contains(Revocation revocation) {
    if (revocation.kind() == Revocation.Kind.SESSION) {
      return isSessionRevoked(new AccessKeyId(revocation.target()));
    }
    Limit limit = map(revocation.kind()).get(revocation.target());
    return limit != null && !limit.issuedBefore().isBefore(revocation.issuedBefore());
  }

  /** How many revocations it holds. */
  public int size() {
    return sessions.size() + others.values().stream().mapToInt(Map::size).sum();
  }

  /** Forgets what is no longer needed at this instant. */
  public void purge(Instant now) {
    sessions.purge(now);
    others
        .values()
        .forEach(limits -> limits.values().removeIf(limit -> limit.until().isBefore(now)));
  }

  /** Shows every revocation, with the instant at which it may be forgotten. */
  public void forEach(BiConsumer<Revocation, Instant> visitor) {
    sessions.forEach(
        (key, until) -> visitor.accept(Revocation.ofSession(new AccessKeyId(key)), until));
    others.forEach((kind, limits) -> limits.forEach((target, limit) ->
        visitor.accept(new Revocation(kind, target, limit.issuedBefore()), limit.until())));
  }

  private boolean isSessionRevoked(AccessKeyId key) {
    return sessions.contains(key.value())
        || (isUsed(Revocation.Kind.SESSION)
            && map(Revocation.Kind.SESSION).containsKey(key.value()));
  }

  private boolean isUsed(Revocation.Kind kind) {
    return !map(kind).isEmpty();
  }

  private boolean isHit(Revocation.Kind kind, String target, Instant issuedAt) {
    Limit limit = map(kind).get(target);
    return limit != null && issuedAt.isBefore(limit.issuedBefore()); // RV-4
  }

  private Map<String, Limit> map(Revocation.Kind kind) {
    return others.getOrDefault(kind, Map.of());
  }
}
