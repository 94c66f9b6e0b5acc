package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.sts4j.policy.AccessDecision.Outcome;
import org.junit.jupiter.api.Test;

/** The benchmark measures the decisions that its names say. */
class PolicyBenchmarkTest {
  @Test
  void workloadsDecideAsTheyAreCalled() {
    PolicyBenchmark benchmark = new PolicyBenchmark();
    assertNotEquals(Outcome.ALLOWED, benchmark.typicalDeny());
    assertEquals(Outcome.ALLOWED, benchmark.typicalAllow());
    assertEquals(Outcome.ALLOWED, benchmark.tenStatements());
    assertEquals(Outcome.ALLOWED, benchmark.tenThousandStatements());
    assertEquals(5, benchmark.regularExpressionsOnResourcesAlone());
  }
}
