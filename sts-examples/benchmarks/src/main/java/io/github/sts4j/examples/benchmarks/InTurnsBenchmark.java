package io.github.sts4j.examples.benchmarks;

import com.nimbusds.jose.JOSEException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A row and what it is compared with, in turns of about a millisecond each: whatever disturbs the machine for longer disturbs
 * both alike, so that their ratio holds where nanoseconds do not. The figures are those of {@link Turns}; the time of a
 * benchmark operation, which is a turn of each, says nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 30, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class InTurnsBenchmark {
  /** A method of the benchmark before the point; what it is compared with is chosen by {@link #prepare}. */
  @Param({
    "TokenBenchmark.unseal",
    "TokenBenchmark.unsealFirstUse",
    "TokenBenchmark.seal",
    "TokenBenchmark.mint",
    "TokenBenchmark.assumeRole",
    "TokenBenchmark.authorize",
    "TokenBenchmark.authorizeSessionSeen",
    "PolicyBenchmark.typicalAllow",
    "PolicyBenchmark.typicalDeny",
    "SigV4Benchmark.hashesAlone",
    "SigV4Benchmark.verifyWithCachedKey",
    "SigV4Benchmark.verifyManyClients",
    "SigV4Benchmark.verifyWithDerivedKey",
    "SigV4Benchmark.awsSdkSigner",
    "TokenPeersBenchmark.nimbusDecrypt",
    "TokenPeersBenchmark.nimbusVerify",
    "OidcBenchmark.verify RS256",
    "OidcBenchmark.verify ES256"
  })
  public String row = "TokenBenchmark.unseal";

  private Turn ours;
  private Turn floor;

  /** What an iteration comes to. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Turns {
    private long rowNanos;
    private long rowCalls;
    private long floorNanos;
    private long floorCalls;

    /** Begins anew. */
    @Setup(Level.Iteration)
    public void clear() {
      rowNanos = 0;
      rowCalls = 0;
      floorNanos = 0;
      floorCalls = 0;
    }

    /** How many times as long as what it is compared with the row takes. */
    public double ratio() {
      return rowTime() / floorTime();
    }

    /** Nanoseconds of a call of the row. */
    public double rowTime() {
      return (double) rowNanos / rowCalls;
    }

    /** Nanoseconds of a call of what it is compared with. */
    public double floorTime() {
      return (double) floorNanos / floorCalls;
    }
  }

  /** Makes what both work on. */
  @Setup
  public void prepare() throws GeneralSecurityException, JOSEException {
    RawUnseal rawUnseal = new RawUnseal();
    floor = new Turn(rawUnseal::run);
    String name = row.substring(row.indexOf('.') + 1);
    switch (row.substring(0, row.indexOf('.'))) {
      case "TokenBenchmark" -> ours = ofToken(name);
      case "PolicyBenchmark" -> ours = ofPolicy(name);
      case "SigV4Benchmark" -> ours = ofSignature(name);
      case "TokenPeersBenchmark" -> {
        ours = ofPeer(name);
        floor = ofToken("unseal");
      }
      default -> {
        OidcBenchmark benchmark = new OidcBenchmark();
        benchmark.algorithm = name.substring(name.indexOf(' ') + 1);
        benchmark.prepare();
        ours = new Turn(benchmark::verify);
        floor = new Turn(benchmark::signatureAlone);
      }
    }
  }

  private static Turn ofToken(String name) throws GeneralSecurityException {
    TokenBenchmark benchmark = new TokenBenchmark();
    benchmark.prepare();
    TokenBenchmark.Turn turn = new TokenBenchmark.Turn();
    turn.prepare();
    return new Turn(
        switch (name) {
          case "unseal" -> () -> benchmark.unseal(turn);
          case "unsealFirstUse" -> () -> benchmark.unsealFirstUse(turn);
          case "seal" -> benchmark::seal;
          case "mint" -> benchmark::mint;
          case "assumeRole" -> benchmark::assumeRole;
          case "authorize" -> benchmark::authorize;
          case "authorizeSessionSeen" -> benchmark::authorizeSessionSeen;
          default -> throw new IllegalArgumentException(name);
        });
  }

  private static Turn ofPolicy(String name) {
    PolicyBenchmark benchmark = new PolicyBenchmark();
    return new Turn(name.equals("typicalAllow") ? benchmark::typicalAllow : benchmark::typicalDeny);
  }

  private static Turn ofSignature(String name) throws GeneralSecurityException {
    SigV4Benchmark benchmark = new SigV4Benchmark();
    benchmark.prepare();
    return new Turn(
        switch (name) {
          case "hashesAlone" -> benchmark::hashesAlone;
          case "verifyWithCachedKey" -> benchmark::verifyWithCachedKey;
          case "verifyManyClients" -> benchmark::verifyManyClients;
          case "verifyWithDerivedKey" -> benchmark::verifyWithDerivedKey;
          case "awsSdkSigner" -> benchmark::awsSdkSigner;
          default -> throw new IllegalArgumentException(name);
        });
  }

  private static Turn ofPeer(String name) throws GeneralSecurityException, JOSEException {
    TokenPeersBenchmark benchmark = new TokenPeersBenchmark();
    benchmark.prepare();
    return new Turn(
        name.equals("nimbusDecrypt") ? benchmark::nimbusDecrypt : benchmark::nimbusVerify);
  }

  /** A turn of each. */
  @Benchmark
  public void pair(Turns turns, Blackhole hole) throws Exception {
    turns.floorNanos += floor.take(hole);
    turns.floorCalls += floor.calls;
    turns.rowNanos += ours.take(hole);
    turns.rowCalls += ours.calls;
  }

  /** As many calls of one kind as take about a millisecond. */
  private static final class Turn {
    private static final long LONG = 1_500_000;
    private static final long SHORT = 500_000;

    private final Callable<?> call;
    private int next = 1;
    private int calls;

    Turn(Callable<?> call) {
      this.call = call;
    }

    /** The nanoseconds that it took. */
    long take(Blackhole hole) throws Exception {
      calls = next;
      long start = System.nanoTime();
      for (int i = 0; i < calls; i++) {
        hole.consume(call.call());
      }
      long nanos = System.nanoTime() - start;
      if (nanos < SHORT) {
        next = 2 * calls;
      } else if (nanos > LONG && calls > 1) {
        next = calls / 2;
      }
      return nanos;
    }
  }
}
