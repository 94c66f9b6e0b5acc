package io.github.sts4j.examples.benchmarks;

import com.cedarpolicy.model.exception.AuthException;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.PolicyStack;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
 * Decisions on compiled policies, beside the same decisions of Cedar, what precompiled regular expressions take for the
 * patterns alone, and R, see {@link RawUnseal}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PolicyBenchmark {
  private final PolicyStack typical = PolicyWorkload.typicalStack();
  private final AccessRequest allowed = PolicyWorkload.request("alice");
  private final AccessRequest denied = PolicyWorkload.request("bob");
  private final PolicyStack ten = PolicyWorkload.tenStatements();
  private final PolicyStack tenPolicies = PolicyWorkload.stackOver(10, 1);
  private final PolicyStack tenThousand = PolicyWorkload.stackOver(200, 50);
  private final AccessRequest one = PolicyWorkload.requestOfOneService();
  private final List<Pattern> expressions = PolicyWorkload.typicalResourcesAsExpressions();
  private RawUnseal floor;

  /** Makes the floor's cipher. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    floor = new RawUnseal();
  }

  /** The unit, R. */
  @Benchmark
  public byte[] rawUnseal() throws GeneralSecurityException {
    return floor.run();
  }

  /** A role policy of six statements, a session policy, a boundary and a service control policy: allowed. */
  @Benchmark
  public AccessDecision.Outcome typicalAllow() {
    return AccessEvaluator.decide(typical, allowed);
  }

  /** The same: refused. */
  @Benchmark
  public AccessDecision.Outcome typicalDeny() {
    return AccessEvaluator.decide(typical, denied);
  }

  /** The same decision with the text that says why. */
  @Benchmark
  public String typicalAllowExplained() {
    return AccessEvaluator.evaluate(typical, allowed).explain();
  }

  /** Ten statements over ten services, in one policy: the least there is to look through. */
  @Benchmark
  public AccessDecision.Outcome tenStatements() {
    return AccessEvaluator.decide(ten, one);
  }

  /** The same ten, in ten policies. */
  @Benchmark
  public AccessDecision.Outcome tenPolicies() {
    return AccessEvaluator.decide(tenPolicies, one);
  }

  /** Ten thousand statements over two hundred services, a policy for each; one of them matches, as in the ten. */
  @Benchmark
  public AccessDecision.Outcome tenThousandStatements() {
    return AccessEvaluator.decide(tenThousand, one);
  }

  /** The peer: the resource patterns of the typical stack as precompiled regular expressions, and nothing else. */
  @Benchmark
  public int regularExpressionsOnResourcesAlone() {
    int matched = 0;
    for (Pattern expression : expressions) {
      matched += expression.matcher(PolicyWorkload.RESOURCE).matches() ? 1 : 0;
    }
    return matched;
  }

  /** The peer: the typical decision by Cedar's Java binding, policies as text with each question: allowed. */
  @Benchmark
  public boolean cedarAllow(CedarState cedar) throws AuthException {
    return cedar.byDefault.isAllowed(cedar.allowed);
  }

  /** The same with the policies kept parsed: allowed. */
  @Benchmark
  public boolean cedarCachedAllow(CedarState cedar) throws AuthException {
    return cedar.cached.isAllowed(cedar.allowed);
  }

  /** The same: refused. */
  @Benchmark
  public boolean cedarCachedDeny(CedarState cedar) throws AuthException {
    return cedar.cached.isAllowed(cedar.denied);
  }
}
