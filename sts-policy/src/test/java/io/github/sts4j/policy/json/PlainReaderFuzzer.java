package io.github.sts4j.policy.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever octets come, what the quick reader reads the strict reader reads too, with the same values in the same places. */
class PlainReaderFuzzer {
  private static final JsonLimits LIMITS = new JsonLimits(4_000, 8);

  @FuzzTest(maxDuration = "3m")
  void readsTheSame(byte[] octets) {
    String document = new String(octets, StandardCharsets.UTF_8);
    JsonReader.readPlain(octets, LIMITS)
        .ifPresent(
            plain -> PlainReaderProperties.assertSame(JsonReader.read(document, LIMITS), plain));
  }
}
