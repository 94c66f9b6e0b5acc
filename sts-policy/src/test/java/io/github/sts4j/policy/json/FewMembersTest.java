package io.github.sts4j.policy.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewMembersTest {
  private static final JsonValue VALUE = JsonReader.read("1");

  @Test
  void nameThatIsThereIsNotAddedAgain() {
    FewMembers members = new FewMembers(8);
    assertTrue(members.add("a", VALUE));
    assertFalse(members.add("a", JsonReader.read("2")));
    assertSame(VALUE, members.get("a"));
    assertEquals(1, members.size());
  }

  @Test
  void thereIsRoomForSixtyFourMembersAndNotForOneMore() {
    Map<String, JsonValue> expected = new LinkedHashMap<>();
    FewMembers members = new FewMembers(8);
    for (int i = 0; i < 64; i++) {
      JsonValue value = JsonReader.read("" + i);
      assertTrue(members.add("member " + i, value));
      assertFalse(members.add("member " + i / 2, value));
      expected.put("member " + i, value);
      assertEquals(expected, members);
    }
    assertFalse(members.add("one more", VALUE));
    assertEquals(List.copyOf(expected.keySet()), List.copyOf(members.keySet()));
    assertNull(members.get("one more"));
  }

  @Test
  void namesThatShareOnePlaceAreToldApart() {
    FewMembers members = new FewMembers(8);
    List<String> names = IntStream.range('0', '0' + 64)
        .mapToObj(first -> (char) first + "-middle-")
        .toList();
    Map<String, JsonValue> expected = new LinkedHashMap<>();
    for (String name : names) {
      JsonValue value = JsonReader.read("" + expected.size());
      assertTrue(members.add(name, value));
      expected.put(name, value);
    }
    names.forEach(name -> assertSame(expected.get(name), members.get(name)));
    assertFalse(members.containsKey("p-middle-"));
  }

  @Test
  void whatIsNoNameIsNotFound() {
    FewMembers members = new FewMembers(8);
    assertTrue(members.add("", VALUE));
    assertSame(VALUE, members.get(""));
    assertNull(members.get("a"));
    Object number = 1;
    assertFalse(members.containsKey(number));
  }

  @Test
  void entriesCannotBeChangedAndEnd() {
    FewMembers members = new FewMembers(8);
    members.add("a", VALUE);
    Iterator<Map.Entry<String, JsonValue>> entries = members.entrySet().iterator();
    Map.Entry<String, JsonValue> entry = entries.next();
    assertThrows(UnsupportedOperationException.class, () -> entry.setValue(VALUE));
    assertThrows(UnsupportedOperationException.class, entries::remove);
    assertThrows(UnsupportedOperationException.class, members::clear);
    assertThrows(UnsupportedOperationException.class, () -> members.put("b", VALUE));
    assertFalse(entries.hasNext());
    assertThrows(NoSuchElementException.class, entries::next);
  }
}
