package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The strict reader: what it refuses, and what it knows of what it reads. */
class JsonReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{'a':1}",
        "{a:1}",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[NaN]",
        "nul",
        "tru",
        "{} {}",
        "[] x",
        "// c\n{}",
        "\"\\x\"",
        "\"a\nb\"",
        "[1 2]",
        "{\"a\" 1}",
        "\"\\ud800\"",
        "{\"\\udc00\":1}",
        "\"\ud800x\""
      })
  void whatIsNotStrictJsonIsRefused(String text) {
    assertThrows(JsonException.class, () -> JsonReader.read(text));
  }

  @Test
  void duplicateNameIsRefusedWithItsPlace() {
    JsonException fault =
        assertThrows(JsonException.class, () -> JsonReader.read("{\"x\":[{\"a\":1,\n  \"a\":2}]}"));
    assertEquals("/x/0/a", fault.pointer());
    assertEquals(2, fault.line());
    assertEquals(3, fault.column());
    assertTrue(fault.problem().contains("`a` stands twice"), fault.problem());
    assertTrue(fault.getMessage().contains("line 2, column 3"), fault.getMessage());
  }

  @Test
  void namesThatDifferInCaseAreDifferent() {
    assertEquals(
        2, ((JsonObject) JsonReader.read("{\"a\":1,\"A\":2}")).members().size());
  }

  @Test
  void syntaxFaultNamesLineAndColumn() {
    JsonException fault = assertThrows(JsonException.class, () -> JsonReader.read("{\n \"a\": ?}"));
    assertEquals(2, fault.line());
    assertTrue(fault.column() >= 7, fault::getMessage);
    assertEquals("/a", fault.pointer());
  }

  @Test
  void trailingTextIsNamed() {
    JsonException fault = assertThrows(JsonException.class, () -> JsonReader.read("{}\n\n []"));
    assertEquals(3, fault.line());
    assertEquals(2, fault.column());
    assertTrue(fault.problem().contains("text follows"), fault.problem());
  }

  @Test
  void textOverTheLimitIsRefusedAndTextAtTheLimitIsNot() {
    assertInstanceOf(JsonArray.class, JsonReader.read("[1]", new JsonLimits(3, 1)));
    JsonException fault =
        assertThrows(JsonException.class, () -> JsonReader.read("[1] ", new JsonLimits(3, 1)));
    assertTrue(fault.problem().contains("the limit is 3"), fault.problem());
  }

  @Test
  void nestingOverTheLimitIsRefusedAndNestingAtTheLimitIsNot() {
    assertInstanceOf(JsonArray.class, JsonReader.read("[[],{}]", new JsonLimits(100, 2)));
    JsonException fault = assertThrows(
        JsonException.class, () -> JsonReader.read("[0,[[]]]", new JsonLimits(100, 2)));
    assertEquals("/1/0", fault.pointer());
    assertThrows(
        JsonException.class, () -> JsonReader.read("[{\"a\":{}}]", new JsonLimits(100, 2)));
  }

  @Test
  void aHundredThousandOpenBracketsAreRefusedAtOnce() {
    JsonException fault =
        assertThrows(JsonException.class, () -> JsonReader.read("[".repeat(100_000)));
    assertTrue(fault.problem().contains("nested deeper than 64"), fault.problem());
  }

  @Test
  void limitsMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> new JsonLimits(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new JsonLimits(1, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/s          | \"v\\u00e9\"         | 2 | 8",
        "/n          | -1.50e2              | 3 | 8",
        "/t          | true                 | 4 | 8",
        "/f          | false                | 5 | 8",
        "/z          | null                 | 6 | 8",
        "/a~1b       | [ 1 , {\"x~y\": [ ]} ] | 7 | 10",
        "/a~1b/1     | {\"x~y\": [ ]}         | 7 | 16",
        "/a~1b/1/x~0y| [ ]                  | 7 | 24",
      })
  void everyValueKnowsItsPointerItsPlaceAndItsText(
      String pointer, String raw, int line, int column) {
    String document = "{\n"
        + "  \"s\": \"v\\u00e9\",\n"
        + "  \"n\": -1.50e2,\n"
        + "  \"t\": true,\n"
        + "  \"f\": false,\n"
        + "  \"z\": null,\n"
        + "  \"a/b\": [ 1 , {\"x~y\": [ ]} ]\n}";
    JsonValue value = at(JsonReader.read(document), pointer);
    assertEquals(pointer, value.pointer());
    assertEquals(raw, value.raw());
    assertEquals(line, value.line());
    assertEquals(column, value.column());
    assertEquals(
        "`" + pointer + "` (line " + line + ", column " + column + ")",
        value.origin().toString());
  }

  @Test
  void placesAreRightInALongDocumentToo() {
    String filler = "\"" + "é".repeat(40_000) + "\"";
    JsonArray document = (JsonArray) JsonReader.read("[" + filler + ",\n {\"k\": 7}]");
    assertEquals(filler, document.elements().get(0).raw());
    assertEquals("{\"k\": 7}", document.elements().get(1).raw());
    assertEquals(2, document.elements().get(1).line());
  }

  @Test
  void valuesAreRead() {
    JsonArray values =
        (JsonArray) JsonReader.read("[\"a\\n\\ud83d\\ude00\", 1.0, true, false, null, {\"k\":[]}]");
    assertEquals("a\n😀", ((JsonString) values.elements().get(0)).value());
    assertEquals("1.0", ((JsonNumber) values.elements().get(1)).text());
    assertTrue(((JsonBoolean) values.elements().get(2)).value());
    assertEquals(false, ((JsonBoolean) values.elements().get(3)).value());
    assertInstanceOf(JsonNull.class, values.elements().get(4));
    assertEquals(
        List.of("k"),
        List.copyOf(((JsonObject) values.elements().get(5)).members().keySet()));
    assertEquals(
        List.of("a string", "a number", "a boolean", "a boolean", "null", "an object"),
        values.elements().stream().map(JsonValue::describe).toList());
    assertEquals("an array", values.describe());
  }

  @Test
  void membersKeepTheirOrderAndCannotBeChanged() {
    JsonObject object = (JsonObject) JsonReader.read("{\"z\":1,\"a\":2,\"m\":3}");
    assertEquals(List.of("z", "a", "m"), List.copyOf(object.members().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> object.members().clear());
    assertTrue(object.get("q").isEmpty());
  }

  private static JsonValue at(JsonValue value, String pointer) {
    JsonValue found = value;
    for (String step : pointer.substring(1).split("/")) {
      String name = step.replace("~1", "/").replace("~0", "~");
      found = found instanceof JsonArray array
          ? array.elements().get(Integer.parseInt(name))
          : ((JsonObject) found).get(name).orElseThrow();
    }
    return found;
  }
}
