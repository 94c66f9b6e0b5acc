package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A listing is the sorted set of keys and common prefixes: 1. one page is its first entries past the start; 2. the
 * pages one after another, each begun where the token says, are all of it, once each; 3. no page is empty and
 * truncated, so paging ends.
 */
class ListQueryProperties {
  private static final StoredObject OBJECT =
      new StoredObject(Content.empty(), "e", Instant.EPOCH, Map.of(), Map.of());

  @Property
  void aPageIsTheBeginningOfTheSlowListing(
      @ForAll("bucket") Set<String> keys,
      @ForAll("text") String prefix,
      @ForAll("delimiter") String delimiter,
      @ForAll("text") String after,
      @ForAll @IntRange(max = 6) int maxKeys) {
    List<String> all = slowListing(keys, prefix, delimiter, after);
    ListPage page = new ListQuery(prefix, delimiter, after, maxKeys).over(objects(keys));
    assertEquals(all.subList(0, Math.min(maxKeys, all.size())), names(page));
    assertEquals(maxKeys > 0 && all.size() > maxKeys, page.truncated());
    page.keys().forEach(key -> assertTrue(keys.contains(key.name())));
    page.commonPrefixes().forEach(common -> assertTrue(common.name().endsWith(delimiter)));
  }

  @Property
  void pagesOneAfterAnotherAreTheWholeListing(
      @ForAll("bucket") Set<String> keys,
      @ForAll("text") String prefix,
      @ForAll("delimiter") String delimiter,
      @ForAll @IntRange(min = 1, max = 4) int maxKeys) {
    List<String> paged = new ArrayList<>();
    ListPage page = new ListQuery(prefix, delimiter, "", maxKeys).over(objects(keys));
    paged.addAll(names(page));
    while (page.truncated()) {
      assertFalse(page.entries().isEmpty());
      String after = ContinuationToken.parse(ContinuationToken.after(page.lastName()));
      page = new ListQuery(prefix, delimiter, after, maxKeys).over(objects(keys));
      paged.addAll(names(page));
    }
    assertEquals(slowListing(keys, prefix, delimiter, ""), paged);
  }

  private static List<String> slowListing(
      Set<String> keys, String prefix, String delimiter, String after) {
    SortedSet<String> entries = new TreeSet<>(KeyOrder.UTF_8);
    for (String key : keys) {
      if (key.startsWith(prefix)) {
        String rest = key.substring(prefix.length());
        boolean rolledUp = !delimiter.isEmpty() && rest.contains(delimiter);
        entries.add(
            rolledUp ? prefix + rest.substring(0, rest.indexOf(delimiter)) + delimiter : key);
      }
    }
    return entries.stream()
        .filter(entry -> after.isEmpty() || KeyOrder.UTF_8.compare(entry, after) > 0)
        .toList();
  }

  private static List<String> names(ListPage page) {
    return page.entries().stream().map(ListPage.Entry::name).toList();
  }

  private static NavigableMap<String, StoredObject> objects(Set<String> keys) {
    NavigableMap<String, StoredObject> objects = new TreeMap<>(KeyOrder.UTF_8);
    keys.forEach(key -> objects.put(key, OBJECT));
    return objects;
  }

  @Provide
  Arbitrary<Set<String>> bucket() {
    return text().filter(key -> !key.isEmpty()).set().ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> text() {
    return Arbitraries.of("a", "b", "/", ".", "\uffff", "\ud83d\ude00")
        .list()
        .ofMaxSize(5)
        .map(p -> String.join("", p));
  }

  @Provide
  Arbitrary<String> delimiter() {
    return Arbitraries.of("", "/", "a", "//", "a/", "\ud83d\ude00");
  }
}
