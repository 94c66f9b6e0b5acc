package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of keys is that of their UTF-8 bytes, on both sides of the surrogates. */
class KeyOrderProperties {
  @Property
  void keysAreInTheOrderOfTheirBytes(@ForAll("keys") String left, @ForAll("keys") String right) {
    int bytes = Arrays.compareUnsigned(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    assertEquals(Integer.signum(bytes), Integer.signum(KeyOrder.UTF_8.compare(left, right)));
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(
            "a", "b", "~", "\u00fc", "\ud7ff", "\ue000", "\uffff", "\ud83d\ude00", "\udbff\udfff")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }
}
