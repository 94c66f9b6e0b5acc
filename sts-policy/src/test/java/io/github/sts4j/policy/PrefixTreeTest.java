package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.PrefixTree.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A walk along a text passes exactly the values whose prefix the text has. */
class PrefixTreeTest {
  @Example
  void emptyTreePassesNothing() {
    PrefixTree<List<String>> tree = tree(List.of());
    assertTrue(tree.isEmpty());
    assertEquals(List.of(), passed(tree, "abc"));
    assertFalse(tree(List.of("")).isEmpty());
    assertFalse(tree(List.of("a", "b")).isEmpty());
  }

  @Example
  void textThatGoesAnotherWayPassesNothingMore() {
    PrefixTree<List<String>> tree = tree(List.of("ab", "abcd", "abce", "abx", ""));
    assertEquals(List.of(""), passed(tree, "ac"));
    assertEquals(List.of("", "ab"), passed(tree, "abc"));
    assertEquals(List.of("", "ab", "abce"), passed(tree, "abcef"));
  }

  /** Somebody who wants a deep tree gets a flat one, whose values are then passed too early but never missed. */
  @Example
  void treeIsNeverDeep() {
    List<String> nested = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      nested.add("a".repeat(i));
    }
    assertEquals(nested, passed(tree(nested), "a".repeat(499)));
    assertTrue(
        new TreeSet<>(passed(tree(nested), "a".repeat(100))).containsAll(nested.subList(0, 101)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void walkPassesThePrefixesOfTheText(
      @ForAll("prefixes") List<String> prefixes, @ForAll("words") String text) {
    List<String> expected =
        new TreeSet<>(prefixes).stream().filter(text::startsWith).toList();
    assertEquals(expected, passed(tree(prefixes), text));
  }

  @Provide
  Arbitrary<List<String>> prefixes() {
    return words().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars("abcd").ofMaxLength(6);
  }

  private static PrefixTree<List<String>> tree(List<String> prefixes) {
    return PrefixTree.of(
        prefixes.stream().map(prefix -> new Entry<>(prefix, prefix)).toList(), List::copyOf);
  }

  private static List<String> passed(PrefixTree<List<String>> tree, String text) {
    List<String> passed = new ArrayList<>();
    int at = 0;
    for (PrefixTree<List<String>> node = tree; node != null; node = node.next(text, at)) {
      at = node.end(text, at);
      if (at < 0) {
        return passed;
      }
      List<String> here = node.value();
      if (here != null) {
        passed.addAll(here);
      }
    }
    return passed;
  }
}
