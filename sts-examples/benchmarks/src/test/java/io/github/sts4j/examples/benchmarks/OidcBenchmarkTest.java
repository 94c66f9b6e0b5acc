package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is what happens: the signature is good, and the identity is the token's. */
class OidcBenchmarkTest {

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "ES256"})
  void everyMeasuredPathDoesItsWork(String algorithm) throws Exception {
    OidcBenchmark benchmark = new OidcBenchmark();
    benchmark.algorithm = algorithm;
    benchmark.prepare();
    assertTrue(benchmark.signatureAlone());
    assertTrue(benchmark.claimsAlone() > 500);
    assertEquals(
        "repo:octo-org/octo-repo:environment:prod",
        benchmark.verify().identity().subject());
  }
}
