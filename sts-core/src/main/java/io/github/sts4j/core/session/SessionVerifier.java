package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.time.InstantSource;
import java.util.Optional;
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
    SessionClaims claims = open(accessKeyId, sessionToken)
        .orElseThrow(() -> new AuthenticationException(
            AuthenticationFailure.INVALID_SESSION_TOKEN,
            "The security token included in the request is invalid."));
    Session session = new Session(claims);
    if (!clock.instant().isBefore(session.expiresAt())) { // over at the instant itself
      throw new AuthenticationException(
          AuthenticationFailure.EXPIRED_SESSION,
          "The security token included in the request is expired");
    }
    if (revocations.isRevoked(claims)) { // LK-1 to LK-3
      throw new AuthenticationException(
          AuthenticationFailure.REVOKED_SESSION,
          "The security token included in the request is invalid.");
    }
    principals.requireExists(session);
    return session;
  }

  private Optional<SessionClaims> open(AccessKeyId accessKeyId, @Nullable String sessionToken) {
    if (sessionToken == null) {
      return Optional.empty();
    }
    return SessionToken.parse(sessionToken).flatMap(token -> sealer.open(token, accessKeyId));
  }
}
