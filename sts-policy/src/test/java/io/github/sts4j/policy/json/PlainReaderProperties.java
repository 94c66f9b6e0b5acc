package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/**
 * The quick reader has no opinion of its own:
 * 1. what it reads, the strict reader reads too, with the same values in the same places;
 * 2. it reads every plain document.
 */
class PlainReaderProperties {
  private static final JsonLimits LIMITS = new JsonLimits(2_000, 4);

  private static final String WELL_FORMED =
      "{\"iss\":\"https://idp\", \"exp\": 1780316100 ,\"aud\":[\"a\",\"b\"],\"n\":{\"d\":null,\"\":{}},\"t\":true,\"f\":[false,-7,[]]}";

  private static final List<String> PIECES = List.of(
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "\"",
      "\\",
      "\"a\"",
      "\"a\":1",
      "\"iss\":",
      "'",
      "true",
      "null",
      "nul",
      "0",
      "00",
      "-",
      "-0",
      "1.5",
      "1e3",
      "+1",
      " ",
      "\n",
      "\t",
      "\u007f",
      "\u0000",
      "\u001f",
      "\uFEFF",
      "é",
      "😀",
      "\ud800",
      "NaN",
      "/*",
      "x");

  @Property(tries = 5_000)
  void whatItReadsTheStrictReaderReadsTheSame(@ForAll("texts") String text) {
    Optional<JsonValue> plain = plain(text);
    Statistics.label("read").collect(plain.isPresent());
    // What is no text has no octets: an unpaired surrogate would be a question mark.
    String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    plain.ifPresent(value -> assertSame(JsonReader.read(sent, LIMITS), value));
  }

  @Property(tries = 300)
  void itReadsEveryPlainDocument(@ForAll("values") String document) {
    JsonValue plain = plain(document).orElse(null);
    if (isWithinDepth(document)) {
      assertNotNull(plain, document);
      assertSame(JsonReader.read(document, LIMITS), plain);
    } else {
      assertNull(plain, document);
    }
  }

  /** Every octet, at every place of a word of eight and of what is left after the last. */
  @Example
  void noOctetThatIsNotPlainIsOverlooked() {
    for (int length = 1; length <= 20; length++) {
      for (int place = 0; place < length; place++) {
        for (int octet = 0; octet < 256; octet++) {
          byte[] document = ("\"" + "a".repeat(length) + "\"").getBytes(StandardCharsets.US_ASCII);
          document[place + 1] = (byte) octet;
          boolean plain = octet >= ' ' && octet < 0x80 && octet != '\\' && octet != '"';
          assertEquals(plain, JsonReader.readPlain(document, LIMITS).isPresent(), "octet " + octet);
        }
      }
    }
  }

  @Example
  void limitsAreThoseOfTheStrictReader() {
    assertFalse(plain("[[[[[]]]]]").isPresent(), "five levels");
    assertFalse(plain("{\"a\":[{\"a\":[{}]}]}").isPresent(), "five levels");
    assertSame(JsonReader.read("[[[[]],[[]]]]", LIMITS), plain("[[[[]],[[]]]]").orElseThrow());
    String atTheLimit = "\"" + "a".repeat(LIMITS.maxLength() - 2) + "\"";
    assertSame(JsonReader.read(atTheLimit, LIMITS), plain(atTheLimit).orElseThrow());
    assertFalse(plain(atTheLimit + " ").isPresent());
  }

  @Example
  void anObjectOfManyMembersAndDuplicateNamesAreLeftToTheStrictReader() {
    assertEquals(
        FewMembers.MOST,
        ((JsonObject) plain(object(FewMembers.MOST)).orElseThrow()).members().size());
    assertFalse(plain(object(FewMembers.MOST + 1)).isPresent());
    assertFalse(plain("{\"a\":1,\"b\":2,\"a\":3}").isPresent());
    assertFalse(plain("{\"x\":{\"\":1,\"\":1}}").isPresent());
  }

  private static String object(int members) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < members; i++) {
      json.append(i == 0 ? '{' : ',').append("\"m").append(i).append("\":").append(i);
    }
    return json.append('}').toString();
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

  /** Plain documents; some are too deep. */
  @Provide
  Arbitrary<String> values() {
    return values(LIMITS.maxDepth() + 1);
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> texts = Arbitraries.strings()
        .withCharRange(' ', '~')
        .excludeChars('"', '\\')
        .ofMaxLength(12)
        .map(it -> '"' + it + '"');
    Arbitrary<String> scalars = Arbitraries.oneOf(
        texts, Arbitraries.longs().map(String::valueOf), Arbitraries.of("true", "false", "null"));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<String> inner = values(depth - 1);
    Arbitrary<String> arrays =
        inner.list().ofMaxSize(3).map(it -> "[" + String.join(" , ", it) + " ]");
    Arbitrary<String> objects = texts
        .list()
        .uniqueElements()
        .ofMaxSize(10)
        .flatMap(names -> inner.list().ofSize(names.size()).map(values -> object(names, values)));
    return Arbitraries.frequencyOf(Tuple.of(1, scalars), Tuple.of(1, arrays), Tuple.of(2, objects));
  }

  private static String object(List<String> names, List<String> values) {
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      json.append(i == 0 ? "" : ",").append(names.get(i)).append(':').append(values.get(i));
    }
    return json.append('}').toString();
  }

  private static boolean isWithinDepth(String document) {
    try {
      JsonReader.read(document, LIMITS);
      return true;
    } catch (JsonException over) {
      return false;
    }
  }

  private static Optional<JsonValue> plain(String text) {
    return JsonReader.readPlain(text.getBytes(StandardCharsets.UTF_8), LIMITS);
  }

  static void assertSame(JsonValue expected, JsonValue actual) {
    assertEquals(expected.getClass(), actual.getClass());
    assertEquals(expected.pointer(), actual.pointer());
    assertEquals(expected.raw(), actual.raw());
    assertEquals(expected.line(), actual.line());
    assertEquals(expected.column(), actual.column());
    if (expected instanceof JsonString text) {
      assertEquals(text.value(), assertInstanceOf(JsonString.class, actual).value());
    } else if (expected instanceof JsonNumber number) {
      assertEquals(number.text(), assertInstanceOf(JsonNumber.class, actual).text());
    } else if (expected instanceof JsonBoolean truth) {
      assertEquals(truth.value(), assertInstanceOf(JsonBoolean.class, actual).value());
    } else if (expected instanceof JsonArray array) {
      assertSame(array.elements(), assertInstanceOf(JsonArray.class, actual).elements());
    } else if (expected instanceof JsonObject object) {
      JsonObject other = assertInstanceOf(JsonObject.class, actual);
      assertEquals(
          List.copyOf(object.members().keySet()), List.copyOf(other.members().keySet()));
      assertSame(
          List.copyOf(object.members().values()), List.copyOf(other.members().values()));
      object
          .members()
          .forEach((name, value) ->
              assertEquals(value.raw(), other.get(name).orElseThrow().raw()));
    }
  }

  private static void assertSame(List<JsonValue> expected, List<JsonValue> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertSame(expected.get(i), actual.get(i));
    }
  }
}
