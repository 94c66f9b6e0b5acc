package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
   * @throws StsException {@code PackedPolicyTooLarge} when policies and tags take more than the packed size; {@code
   *     ValidationError} when the chain of sessions is too long
   */
  AssumeRoleResponse roleSession(
      Role role,
      AuthenticatedCaller caller,
      AssumeRoleParameters parameters,
      List<SessionTag> tags,
      Optional<String> sourceIdentity,
      Duration duration) {
    Instant issuedAt =
        Instant.ofEpochSecond(clock.instant().getEpochSecond()); // CR-3: whole seconds
    SessionClaimsBuilder collected = SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(role.account(), random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn(role.arn().toString())
        .principalId(role.id().value())
        .sessionName(parameters.sessionName())
        .issuedAt(issuedAt)
        .expiresAt(issuedAt.plus(duration))
        .sessionPolicyArns(parameters.policyArns().stream().map(Arn::toString).toList())
        .tags(tags)
        .chained(caller instanceof Session)
        .ancestors(ancestors(caller));
    sourceIdentity.ifPresent(collected::sourceIdentity);
    parameters.policy().ifPresent(collected::sessionPolicy);
    SessionClaims claims = collected.build();
    OptionalInt packedPolicySize = PackedPolicySize.of(claims, packedBytes);
    TemporaryCredentials credentials = new TemporaryCredentials(
        claims.accessKeyId(), claims.secretAccessKey(), sealer.seal(claims), claims.expiresAt());
    observer.minted(claims.kind());
    return new AssumeRoleResponse(
        credentials,
        new AssumedRoleUser(
            role.id() + ":" + parameters.sessionName(), sessionArn(role, parameters.sessionName())),
        packedPolicySize,
        sourceIdentity);
  }

  /** CR-4: the role's path is dropped. */
  private static Arn sessionArn(Role role, String sessionName) {
    return new Arn(
        role.arn().partition(),
        "sts",
        "",
        role.account().value(),
        "assumed-role/" + role.name() + "/" + sessionName);
  }

  private static List<AccessKeyId> ancestors(AuthenticatedCaller caller) {
    if (!(caller instanceof Session session)) {
      return List.of();
    }
    List<AccessKeyId> ancestors = new ArrayList<>(session.ancestors());
    session.accessKeyId().ifPresent(ancestors::add);
    if (ancestors.size() > LONGEST_CHAIN) {
      throw new StsException(
          StsError.VALIDATION_ERROR,
          "The role chain is longer than " + LONGEST_CHAIN
              + " sessions: begin again with a long-term credential");
    }
    return ancestors;
  }
}
