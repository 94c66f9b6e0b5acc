package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** What is measured does what it says. */
class RevocationBenchmarkTest {
  @Test
  void theSessionIsNoneOfTheRevoked() throws Exception {
    RevocationBenchmark benchmark = new RevocationBenchmark();
    benchmark.revocations = 2000;
    benchmark.prepare();

    assertFalse(benchmark.isRevoked());
    assertEquals("assumed-role/Reader/alice", benchmark.verify().arn().resource());
  }
}
