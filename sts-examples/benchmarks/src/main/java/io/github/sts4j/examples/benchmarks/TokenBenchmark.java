package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.policy.AccessDecision;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a session token costs to make, to read and to act on, beside R, see {@link RawUnseal}. All threads use one service, and
 * each has its own place among the tokens.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TokenBenchmark {
  // A power of two, and four times as many derived keys as an opener remembers.
  private static final int FRESH = 4_096;
  private static final int KNOWN = 256;

  private final TokenWorld world = new TokenWorld();
  private final SessionClaims claims = world.claims();
  private final String[] known = new String[KNOWN];
  private final String[] fresh = new String[FRESH];
  private final RequestAuthenticator authenticator = world.sts.authenticator(SigV4Settings.forS3());
  private final RequestAuthenticator rememberingAuthenticator =
      world.rememberingSts.authenticator(SigV4Settings.forS3());
  private SignedRequest request;
  private SignedRequest requestWithPolicy;

  /** What belongs to one thread: the floor's cipher, and which token is next. */
  @State(Scope.Thread)
  public static class Turn {
    RawUnseal floor;
    int next;

    /** Makes the cipher. */
    @Setup
    public void prepare() throws GeneralSecurityException {
      floor = new RawUnseal();
    }
  }

  /** Seals what is to be opened, and signs what is to be verified. */
  @Setup
  public void prepare() {
    for (int i = 0; i < KNOWN; i++) {
      known[i] = world.sealer.seal(claims).text();
    }
    for (int i = 0; i < FRESH; i++) {
      fresh[i] = world.sealedElsewhere(claims).text();
    }
    request = world.signedRequest(world.request);
    requestWithPolicy = world.signedRequest(world.requestWithPolicy);
  }

  /** The unit, R. */
  @Benchmark
  public byte[] rawUnseal(Turn turn) throws GeneralSecurityException {
    return turn.floor.run();
  }

  /** Claims to the text of a token. */
  @Benchmark
  public String seal() {
    return world.sealer.seal(claims).text();
  }

  /** The text of a token to claims, its derived key remembered. */
  @Benchmark
  public Optional<SessionClaims> unseal(Turn turn) {
    return open(known[turn.next++ & (KNOWN - 1)]);
  }

  /** The same under a derived key that was not met before, or is forgotten. */
  @Benchmark
  public Optional<SessionClaims> unsealFirstUse(Turn turn) {
    return open(fresh[turn.next++ & (FRESH - 1)]);
  }

  private Optional<SessionClaims> open(String text) {
    SessionToken token = SessionToken.parse(text).orElseThrow();
    return world.sealer.open(token, claims.accessKeyId());
  }

  /** A new key id, a secret and the token, whoever may have them. */
  @Benchmark
  public String mint() {
    return world.sealer.seal(world.claims()).text();
  }

  /** The token opened and all its checks, without a signed request; nothing but the derived key is remembered. */
  @Benchmark
  public Session verify(Turn turn) {
    return world.sts.verify(claims.accessKeyId(), known[turn.next++ & (KNOWN - 1)]);
  }

  /** The same of a session that was opened before. */
  @Benchmark
  public Session verifySessionSeen(Turn turn) {
    return world.rememberingSts.verify(claims.accessKeyId(), known[turn.next++ & (KNOWN - 1)]);
  }

  /** The whole call, trust and the caller's policies included. */
  @Benchmark
  public AssumeRoleResponse assumeRole() {
    return world.sts.assumeRole(world.caller, world.request);
  }

  /** The same with a session policy of two statements. */
  @Benchmark
  public AssumeRoleResponse assumeRoleWithSessionPolicy() {
    return world.sts.assumeRole(world.caller, world.requestWithPolicy);
  }

  /** From a signed request to a decision, derived key and signing key remembered. */
  @Benchmark
  public AccessDecision authorize() {
    return decide(authenticator, request);
  }

  /** The same for a session that was opened before. */
  @Benchmark
  public AccessDecision authorizeSessionSeen() {
    return decide(rememberingAuthenticator, request);
  }

  /** The same for a session with a session policy, opened anew. */
  @Benchmark
  public AccessDecision authorizeWithSessionPolicy() {
    return decide(authenticator, requestWithPolicy);
  }

  private AccessDecision decide(RequestAuthenticator by, SignedRequest received) {
    AuthenticatedRequest sender = by.authenticate(received, BodyDigest.ofEmptyBody());
    return world.sts.authorize(sender.caller(), "s3:GetObject", TokenWorld.OBJECT);
  }
}
