package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.token.OpenedToken;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Turns an access key id and a session token into a {@link Session}. Nothing is stored to verify: the token carries the
 * session, the directory says whether its role or user still exists. Safe for use by many threads.
 */
public final class SessionVerifier {
  private final SessionTokenSealer sealer;
  private final SessionPrincipals principals;
  private final InstantSource clock;
  private final RevocationStore revocations;
  private final OpenedSessions opened;

  /**
   * A verifier for which nothing is revoked.
   *
   * @param sealer opens the tokens
   * @param directory says whether the role or user of a session exists
   * @param clock the current time
   */
  public SessionVerifier(
      SessionTokenSealer sealer, IdentityDirectory directory, InstantSource clock) {
    this(sealer, directory, clock, RevocationStore.none());
  }

  /**
   * A verifier that refuses revoked sessions.
   *
   * @param sealer opens the tokens
   * @param directory says whether the role or user of a session exists
   * @param clock the current time
   * @param revocations says which sessions ended before their time
   */
  public SessionVerifier(
      SessionTokenSealer sealer,
      IdentityDirectory directory,
      InstantSource clock,
      RevocationStore revocations) {
    this(sealer, directory, clock, revocations, 0);
  }

  /**
   * A verifier that remembers sessions it opened, so that their next request costs less. What can change meanwhile is checked
   * each time: the session's end, its revocation, its role or user, and that the ring still has the token's key.
   *
   * @param sealer opens the tokens
   * @param directory says whether the role or user of a session exists
   * @param clock the current time
   * @param revocations says which sessions ended before their time
   * @param remembered how many sessions it remembers at most, some kilobytes each; none if it is 0
   */
  public SessionVerifier(
      SessionTokenSealer sealer,
      IdentityDirectory directory,
      InstantSource clock,
      RevocationStore revocations,
      int remembered) {
    this.opened = new OpenedSessions(remembered);
    this.revocations = requireNonNull(revocations, "revocations");
    this.sealer = requireNonNull(sealer, "sealer");
    this.principals = new SessionPrincipals(directory);
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Verifies a session token. This says who holds the token, and not that the request is theirs: a signature over the
   * request proves that, see {@link RequestAuthenticator}.
   *
   * @param accessKeyId the access key id presented with the token
   * @param sessionToken the token's text; null when none was sent
   * @throws AuthenticationException in this order: the token is missing, altered or of another access key (ER-2); the
   *     session is over (ER-3); it was revoked (LK-1), which looks like the first to the caller; its role or user is gone
   *     (ER-4)
   */
  public Session verify(AccessKeyId accessKeyId, @Nullable String sessionToken) {
    if (sessionToken == null) {
      throw notOurs();
    }
    Instant now = clock.instant();
    Session known = opened.find(sessionToken, accessKeyId, now);
    if (known != null) {
      requireLive(known, now);
      return known;
    }
    OpenedToken token = SessionToken.parse(sessionToken)
        .flatMap(parsed -> sealer.unseal(parsed, accessKeyId))
        .orElseThrow(SessionVerifier::notOurs);
    Session session = new Session(token.claims());
    requireLive(session, now);
    opened.put(sessionToken, token, session);
    return session;
  }

  private void requireLive(Session session, Instant now) {
    if (!now.isBefore(session.expiresAt())) { // over at the instant itself
      throw new AuthenticationException(
          AuthenticationFailure.EXPIRED_SESSION,
          "The security token included in the request is expired");
    }
    if (revocations.isRevoked(session.claims())) { // LK-1 to LK-3
      throw new AuthenticationException(
          AuthenticationFailure.REVOKED_SESSION,
          "The security token included in the request is invalid.");
    }
    principals.requireExists(session);
  }

  private static AuthenticationException notOurs() {
    return new AuthenticationException(
        AuthenticationFailure.INVALID_SESSION_TOKEN,
        "The security token included in the request is invalid.");
  }
}
