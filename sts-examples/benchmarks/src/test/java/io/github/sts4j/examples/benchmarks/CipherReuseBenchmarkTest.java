package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured decrypts, wherever its cipher comes from. */
class CipherReuseBenchmarkTest {
  @ParameterizedTest
  @EnumSource(CipherScheme.class)
  void everySchemeDecrypts(CipherScheme scheme) throws Exception {
    CipherReuseBenchmark benchmark = new CipherReuseBenchmark();
    benchmark.scheme = scheme;
    benchmark.prepare();
    byte[] expected = new RawUnseal().run();
    assertEquals(400, expected.length);
    assertArrayEquals(expected, benchmark.unseal());
    for (Future<byte[]> each : benchmark.unsealInTasks()) {
      assertArrayEquals(expected, each.get());
    }
    benchmark.close();
  }
}
