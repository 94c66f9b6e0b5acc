package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.session.AuthenticatedRequest;
import io.github.sts4j.core.session.RequestAuthenticator;
import io.github.sts4j.core.sigv4.BodyDigest;
import io.github.sts4j.core.sigv4.SigV4Settings;
import io.github.sts4j.core.sigv4.SignedRequest;
import io.github.sts4j.policy.AccessDecision;
import java.security.GeneralSecurityException;
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
 * A signed request to a decision, of a session that is met for the first time and whose token was sealed elsewhere: no key and
 * no session is remembered. More sessions in turn than signing keys are kept.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FirstRequestBenchmark {
  private static final int SESSIONS = 16_384;

  private final TokenWorld world = new TokenWorld();
  private final RequestAuthenticator authenticator =
      world.rememberingSts.authenticator(SigV4Settings.forS3());
  private final SignedRequest[] requests = new SignedRequest[SESSIONS];
  private RawUnseal floor;
  private int next;

  /** Signs the requests. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    floor = new RawUnseal();
    for (int i = 0; i < SESSIONS; i++) {
      requests[i] = world.signedRequestFromElsewhere();
    }
  }

  /** The unit, R. */
  @Benchmark
  public byte[] rawUnseal() throws GeneralSecurityException {
    return floor.run();
  }

  /** From a signed request to a decision, nothing remembered. */
  @Benchmark
  public AccessDecision authorizeFirst() {
    AuthenticatedRequest sender =
        authenticator.authenticate(requests[next++ & (SESSIONS - 1)], BodyDigest.ofEmptyBody());
    return world.sts.authorize(sender.caller(), "s3:GetObject", TokenWorld.OBJECT);
  }
}
