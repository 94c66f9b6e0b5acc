package io.github.sts4j.policy;

import io.github.sts4j.policy.match.Fold;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one effect by the actions they name and then by resource, so that the cost of a decision grows with the
 * statements that could match. A handful of statements are simply tried one by one. Immutable.
 */
final class StatementIndex {
  private static final int FEW = 8;
  /** A statement with more actions than this stands among those for every action. */
  private static final int MAX_ACTIONS = 64;

  private final Statement[] few;
  private final Map<String, PrefixTree> byAction;
  private final Map<String, PrefixTree> byService;
  private final @Nullable PrefixTree everyAction;

  private StatementIndex(
      Statement[] few,
      Map<String, PrefixTree> byAction,
      Map<String, PrefixTree> byService,
      @Nullable PrefixTree everyAction) {
    this.few = few;
    this.byAction = byAction;
    this.byService = byService;
    this.everyAction = everyAction;
  }

  static StatementIndex of(List<Statement> statements) {
    if (statements.size() <= FEW) {
      return new StatementIndex(statements.toArray(new Statement[0]), Map.of(), Map.of(), null);
    }
    Map<String, Set<Statement>> byAction = new HashMap<>();
    Map<String, Set<Statement>> byService = new HashMap<>();
    Set<Statement> everyAction = new LinkedHashSet<>();
    for (Statement statement : statements) {
      ActionMatcher action = statement.action();
      if (action.isNegated() || action.written().size() > MAX_ACTIONS) {
        everyAction.add(statement);
        continue;
      }
      for (String written : action.written()) {
        String folded = Fold.ascii(written);
        if (folded.equals("*")) {
          everyAction.add(statement);
        } else if (folded.indexOf('*') >= 0 || folded.indexOf('?') >= 0) {
          add(byService, folded.substring(0, folded.indexOf(':')), statement);
        } else {
          add(byAction, folded, statement);
        }
      }
    }
    return new StatementIndex(
        new Statement[0],
        trees(byAction),
        trees(byService),
        everyAction.isEmpty() ? null : PrefixTree.of(everyAction));
  }

  /** What these statements say to a request, as {@link Signals}. */
  int signals(AccessRequest request, boolean callerHasBoundary) {
    int signals = Signals.SILENT;
    for (Statement statement : few) {
      signals |= Signals.of(statement.effect(), statement.applies(request, callerHasBoundary));
      if (Signals.denies(signals)) {
        return Signals.DENY;
      }
    }
    signals |= signals(everyAction, request, callerHasBoundary);
    if (!byService.isEmpty()) {
      signals |= signals(byService.get(request.service()), request, callerHasBoundary);
    }
    if (!byAction.isEmpty()) {
      signals |= signals(byAction.get(request.foldedAction()), request, callerHasBoundary);
    }
    return signals;
  }

  private static int signals(
      @Nullable PrefixTree tree, AccessRequest request, boolean callerHasBoundary) {
    return tree == null ? Signals.SILENT : tree.signals(request, callerHasBoundary);
  }

  private static void add(Map<String, Set<Statement>> map, String key, Statement statement) {
    map.computeIfAbsent(key, absent -> new LinkedHashSet<>()).add(statement);
  }

  private static Map<String, PrefixTree> trees(Map<String, Set<Statement>> statements) {
    Map<String, PrefixTree> trees = new HashMap<>();
    statements.forEach((key, set) -> trees.put(key, PrefixTree.of(set)));
    return trees;
  }
}
