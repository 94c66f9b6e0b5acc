package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Makes the credentials of a session: a fresh key id and secret, the claims, the sealed token. Nothing is stored. */
final class SessionMint {
  /** The token names every session it was chained from, and has to end somewhere. */
  private static final int LONGEST_CHAIN = 100;

  private final SessionTokenSealer sealer;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final int packedBytes;
  private final StsObserver observer;

  SessionMint(
      SessionTokenSealer sealer,
      InstantSource clock,
      RandomGenerator random,
      int packedBytes,
      StsObserver observer) {
    this.observer = observer;
    this.sealer = sealer;
    this.clock = clock;
    this.random = random;
    this.packedBytes = packedBytes;
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
    SessionClaims complete = claims
        .accessKeyId(AccessKeyId.temporary(account, random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .issuedAt(issuedAt)
        .expiresAt(issuedAt.plus(duration))
        .build();
    OptionalInt packedPolicySize = PackedPolicySize.of(complete, packedBytes);
    TemporaryCredentials credentials = new TemporaryCredentials(
        complete.accessKeyId(),
        complete.secretAccessKey(),
        sealer.seal(complete),
        complete.expiresAt());
    observer.minted(complete.kind());
    return new Minted(credentials, packedPolicySize);
  }

  /**
   * These claims with the sessions that the new one comes from.
   *
   * @throws StsException {@code ValidationError} when the chain is too long
   */
  static SessionClaimsBuilder chain(SessionClaimsBuilder claims, AuthenticatedCaller caller) {
    if (!(caller instanceof Session session)) {
      return claims;
    }
    List<AccessKeyId> ancestors = new ArrayList<>(session.ancestors());
    session.accessKeyId().ifPresent(ancestors::add);
    if (ancestors.size() > LONGEST_CHAIN) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The role chain is longer than " + LONGEST_CHAIN
              + " sessions: begin again with a long-term credential");
    }
    return claims.chained(true).ancestors(ancestors);
  }
}
