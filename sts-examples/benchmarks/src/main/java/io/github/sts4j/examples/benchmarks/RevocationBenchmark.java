package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.revocation.Revocation;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.session.SessionVerifier;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionLink;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verification of a session token with this many revocations in force, beside R, see {@link RawUnseal}. The session was
 * chained from two others. A thousandth of the revocations are of subjects, the rest of sessions.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RevocationBenchmark {
  private static final AccountId ACCOUNT = AccountId.of("111122223333");
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  /** How many sessions are revoked. */
  @Param({"0", "1000", "1000000"})
  public int revocations;

  private RawUnseal floor;
  private SessionVerifier verifier;
  private SessionClaims claims;
  private RevocationStore store;
  private String token;

  /** Revokes, and makes the token. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    SplittableRandom random = new SplittableRandom(1);
    floor = new RawUnseal();
    InstantSource clock = InstantSource.fixed(NOW);
    store = RevocationStore.inMemory(clock, Duration.ofHours(36));
    for (int i = 0; i < revocations; i++) {
      store.revoke(
          i % 1000 == 999
              ? Revocation.ofSubject("AROAEXAMPLEEXAMPLE123:user-" + i, NOW)
              : Revocation.ofSession(AccessKeyId.temporary(ACCOUNT, random)));
    }
    InMemoryIdentityDirectory directory = InMemoryIdentityDirectory.create();
    Role role = directory.putRole(Role.builder(
            "arn:aws:iam::" + ACCOUNT + ":role/Reader",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},"
                + "\"Action\":\"sts:AssumeRole\"}]}")
        .build());
    KeyRing keyRing = KeyRing.generate(random);
    SessionTokenSealer sealer = SessionTokenSealer.create(keyRing, random);
    verifier = new SessionVerifier(sealer, directory, clock, store);
    claims = SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(ACCOUNT, random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn(role.arn().toString())
        .principalId(role.id().value())
        .sessionName("alice")
        .sourceIdentity("alice@example.com")
        .chained(true)
        .ancestors(List.of(ancestor(random), ancestor(random)))
        .issuedAt(NOW)
        .expiresAt(NOW.plusSeconds(3600))
        .build();
    token = sealer.seal(claims).text();
  }

  private static SessionLink ancestor(SplittableRandom random) {
    return new SessionLink(
        SessionKind.ROLE,
        AccessKeyId.temporary(ACCOUNT, random),
        "AROAEXAMPLEEXAMPLE456",
        Optional.of("alice"),
        NOW,
        Optional.of("alice@example.com"));
  }

  /** The unit, R. */
  @Benchmark
  public byte[] rawUnseal() throws GeneralSecurityException {
    return floor.run();
  }

  /** A token with all its checks. */
  @Benchmark
  public Session verify() {
    return verifier.verify(claims.accessKeyId(), token);
  }

  /** The question of revocation alone. */
  @Benchmark
  public boolean isRevoked() {
    return store.isRevoked(claims);
  }
}
