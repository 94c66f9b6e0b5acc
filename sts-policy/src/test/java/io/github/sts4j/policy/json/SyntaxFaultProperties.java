package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Texts near JSON: what is refused is refused in words of our own, and both readers agree on what is JSON. */
class SyntaxFaultProperties {
  private static final List<String> INNER_WORDS = List.of(
      "[Source",
      "StreamRead",
      "fasterxml",
      "Jackson",
      "JsonParser",
      "REDACTED",
      "marker",
      "JsonToken",
      "Exception",
      "java.lang",
      "FIELD_NAME",
      "END_OBJECT",
      "ObjectMapper");

  private static final List<String> PIECES = List.of(
      "{", "}", "[", "]", ":", ",", "\"", "\\", "\"a\"", "'", "/", "#", "true", "null", "nul", "0",
      "-1.5e3", "1.", " ", "\n", "\r\n", "\t", "\\u00", "\\n", "\u0000", "\uFEFF", "é", "😀", "NaN",
      "x");

  private static final String WELL_FORMED =
      "{\"Version\": \"2012-10-17\",\n \"Statement\": [{\"Effect\": \"Allow\", \"x\\n\": [1, -2.5e1, null, true]}]}\r\n";

  @Property(tries = 5_000)
  void noFaultSpeaksOfTheParser(@ForAll("texts") String text) {
    Optional<JsonException> fault = fault(text);
    Statistics.label("refused").collect(fault.isPresent());
    fault.ifPresent(it -> {
      INNER_WORDS.forEach(word -> assertFalse(it.getMessage().contains(word), it.getMessage()));
      assertEquals(1, it.getMessage().lines().count(), it.getMessage());
      assertTrue(it.line() >= 1 && it.line() <= text.length() + 1, it.getMessage());
      assertTrue(it.column() >= 1 && it.column() <= text.length() + 1, it.getMessage());
      assertFalse(it.problem().equals("not JSON"), () -> "nothing is said of " + text);
    });
  }

  @Property(tries = 5_000)
  void theSlowReaderFindsAFaultExactlyWhereThereIsOne(@ForAll("texts") String text) {
    boolean syntax = fault(text)
        .filter(
            it -> it.problem().startsWith("not JSON") || it.problem().startsWith("text follows"))
        .isPresent();
    boolean unpaired =
        fault(text).filter(it -> it.problem().contains("surrogate")).isPresent();
    boolean twice = fault(text).filter(it -> it.problem().contains("twice")).isPresent();
    if (!unpaired && !twice && !text.isBlank()) {
      assertEquals(syntax, SyntaxFault.of(text, "", 64).isPresent());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(8).map(it -> String.join("", it));
    Arbitrary<Integer> places = Arbitraries.integers().between(0, WELL_FORMED.length());
    Arbitrary<String> damaged = places.flatMap(at -> Arbitraries.integers()
        .between(0, 3)
        .flatMap(gone -> Arbitraries.of(PIECES)
            .list()
            .ofMaxSize(2)
            .map(put -> WELL_FORMED.substring(0, at)
                + String.join("", put)
                + WELL_FORMED.substring(Math.min(WELL_FORMED.length(), at + gone)))));
    return Arbitraries.oneOf(pieces, damaged, places.map(at -> WELL_FORMED.substring(0, at)));
  }

  private static Optional<JsonException> fault(String text) {
    try {
      JsonReader.read(text);
      return Optional.empty();
    } catch (JsonException fault) {
      return Optional.of(fault);
    }
  }
}
