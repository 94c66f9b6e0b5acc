package io.github.sts4j.policy;

import io.github.sts4j.policy.PrefixTree.Entry;
import io.github.sts4j.policy.match.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Statements of one effect by the actions they name and then by resource, so that the cost of a decision grows with the
 * statements that could match. Whole action names are looked up, patterns found by what they begin with. Immutable.
 */
final class StatementIndex {
  private static final int FEW = 8;
  /** A statement with more actions than this stands among those for every action. */
  private static final int MAX_ACTIONS = 64;

  private final Map<String, ResourceIndex> byAction;
  private final PrefixTree<ResourceIndex> byActionPrefix;
  private final boolean empty;

  private StatementIndex(
      Map<String, ResourceIndex> byAction, PrefixTree<ResourceIndex> byActionPrefix) {
    this.byAction = byAction;
    this.byActionPrefix = byActionPrefix;
    this.empty = byAction.isEmpty() && byActionPrefix.isEmpty();
  }

  static StatementIndex of(List<Statement> statements) {
    Map<String, Set<Statement>> byAction = new HashMap<>();
    List<Entry<Statement>> byPrefix = new ArrayList<>();
    boolean few = statements.size() <= FEW;
    for (Statement statement : statements) {
      ActionMatcher action = statement.action();
      if (few || action.isNegated() || action.written().size() > MAX_ACTIONS) {
        byPrefix.add(new Entry<>("", statement));
        continue;
      }
      for (String written : action.written()) {
        String folded = Fold.ascii(written);
        String prefix = ResourceIndex.literalPrefix(folded);
        if (prefix.length() < folded.length()) {
          byPrefix.add(new Entry<>(prefix, statement));
        } else {
          byAction.computeIfAbsent(folded, absent -> new LinkedHashSet<>()).add(statement);
        }
      }
    }
    Map<String, ResourceIndex> exact = new HashMap<>();
    byAction.forEach((action, set) -> exact.put(action, ResourceIndex.of(List.copyOf(set))));
    return new StatementIndex(exact, PrefixTree.of(byPrefix, ResourceIndex::of));
  }

  /** What these statements say to a request, as {@link Signals}. */
  int signals(AccessRequest request, boolean callerHasBoundary) {
    if (empty) {
      return Signals.SILENT;
    }
    String action = request.foldedAction();
    int signals = Signals.SILENT;
    if (!byAction.isEmpty()) {
      ResourceIndex exact = byAction.get(action);
      signals = exact == null ? Signals.SILENT : exact.signals(request, callerHasBoundary);
    }
    int at = 0;
    for (PrefixTree<ResourceIndex> node = byActionPrefix;
        node != null;
        node = node.next(action, at)) {
      at = node.end(action, at);
      if (at < 0) {
        return signals;
      }
      ResourceIndex here = node.value();
      if (here != null) {
        signals |= here.signals(request, callerHasBoundary);
      }
    }
    return signals;
  }
}
