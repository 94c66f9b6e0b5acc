package io.github.sts4j.examples.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a result holds is counted once, and what two results share is not counted. */
class ReturnedBytesTest {
  private record Pair(Object left, Object right) {}

  private static final byte[] KNOWN = new byte[100];

  @Test
  void sizesAreThoseOfTheVirtualMachine() throws IllegalAccessException {
    assertEquals(24, ReturnedBytes.of(new byte[3], new byte[3]));
    assertEquals(32, ReturnedBytes.of(new long[2], new long[2]));
    assertEquals(24, ReturnedBytes.of(new Pair(null, null), new Pair(null, null)));
  }

  @Test
  void whatIsReachedTwiceIsCountedOnce() throws IllegalAccessException {
    byte[] both = new byte[16];
    Pair one = new Pair(both, new Object[] {both});
    assertEquals(24 + 32 + 24, ReturnedBytes.of(one, new Pair(null, null)));
  }

  @Test
  void whatWasThereBeforeIsNotCounted() throws IllegalAccessException {
    assertEquals(24, ReturnedBytes.of(new Pair(KNOWN, "text"), new Pair(KNOWN, "text")));
    assertEquals(0, ReturnedBytes.of(KNOWN, List.of(KNOWN).get(0)));
  }
}
