package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
  @Test
  void valueWithoutJsonFormIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(1.5));
    assertThrows(IllegalArgumentException.class, () -> JsonWriter.write(List.of(new Object())));
  }

  @Test
  void everyShapeIsWrittenCompactly() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("a", List.of());
    object.put("b", Map.of());
    object.put("c", Arrays.asList(1, 2L, true, null, "x"));
    assertEquals("{\"a\":[],\"b\":{},\"c\":[1,2,true,null,\"x\"]}", JsonWriter.write(object));
  }

  @Test
  void specialCharactersAreEscaped() {
    assertEquals(
        "\"\\\"\\\\\\n\\r\\t\\u0000\\u001F\\u2028\\u2029 é\"",
        JsonWriter.write("\"\\\n\r\t\0\u001f\u2028\u2029 é"));
  }

  @Test
  void whatIsBeyondLatin1IsEscapedWhereAsked() {
    assertEquals("\"\\u2028 \\u0101 \u00ff\"", JsonWriter.writeLatin1("\u2028 \u0101 \u00ff"));
  }

  @Test
  void textOfAMessageStaysInOneLine() {
    assertEquals(
        "a\\nb\\r\\t\\u0000\\u0085\\u2028\"é", JsonWriter.oneLine("a\nb\r\t\0\u0085\u2028\"é"));
    assertEquals("as it is: `é`", JsonWriter.oneLine("as it is: `é`"));
  }

  @Property
  void whatIsWrittenIsReadBack(@ForAll @NotEmpty String text) {
    String whole = new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_16),
        java.nio.charset.StandardCharsets.UTF_16);
    assertEquals(whole, ((JsonString) JsonReader.read(JsonWriter.write(whole))).value());
    assertEquals(whole, ((JsonString) JsonReader.read(JsonWriter.writeLatin1(whole))).value());
  }
}
