package io.github.sts4j.policy.json;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Members in two arrays, and a table that finds them: half the octets of a map, without an object for each. There are at most
 * {@value #MOST}, so that names chosen to meet in one place of the table do not slow it down much.
 */
final class FewMembers extends JsonMembers {
  static final int MOST = 64;

  private String[] names;
  private JsonValue[] values;
  /** Which member has its place here, from 1; twice as many places as members, a power of two. */
  private byte[] places;

  private int size;

  /** @param capacity how many members there are room for at first; a power of two, at most {@link #MOST} */
  FewMembers(int capacity) {
    names = new String[capacity];
    values = new JsonValue[capacity];
    places = new byte[2 * capacity];
  }

  /** Adds a member while the object is read; false when there is one of this name, or no room. */
  boolean add(String name, JsonValue value) {
    if (size == names.length && !grow()) {
      return false;
    }
    int place = place(name);
    if (places[place] != 0) {
      return false;
    }
    names[size] = name;
    values[size] = value;
    places[place] = (byte) ++size;
    return true;
  }

  private boolean grow() {
    if (size == MOST) {
      return false;
    }
    names = Arrays.copyOf(names, 2 * size);
    values = Arrays.copyOf(values, 2 * size);
    places = new byte[4 * size];
    for (int i = 0; i < size; i++) {
      places[place(names[i])] = (byte) (i + 1);
    }
    return true;
  }

  /** Of the few names of one object hardly two have the same length, middle and end. */
  private static int hash(String name) {
    int length = name.length();
    return length == 0 ? 0 : length + 17 * name.charAt(length / 2) + 9 * name.charAt(length - 1);
  }

  /** The place of this name, or the free one where it would have to be. */
  private int place(String name) {
    int place = hash(name) & (places.length - 1);
    while (places[place] != 0 && !names[places[place] - 1].equals(name)) {
      place = (place + 1) & (places.length - 1);
    }
    return place;
  }

  @Override
  public @Nullable JsonValue get(Object name) {
    int member = name instanceof String text ? places[place(text)] : 0;
    return member == 0 ? null : values[member - 1];
  }

  @Override
  public boolean containsKey(Object name) {
    return get(name) != null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
    for (int i = 0; i < size; i++) {
      action.accept(names[i], values[i]);
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
      return Map.entry(names[next], values[next++]);
    }
  }
}
