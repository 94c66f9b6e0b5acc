package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
  private static final JsonObject READ =
      (JsonObject) JsonReader.read("{\"b\":1,\"a\":[true],\"c\":{\"d\":null}}");

  @Test
  void membersThatWereReadCannotBeChanged() {
    JsonValue other = JsonReader.read("2");
    Map<String, JsonValue> members = READ.members();
    assertThrows(UnsupportedOperationException.class, () -> members.put("z", other));
    assertThrows(UnsupportedOperationException.class, () -> members.remove("b"));
    assertThrows(UnsupportedOperationException.class, members::clear);
    assertThrows(UnsupportedOperationException.class, () -> members.keySet().remove("b"));
    assertThrows(
        UnsupportedOperationException.class,
        () -> members.entrySet().iterator().next().setValue(other));
    assertEquals(3, READ.members().size());
  }

  @Test
  void aMapThatChangesLaterChangesNoObject() {
    Map<String, JsonValue> given = new LinkedHashMap<>(READ.members());
    JsonObject made = new JsonObject(given, READ.origin());
    given.remove("b");
    assertTrue(made.get("b").isPresent());
    assertEquals(READ, made);
  }

  @Test
  void membersStandInTheirOrderAndAreFoundByTheirExactNames() {
    assertEquals(List.of("b", "a", "c"), List.copyOf(READ.members().keySet()));
    assertFalse(READ.members().containsKey("B"));
    assertNull(READ.members().get("B"));
    assertEquals(new LinkedHashMap<>(READ.members()), READ.members());
    assertEquals(new LinkedHashMap<>(READ.members()).hashCode(), READ.members().hashCode());
    assertEquals(new LinkedHashMap<>(READ.members()).toString(), READ.members().toString());
  }
}
