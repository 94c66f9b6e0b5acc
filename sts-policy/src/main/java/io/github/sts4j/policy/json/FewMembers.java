package io.github.sts4j.policy.json;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Members by where they stand in a document without escapes, and a table that finds them. Names are compared in place, and a string
 * becomes an object when somebody asks for it: of most tokens, half of the claims are never looked at. There are at most
 * {@value #MOST}, so that names chosen to meet in one place of the table do not slow it down much.
 */
final class FewMembers extends JsonMembers {
  static final int MOST = 64;

  private static final int MARKS = 3;

  private final JsonPath path;
  private final String document;
  /** Of each member: where its name begins and ends, and where its value begins. */
  private int[] marks;
  /** Null in the place of a string until somebody asks; whichever thread puts it here, it is the same. */
  private @Nullable JsonValue[] values;
  /** Which member has its place here, from 1; twice as many places as members, a power of two. */
  private byte[] places;

  private int size;

  /**
   * @param path the path of the object
   * @param document without escapes in it
   * @param capacity how many members there are room for at first; a power of two, at most {@link #MOST}
   */
  FewMembers(JsonPath path, String document, int capacity) {
    this.path = path;
    this.document = document;
    marks = new int[MARKS * capacity];
    values = new JsonValue[capacity];
    places = new byte[2 * capacity];
  }

  /**
   * Adds a member while the object is read; false when there is one of this name, or no room.
   *
   * @param nameStart where the name begins, after its quote
   * @param nameEnd where the name's closing quote stands
   * @param valueStart where the value begins
   * @param value the value, or null for the string that begins there
   */
  boolean add(int nameStart, int nameEnd, int valueStart, @Nullable JsonValue value) {
    if (size == values.length && !grow()) {
      return false;
    }
    int place = place(document, nameStart, nameEnd);
    if (places[place] != 0) {
      return false;
    }
    marks[MARKS * size] = nameStart;
    marks[MARKS * size + 1] = nameEnd;
    marks[MARKS * size + 2] = valueStart;
    values[size] = value;
    places[place] = (byte) ++size;
    return true;
  }

  private boolean grow() {
    if (size == MOST) {
      return false;
    }
    marks = Arrays.copyOf(marks, 2 * marks.length);
    values = Arrays.copyOf(values, 2 * size);
    places = new byte[4 * size];
    for (int i = 0; i < size; i++) {
      places[place(document, nameStart(i), nameEnd(i))] = (byte) (i + 1);
    }
    return true;
  }

  /** The place of the name that stands there in this text, or the free one where it would have to be. */
  private int place(String text, int start, int end) {
    int place = hash(text, start, end) & (places.length - 1);
    while (places[place] != 0 && !isNamed(places[place] - 1, text, start, end)) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  /** Of the few names of one object hardly two have the same length, middle and end. */
  private static int hash(String text, int start, int end) {
    int length = end - start;
    return length == 0
        ? 0
        : length + 17 * text.charAt(start + length / 2) + 9 * text.charAt(end - 1);
  }

  private boolean isNamed(int member, String text, int start, int end) {
    int length = end - start;
    return nameEnd(member) - nameStart(member) == length
        && document.regionMatches(nameStart(member), text, start, length);
  }

  private int nameStart(int member) {
    return marks[MARKS * member];
  }

  private int nameEnd(int member) {
    return marks[MARKS * member + 1];
  }

  private String name(int member) {
    return document.substring(nameStart(member), nameEnd(member));
  }

  private JsonValue value(int member, String name) {
    JsonValue value = values[member];
    if (value == null) {
      value = new JsonString(JsonOrigin.ofString(path, name, document, marks[MARKS * member + 2]));
      values[member] = value;
    }
    return value;
  }

  @Override
  public @Nullable JsonValue get(Object name) {
    int member = name instanceof String text ? places[place(text, 0, text.length())] : 0;
    return member == 0 ? null : value(member - 1, (String) name);
  }

  @Override
  public boolean containsKey(Object name) {
    return name instanceof String text && places[place(text, 0, text.length())] != 0;
  }

  @Override
  List<String> namesBeginning(String prefix) {
    List<String> names = List.of();
    for (int i = 0; i < size; i++) {
      if (nameEnd(i) - nameStart(i) >= prefix.length()
          && document.startsWith(prefix, nameStart(i))) {
        names = names.isEmpty() ? new ArrayList<>() : names;
        names.add(name(i));
      }
    }
    return names;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
    for (int i = 0; i < size; i++) {
      String name = name(i);
      action.accept(name, value(i, name));
    }
  }

  @Override
  public Set<Entry<String, JsonValue>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Iterator<Entry<String, JsonValue>> iterator() {
        return new Entries();
      }
    };
  }

  private final class Entries implements Iterator<Entry<String, JsonValue>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < size;
    }

    @Override
    public Entry<String, JsonValue> next() {
      if (next == size) {
        throw new NoSuchElementException();
      }
      String name = name(next);
      return Map.entry(name, value(next++, name));
    }
  }
}
