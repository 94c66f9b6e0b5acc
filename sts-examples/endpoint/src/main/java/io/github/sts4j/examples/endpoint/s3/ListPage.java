package io.github.sts4j.examples.endpoint.s3;

import java.util.List;

/**
 * One page of a listing.
 *
 * @param truncated whether there are more entries; an empty page never says so, since nothing could follow it
 */
record ListPage(List<Entry> entries, boolean truncated) {
  ListPage {
    entries = List.copyOf(entries);
  }

  /** A line of a listing. */
  sealed interface Entry {
    String name();
  }

  /** An object. */
  record Key(String name, StoredObject object) implements Entry {}

  /** What several keys have in common up to the delimiter. */
  record CommonPrefix(String name) implements Entry {}

  List<Key> keys() {
    return entries.stream().filter(Key.class::isInstance).map(Key.class::cast).toList();
  }

  List<CommonPrefix> commonPrefixes() {
    return entries.stream()
        .filter(CommonPrefix.class::isInstance)
        .map(CommonPrefix.class::cast)
        .toList();
  }

  String lastName() {
    return entries.get(entries.size() - 1).name();
  }
}
