package io.github.sts4j.examples.endpoint.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/**
 * Which part of a bucket to list. The entries of a listing are its keys and its common prefixes in one order; a page
 * holds the first {@code maxKeys} of them that come after {@code after}.
 *
 * @param prefix what the keys start with; empty for all
 * @param delimiter keys that have it after the prefix are rolled up into one entry; empty for none
 * @param after the entry before the first to list; empty to start at the beginning
 */
record ListQuery(String prefix, String delimiter, String after, int maxKeys) {
  ListPage over(NavigableMap<String, StoredObject> objects) {
    List<ListPage.Entry> entries = new ArrayList<>();
    String last = after;
    for (Map.Entry<String, StoredObject> object : objects.tailMap(start(), true).entrySet()) {
      if (!object.getKey().startsWith(prefix)) {
        break;
      }
      ListPage.Entry entry = entry(object.getKey(), object.getValue());
      // Entries come in order, so what is not past the
      // last one is that one again, or before the page.
      if (last.isEmpty() || KeyOrder.UTF_8.compare(entry.name(), last) > 0) {
        if (entries.size() == maxKeys) {
          return new ListPage(entries, maxKeys > 0);
        }
        entries.add(entry);
        last = entry.name();
      }
    }
    return new ListPage(entries, false);
  }

  private String start() {
    return KeyOrder.UTF_8.compare(prefix, after) > 0 ? prefix : after;
  }

  private ListPage.Entry entry(String key, StoredObject object) {
    int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
    return end < 0
        ? new ListPage.Key(key, object)
        : new ListPage.CommonPrefix(key.substring(0, end + delimiter.length()));
  }
}
