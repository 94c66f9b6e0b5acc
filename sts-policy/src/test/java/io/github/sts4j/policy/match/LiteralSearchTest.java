package io.github.sts4j.policy.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Finds what the plain search finds, within the bounds given, for short and for long needles. */
class LiteralSearchTest {
  @Example
  void nothingIsFoundBeyondTheEnd() {
    assertEquals(-1, new LiteralSearch("bc").find("abc", 0, 2));
    assertEquals(-1, new LiteralSearch("bc").find("abc", 2, 3));
    assertEquals(1, new LiteralSearch("bc").find("abc", 1, 3));
    assertEquals(2, new LiteralSearch("").find("abc", 2, 2));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void agreesWithThePlainSearch(
      @ForAll("needles") String needle,
      @ForAll("texts") String around,
      @ForAll @IntRange(max = 20) int from,
      @ForAll @IntRange(max = 20) int cut) {
    String text = around + needle + around;
    int start = Math.min(from, text.length());
    int end = Math.max(start, text.length() - cut);
    assertEquals(
        text.substring(0, end).indexOf(needle, start),
        new LiteralSearch(needle).find(text, start, end));
  }

  /** Repetitive, so that a search has to fall back by less than it has matched. */
  @Provide
  Arbitrary<String> needles() {
    Arbitrary<String> unit =
        Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(9);
    return unit.flatMap(it -> Arbitraries.integers()
        .between(1, 8)
        .flatMap(times -> texts().map(end -> it.repeat(times) + end)));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab").ofMaxLength(12);
  }
}
