package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What is measured is what happens: the signature is good, and the identity is the response's. */
class SamlBenchmarkTest {
  @Test
  void everyMeasuredPathDoesItsWork() throws Exception {
    SamlBenchmark benchmark = new SamlBenchmark();
    benchmark.prepare();
    assertTrue(benchmark.xmlSignatureAlone());
    assertTrue(benchmark.parseAndXmlSignature());
    assertFalse(benchmark.rsaAlone(), "a signature of something else");
    for (int i = 0; i < 2; i++) {
      assertEquals("alice@example.org", benchmark.verify().identity().subject());
    }
  }
}
