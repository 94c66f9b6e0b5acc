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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FewMembersTest {
  private static final JsonValue VALUE = JsonReader.read("1");

  @Test
  void nameThatIsThereIsNotAddedAgain() {
    Document document = new Document(List.of("a", "a"));
    assertTrue(document.add(0, VALUE));
    assertFalse(document.add(1, JsonReader.read("2")));
    assertSame(VALUE, document.members.get("a"));
    assertEquals(1, document.members.size());
  }

  @Test
  void thereIsRoomForSixtyFourMembersAndNotForOneMore() {
    Document document = new Document(names(0, 65, "member "));
    Map<String, JsonValue> expected = new LinkedHashMap<>();
    for (int i = 0; i < 64; i++) {
      JsonValue value = JsonReader.read("" + i);
      assertTrue(document.add(i, value));
      assertFalse(document.add(i / 2, value));
      expected.put("member " + i, value);
      assertEquals(expected, document.members);
    }
    assertFalse(document.add(64, VALUE));
    assertEquals(List.copyOf(expected.keySet()), List.copyOf(document.members.keySet()));
    assertNull(document.members.get("member 64"));
  }

  @Test
  void namesThatShareOnePlaceAreToldApart() {
    List<String> names = IntStream.range('0', '0' + 64)
        .mapToObj(first -> (char) first + "-middle-")
        .toList();
    Document document = new Document(names);
    Map<String, JsonValue> expected = new LinkedHashMap<>();
    for (String name : names) {
      JsonValue value = JsonReader.read("" + expected.size());
      assertTrue(document.add(expected.size(), value));
      expected.put(name, value);
    }
    names.forEach(name -> assertSame(expected.get(name), document.members.get(name)));
    assertFalse(document.members.containsKey("p-middle-"));
  }

  @Test
  void whatIsNoNameIsNotFound() {
    Document document = new Document(List.of("", "ab"));
    assertTrue(document.add(0, VALUE));
    assertTrue(document.add(1, VALUE));
    FewMembers members = document.members;
    assertSame(VALUE, members.get(""));
    assertNull(members.get("a"));
    assertNull(members.get("ab\""), "the quote that ends it does not belong to it");
    assertNull(members.get("\"ab"));
    Object number = 1;
    assertFalse(members.containsKey(number));
    assertNull(members.get(number));
  }

  @Test
  void aStringIsMadeWhenItIsAskedForAndOnce() {
    Document document = new Document(List.of("a", "b"));
    assertTrue(document.add(0, null));
    assertTrue(document.add(1, null));
    FewMembers members = document.members;
    assertTrue(members.containsKey("b"));
    JsonString made = (JsonString) members.get("b");
    assertEquals("text of b", made.value());
    assertEquals("/b", made.pointer());
    assertSame(made, members.get("b"));
    assertSame(made, List.copyOf(members.values()).get(1));
  }

  @Test
  void namesAreFoundByHowTheyBegin() {
    Document document = new Document(List.of("tags/b", "tag", "tags/", "tags/a", "other"));
    for (int i = 0; i < 5; i++) {
      assertTrue(document.add(i, null));
    }
    List<String> expected = List.of("tags/b", "tags/", "tags/a");
    assertEquals(expected, document.members.namesBeginning("tags/"));
    assertEquals(
        expected,
        JsonMembers.copyOf(new LinkedHashMap<>(document.members)).namesBeginning("tags/"));
    assertEquals(5, document.members.namesBeginning("").size());
    assertEquals(List.of(), document.members.namesBeginning("tags/c"));
    // What follows a name is not looked at.
    assertEquals(List.of(), document.members.namesBeginning("other\""));
  }

  @Test
  void entriesCannotBeChangedAndEnd() {
    Document document = new Document(List.of("a"));
    document.add(0, null);
    FewMembers members = document.members;
    Iterator<Map.Entry<String, JsonValue>> entries = members.entrySet().iterator();
    Map.Entry<String, JsonValue> entry = entries.next();
    assertThrows(UnsupportedOperationException.class, () -> entry.setValue(VALUE));
    assertThrows(UnsupportedOperationException.class, entries::remove);
    assertThrows(UnsupportedOperationException.class, members::clear);
    assertThrows(UnsupportedOperationException.class, () -> members.put("b", VALUE));
    assertFalse(entries.hasNext());
    assertThrows(NoSuchElementException.class, entries::next);
  }

  private static List<String> names(int from, int to, String prefix) {
    return IntStream.range(from, to).mapToObj(i -> prefix + i).toList();
  }

  /** Members with these names, each with a text beside it. */
  private static final class Document {
    private final FewMembers members;
    private final int[] starts;
    private final List<String> names;

    Document(List<String> names) {
      this.names = names;
      starts = new int[names.size()];
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < starts.length; i++) {
        text.append(i == 0 ? "\"" : ",\"");
        starts[i] = text.length();
        text.append(names.get(i)).append("\":\"text of ").append(names.get(i)).append('"');
      }
      members = new FewMembers(JsonPath.ROOT, text.append('}').toString(), 8);
    }

    /** Adds a member with this value, or, if it is null, with the text. */
    boolean add(int member, @Nullable JsonValue value) {
      int end = starts[member] + names.get(member).length();
      return members.add(starts[member], end, end + 2, value);
    }
  }
}
