package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionLink;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalInt;

/** Makes the credentials of a session: a fresh key id and secret, the claims, the sealed token. Nothing is stored. */
final class SessionMint {
  private final MintEntropy entropy;
  private final InstantSource clock;
  private final SessionLimits limits;
  private final StsObserver observer;

  SessionMint(
      MintEntropy entropy, InstantSource clock, SessionLimits limits, StsObserver observer) {
    this.observer = observer;
    this.entropy = entropy;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * What was made.
   *
   * @param credentials for the session's owner
   * @param packedPolicySize CR-5
   */
  record Minted(TemporaryCredentials credentials, OptionalInt packedPolicySize) {}

  /** Now, in whole seconds: when a session made by this call begins (CR-3). */
  Instant issuedAt() {
    return Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }

  /**
   * @param account the account that owns the session
   * @param issuedAt when it begins
   * @param duration how long it lasts, in whole seconds
   * @param claims all its other claims
   * @throws StsException {@code PackedPolicyTooLarge} when policies, tags and the like take more than the packed size
   */
  Minted mint(AccountId account, Instant issuedAt, Duration duration, SessionClaimsBuilder claims) {
    claims.issuedAt(issuedAt).expiresAt(issuedAt.plus(duration));
    MintEntropy.Drawn drawn = entropy.draw(account, claims);
    SessionClaims complete = claims.newKey(account, drawn.random()).build();
    OptionalInt packedPolicySize = PackedPolicySize.of(complete, limits.packedBytes());
    TemporaryCredentials credentials = new TemporaryCredentials(
        complete.accessKeyId(),
        complete.secretAccessKey(),
        seal(drawn.sealer(), complete),
        complete.expiresAt());
    observer.minted(complete.kind());
    return new Minted(credentials, packedPolicySize);
  }

  /** What is packed fits; long chains and names beside as much of it as settings allow may not. */
  private static SessionToken seal(SessionTokenSealer sealer, SessionClaims claims) {
    try {
      return sealer.seal(claims);
    } catch (IllegalArgumentException tooLong) {
      throw new StsException(
          StsError.PACKED_POLICY_TOO_LARGE,
          "The session does not fit into a token: pass shorter policies or fewer tags",
          tooLong);
    }
  }

  /**
   * These claims with the sessions that the new one comes from.
   *
   * @throws StsException {@code ValidationError} when the chain is too long
   */
  SessionClaimsBuilder chain(SessionClaimsBuilder claims, AuthenticatedCaller caller) {
    if (!(caller instanceof Session session)) {
      return claims.firstPrincipal(caller.arn().toString()); // LK-22
    }
    session.firstPrincipal().ifPresent(claims::firstPrincipal);
    List<SessionLink> ancestors = session.chain();
    if (ancestors.size() > limits.chainDepth()) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The role chain is longer than " + limits.chainDepth()
              + " sessions: begin again with a long-term credential");
    }
    return claims.chained(true).ancestors(ancestors);
  }
}
