package io.github.sts4j.core.revocation;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionLink;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which sessions end before their time (LK-1, LK-2), and with each every session that was chained from it, whenever that was
 * issued and whoever's it is (LK-3). Immutable.
 *
 * <p>A revocation hits sessions issued before an instant, never those issued at it or later, as {@code aws:TokenIssueTime}
 * with {@code DateLessThan} does (RV-4). Sessions are issued at whole seconds: to end all that exist now, give the instant
 * of now, or one a little ahead that covers the time until every node has heard (RV-2).
 *
 * @param kind what the target is
 * @param target whose sessions; empty for {@link Kind#EVERYTHING}
 * @param issuedBefore the instant; sessions of {@link Kind#SESSION} end whenever they were issued. Whole milliseconds
 */
public record Revocation(Kind kind, String target, Instant issuedBefore) {
  /** Later than any session is issued. */
  private static final Instant ALWAYS = Instant.parse("9999-12-31T23:59:59Z");

  private static final int MAX_TARGET_LENGTH = 512;

  /** What a revocation names sessions by. */
  public enum Kind {
    /** One session, by its access key id. */
    SESSION,
    /** The sessions of a role or user, by its unique id (RV-3, RV-9). */
    PRINCIPAL,
    /** The sessions with one {@code aws:userid}: of a role, those with one session name (RV-8). */
    SUBJECT,
    /** The sessions with one source identity (SI-2). */
    SOURCE_IDENTITY,
    /** All sessions. */
    EVERYTHING
  }

  /** @throws IllegalArgumentException when the target is longer than 512 characters, or missing, or not wanted */
  public Revocation {
    requireNonNull(kind, "kind");
    requireNonNull(target, "target");
    issuedBefore = issuedBefore.truncatedTo(ChronoUnit.MILLIS);
    if (target.length() > MAX_TARGET_LENGTH || target.isEmpty() != (kind == Kind.EVERYTHING)) {
      throw new IllegalArgumentException(
          "target `" + target + "` cannot be that of a revocation of kind " + kind);
    }
  }

  /** Ends one session (LK-1). */
  public static Revocation ofSession(AccessKeyId accessKeyId) {
    return new Revocation(Kind.SESSION, accessKeyId.value(), ALWAYS);
  }

  /** Ends the sessions of a role or user that were issued before an instant (RV-3, RV-9). */
  public static Revocation ofPrincipal(UniqueId roleOrUser, Instant issuedBefore) {
    return new Revocation(Kind.PRINCIPAL, roleOrUser.value(), issuedBefore);
  }

  /**
   * Ends the sessions of a subject that were issued before an instant (LK-2).
   *
   * @param userId the {@code aws:userid}: {@code <role id>:<session name>}, {@code <account>:<federated user>}, the unique
   *     id of a user, or the account of a root
   */
  public static Revocation ofSubject(String userId, Instant issuedBefore) {
    return new Revocation(Kind.SUBJECT, userId, issuedBefore);
  }

  /** Ends the sessions with a source identity that were issued before an instant (LK-2). */
  public static Revocation ofSourceIdentity(String sourceIdentity, Instant issuedBefore) {
    return new Revocation(Kind.SOURCE_IDENTITY, sourceIdentity, issuedBefore);
  }

  /** Ends all sessions that were issued before an instant. */
  public static Revocation ofEverything(Instant issuedBefore) {
    return new Revocation(Kind.EVERYTHING, "", issuedBefore);
  }

  /**
   * Whether this revocation ends a session: by naming it, or one that it was chained from (LK-3). A store says the same of all
   * its revocations at once, and faster.
   */
  public boolean hits(SessionClaims claims) {
    return names(claims.link()) || claims.ancestors().stream().anyMatch(this::names);
  }

  private boolean names(SessionLink session) {
    return switch (kind) {
      case SESSION -> session.accessKeyId().value().equals(target);
      case PRINCIPAL -> isBefore(session) && session.principalId().equals(target);
      case SUBJECT -> isBefore(session) && session.userId().equals(target);
      case SOURCE_IDENTITY ->
        isBefore(session) && session.sourceIdentity().filter(target::equals).isPresent();
      case EVERYTHING -> isBefore(session);
    };
  }

  private boolean isBefore(SessionLink session) {
    return session.issuedAt().isBefore(issuedBefore); // RV-4: strict
  }
}
