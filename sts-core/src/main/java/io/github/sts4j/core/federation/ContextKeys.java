package io.github.sts4j.core.federation;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Condition keys with their values, of which no two are the same but for the case of letters. A provider's keys all begin alike: they
 * are kept in the order of their lengths, which tells most of them apart at once, and those of one length in that of their ends.
 * Immutable.
 */
final class ContextKeys extends AbstractMap<String, List<String>> {
  private static final int USUAL = 16;

  private final List<Entry<String, List<String>>> entries;

  /** @param entries in this order, which the caller gives away */
  private ContextKeys(List<Entry<String, List<String>>> entries) {
    this.entries = entries;
  }

  @Override
  public @Nullable List<String> get(Object key) {
    int place = key instanceof String name ? place(entries, name) : -1;
    // What differs by case is found, too, and is another key.
    return place >= 0 && entries.get(place).getKey().equals(key)
        ? entries.get(place).getValue()
        : null;
  }

  @Override
  public boolean containsKey(Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, List<String>>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return entries.size();
      }

      @Override
      public Iterator<Entry<String, List<String>>> iterator() {
        return Collections.unmodifiableList(entries).iterator();
      }
    };
  }

  /** Where a key of this name is, in any case; or the place where it would have to be, negative and less one. */
  private static int place(List<Entry<String, List<String>>> entries, String key) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      int order = compareIgnoringCase(entries.get(middle).getKey(), key);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle;
    }
    return -1 - low;
  }

  /** What is equal here is what {@link String#equalsIgnoreCase} calls so. */
  private static int compareIgnoringCase(String one, String other) {
    int difference = one.length() - other.length();
    for (int end = one.length(); difference == 0 && end > 0; ) {
      int last = one.codePointBefore(end);
      int othersLast = other.codePointBefore(end);
      difference = last == othersLast ? 0 : folded(last) - folded(othersLast);
      end -= Character.charCount(last);
    }
    return difference;
  }

  private static int folded(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }

  /** Collects condition keys. Not thread-safe. */
  static final class Collector {
    private List<Entry<String, List<String>>> entries = new ArrayList<>(USUAL);
    private boolean collected;

    /** Adds a key; a second value of the same key, any case, replaces the first. */
    void put(String key, List<String> values) {
      if (collected) { // those are no longer ours
        entries = new ArrayList<>(entries);
        collected = false;
      }
      // Whoever adds many adds them in this order.
      int place = isLast(key) ? -1 - entries.size() : place(entries, key);
      if (place >= 0) {
        entries.set(place, Map.entry(entries.get(place).getKey(), values));
      } else {
        entries.add(-1 - place, Map.entry(key, values));
      }
    }

    private boolean isLast(String key) {
      int last = entries.size() - 1;
      return last < 0 || compareIgnoringCase(entries.get(last).getKey(), key) < 0;
    }

    ContextKeys collected() {
      collected = true;
      return new ContextKeys(entries);
    }
  }
}
