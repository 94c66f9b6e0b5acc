package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.GeneralSecurityException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is what happens: requests verify, and raw decryption gives the plain text back. */
class SigV4BenchmarkTest {

  @ParameterizedTest
  @EnumSource
  void everyMeasuredPathDoesItsWork(RequestHeaders headers) throws GeneralSecurityException {
    SigV4Benchmark benchmark = new SigV4Benchmark();
    benchmark.headers = headers;
    benchmark.prepare();
    assertEquals(400, benchmark.rawUnseal().length);
    assertEquals(32, benchmark.hashesAlone().length);
    assertEquals("ASIAIOSFODNN7EXAMPLE", benchmark.parse().accessKeyId());
    for (int i = 0; i < 2; i++) {
      assertEquals(
          benchmark.verifyWithDerivedKey().signedHeaders(),
          benchmark.verifyWithCachedKey().signedHeaders());
    }
    int added = headers.signedHeaders().size();
    assertEquals(4 + added, benchmark.parse().signedHeaders().size());
  }
}
