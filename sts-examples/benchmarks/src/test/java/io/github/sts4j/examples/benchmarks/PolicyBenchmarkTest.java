package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import io.github.sts4j.policy.AccessDecision.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The benchmark measures the decisions that its names say. */
class PolicyBenchmarkTest {
  @Test
  void workloadsDecideAsTheyAreCalled() {
    PolicyBenchmark benchmark = new PolicyBenchmark();
    assertNotEquals(Outcome.ALLOWED, benchmark.typicalDeny());
    assertEquals(Outcome.ALLOWED, benchmark.typicalAllow());
    assertEquals(Outcome.ALLOWED, benchmark.tenStatements());
    assertEquals(Outcome.ALLOWED, benchmark.tenPolicies());
    assertEquals(Outcome.ALLOWED, benchmark.tenThousandStatements());
    assertEquals(5, benchmark.regularExpressionsOnResourcesAlone());
  }

  /** Preparing fails where the two engines disagree. */
  @Test
  void cedarDecidesTheSame() throws AuthException, CacheException {
    CedarState cedar = new CedarState();
    try {
      cedar.prepare();
    } catch (LinkageError absent) {
      Assumptions.abort("no native library of Cedar for this platform: " + absent);
    }
    PolicyBenchmark benchmark = new PolicyBenchmark();
    assertTrue(benchmark.cedarAllow(cedar));
    assertTrue(benchmark.cedarCachedAllow(cedar));
    assertFalse(benchmark.cedarCachedDeny(cedar));
  }
}
