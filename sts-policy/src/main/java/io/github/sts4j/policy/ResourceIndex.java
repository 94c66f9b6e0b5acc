package io.github.sts4j.policy;

import io.github.sts4j.policy.PrefixTree.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements by what their resource must begin with. A handful are simply tried one by one. Immutable. */
final class ResourceIndex {
  private static final int FEW = 8;
  /** A statement with more resources than this stands at the root. */
  private static final int MAX_RESOURCES = 32;

  private final Statement[] few;
  private final @Nullable PrefixTree<Statement[]> tree;

  private ResourceIndex(Statement[] few, @Nullable PrefixTree<Statement[]> tree) {
    this.few = few;
    this.tree = tree;
  }

  static ResourceIndex of(List<Statement> statements) {
    if (statements.size() <= FEW) {
      return new ResourceIndex(statements.toArray(new Statement[0]), null);
    }
    List<Entry<Statement>> entries = new ArrayList<>();
    for (Statement statement : statements) {
      prefixes(statement).forEach(prefix -> entries.add(new Entry<>(prefix, statement)));
    }
    return new ResourceIndex(
        new Statement[0], PrefixTree.of(entries, here -> here.toArray(new Statement[0])));
  }

  /** What these statements say to a request, as {@link Signals}; the first Deny ends the search. */
  int signals(AccessRequest request, boolean callerHasBoundary) {
    int signals = signals(few, request, callerHasBoundary);
    String resource = request.resource();
    int at = 0;
    for (PrefixTree<Statement[]> node = tree; node != null; node = node.next(resource, at)) {
      at = node.end(resource, at);
      if (at < 0) {
        return signals;
      }
      Statement[] here = node.value();
      if (here != null) {
        signals |= signals(here, request, callerHasBoundary);
      }
    }
    return signals;
  }

  private static int signals(
      Statement[] statements, AccessRequest request, boolean callerHasBoundary) {
    int signals = Signals.SILENT;
    for (Statement statement : statements) {
      signals |= Signals.of(statement.effect(), statement.applies(request, callerHasBoundary));
      if (Signals.denies(signals)) {
        return Signals.DENY;
      }
    }
    return signals;
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
  static String literalPrefix(String pattern) {
    int at = 0;
    while (at < pattern.length() && "*?$".indexOf(pattern.charAt(at)) < 0) {
      at++;
    }
    return pattern.substring(0, at);
  }
}
