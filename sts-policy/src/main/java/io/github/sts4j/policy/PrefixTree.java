package io.github.sts4j.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Statements by what their resource must begin with, so that a decision looks only at those a resource can match. A
 * radix tree, immutable; walking it allocates nothing.
 */
final class PrefixTree {
  /** A deeper tree would be the work of somebody who wants it deep. */
  private static final int MAX_DEPTH = 64;
  /** A statement with more resources than this stands at the root. */
  private static final int MAX_RESOURCES = 32;

  private final String label;
  private final Statement[] statements;
  private final PrefixTree[] children;

  private record Entry(String prefix, Statement statement) {}

  private PrefixTree(String label, Statement[] statements, PrefixTree[] children) {
    this.label = label;
    this.statements = statements;
    this.children = children;
  }

  static PrefixTree of(Collection<Statement> statements) {
    List<Entry> entries = new ArrayList<>();
    for (Statement statement : statements) {
      prefixes(statement).forEach(prefix -> entries.add(new Entry(prefix, statement)));
    }
    entries.sort(Comparator.comparing(Entry::prefix));
    return node(entries, 0, 0);
  }

  /** What the statements whose prefixes the resource has say, as {@link Signals}; the first Deny ends the walk. */
  int signals(AccessRequest request, boolean callerHasBoundary) {
    String resource = request.resource();
    int signals = Signals.SILENT;
    int at = 0;
    for (PrefixTree node = this; resource.startsWith(node.label, at); ) {
      at += node.label.length();
      for (Statement statement : node.statements) {
        signals |= Signals.of(statement.effect(), statement.applies(request, callerHasBoundary));
        if (Signals.denies(signals)) {
          return Signals.DENY;
        }
      }
      int child = at == resource.length() ? -1 : node.child(resource.charAt(at));
      if (child < 0) {
        return signals;
      }
      node = node.children[child];
    }
    return signals;
  }

  /** The child whose label begins with a character, or -1; every child's label holds one. */
  private int child(char first) {
    int low = 0;
    int high = children.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      char there = children[middle].label.charAt(0);
      if (there == first) {
        return middle;
      }
      if (there < first) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** A node of sorted entries that agree in their first characters. */
  private static PrefixTree node(List<Entry> entries, int from, int depth) {
    int to = entries.isEmpty() ? from : agreement(entries, from);
    String label = entries.isEmpty() ? "" : entries.get(0).prefix().substring(from, to);
    int ending = 0;
    while (ending < entries.size()
        && (depth == MAX_DEPTH || entries.get(ending).prefix().length() == to)) {
      ending++;
    }
    List<PrefixTree> children = new ArrayList<>();
    for (int start = ending; start < entries.size(); ) {
      int end = start + 1;
      while (end < entries.size()
          && entries.get(end).prefix().charAt(to) == entries.get(start).prefix().charAt(to)) {
        end++;
      }
      children.add(node(entries.subList(start, end), to, depth + 1));
      start = end;
    }
    Statement[] here = entries.subList(0, ending).stream()
        .map(Entry::statement)
        .distinct()
        .toArray(Statement[]::new);
    return new PrefixTree(label, here, children.toArray(new PrefixTree[0]));
  }

  /** Up to where the first and the last of sorted entries, and so all of them, agree. */
  private static int agreement(List<Entry> entries, int from) {
    String first = entries.get(0).prefix();
    String last = entries.get(entries.size() - 1).prefix();
    int at = from;
    while (at < first.length() && at < last.length() && first.charAt(at) == last.charAt(at)) {
      at++;
    }
    return at;
  }

  private static List<String> prefixes(Statement statement) {
    ResourceMatcher resource = statement.resource().orElse(null);
    if (resource == null || resource.isNegated() || resource.patterns().size() > MAX_RESOURCES) {
      return List.of("");
    }
    return resource.patterns().stream()
        .map(pattern -> literalPrefix(pattern.toString()))
        .distinct()
        .toList();
  }

  /** What stands before the first character that may be special; a shorter prefix is never wrong. */
  private static String literalPrefix(String pattern) {
    int at = 0;
    while (at < pattern.length() && "*?$".indexOf(pattern.charAt(at)) < 0) {
      at++;
    }
    return pattern.substring(0, at);
  }
}
