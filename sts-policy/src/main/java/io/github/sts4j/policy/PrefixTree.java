package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values by what a text must begin with: a radix tree, immutable. A walk goes from the root along the text and passes
 * every value whose prefix the text has, without allocation.
 */
final class PrefixTree<T> {
  /** A deeper tree would be the work of somebody who wants it deep. */
  private static final int MAX_DEPTH = 64;

  private final String label;
  private final @Nullable T value;
  private final PrefixTree<T>[] children;

  /** An item and the prefix it stands under. */
  record Entry<E>(String prefix, E item) {}

  private PrefixTree(String label, @Nullable T value, List<PrefixTree<T>> children) {
    this.label = label;
    this.value = value;
    this.children = array(children);
  }

  /** The tree of some items; those that end at one node are made into its value. */
  static <E, T> PrefixTree<T> of(List<Entry<E>> entries, Function<List<E>, T> valueOf) {
    List<Entry<E>> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(Entry::prefix));
    return node(sorted, 0, 0, valueOf);
  }

  /** Whether there is nothing in the tree. */
  boolean isEmpty() {
    return value == null && children.length == 0;
  }

  /** What stands at this node, if anything does. */
  @Nullable
  T value() {
    return value;
  }

  /** How long the text is up to the end of this node, or -1 if the text goes another way. */
  int end(String text, int start) {
    return text.startsWith(label, start) ? start + label.length() : -1;
  }

  /** The next node for a text that has been followed up to a place, or null. */
  @Nullable
  PrefixTree<T> next(String text, int at) {
    if (children.length == 0 || at == text.length()) {
      return null;
    }
    char first = text.charAt(at);
    int low = 0;
    int high = children.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      PrefixTree<T> child = children[middle];
      char there = child.label.charAt(0);
      if (there == first) {
        return child;
      }
      if (there < first) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return null;
  }

  /** A node of sorted entries that agree in their first characters. */
  private static <E, T> PrefixTree<T> node(
      List<Entry<E>> entries, int from, int depth, Function<List<E>, T> valueOf) {
    int to = entries.isEmpty() ? from : agreement(entries, from);
    String label = entries.isEmpty() ? "" : entries.get(0).prefix().substring(from, to);
    int ending = 0;
    while (ending < entries.size()
        && (depth == MAX_DEPTH || entries.get(ending).prefix().length() == to)) {
      ending++;
    }
    List<PrefixTree<T>> children = new ArrayList<>();
    for (int start = ending; start < entries.size(); ) {
      int end = start + 1;
      while (end < entries.size()
          && entries.get(end).prefix().charAt(to) == entries.get(start).prefix().charAt(to)) {
        end++;
      }
      children.add(node(entries.subList(start, end), to, depth + 1, valueOf));
      start = end;
    }
    List<E> here =
        entries.subList(0, ending).stream().map(Entry::item).distinct().toList();
    return new PrefixTree<>(label, here.isEmpty() ? null : valueOf.apply(here), children);
  }

  @SuppressWarnings("unchecked") // an array cannot be made of a type parameter
  private static <T> PrefixTree<T>[] array(List<PrefixTree<T>> children) {
    return children.toArray((PrefixTree<T>[]) new PrefixTree<?>[0]);
  }

  /** Up to where the first and the last of sorted entries, and so all of them, agree. */
  private static <E> int agreement(List<Entry<E>> entries, int from) {
    String first = entries.get(0).prefix();
    String last = entries.get(entries.size() - 1).prefix();
    int at = from;
    while (at < first.length() && at < last.length() && first.charAt(at) == last.charAt(at)) {
      at++;
    }
    return at;
  }
}
