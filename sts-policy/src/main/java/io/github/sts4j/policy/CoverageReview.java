package io.github.sts4j.policy;

import io.github.sts4j.policy.PolicyFinding.Code;
import io.github.sts4j.policy.condition.Condition;
import io.github.sts4j.policy.match.ArnPattern;
import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.Fold;
import io.github.sts4j.policy.match.PatternCompiler;
import io.github.sts4j.policy.match.PatternSyntaxProblem;
import java.util.List;
import java.util.Map;

/**
 * Whether other statements of a policy make one needless. Says so only when it is certain: a pattern covers another if,
 * without `?` of its own, it matches the other's text, whose wildcards only an asterisk can then have taken in.
 */
final class CoverageReview {
  private static final ContextTable NOTHING = new ContextTable(Map.of());
  /** Comparing every statement with every other is for policies people write. */
  private static final int MAX_STATEMENTS = 200;

  private final List<Statement> statements;
  private final Statement statement;
  private final FindingSink sink;

  CoverageReview(List<Statement> statements, Statement statement, FindingSink sink) {
    this.statements = statements;
    this.statement = statement;
    this.sink = sink;
  }

  void run() {
    if (statements.size() > MAX_STATEMENTS) {
      return;
    }
    for (Statement other : statements) {
      if (other != statement && covers(other, statement)) {
        if (report(other)) {
          return;
        }
      }
    }
  }

  /** Reports what a covering statement means for this one; false if it means nothing. */
  private boolean report(Statement other) {
    if (other.effect() == statement.effect()) {
      // Of two that cover each other the later one is needless.
      if (covers(statement, other) && statement.index() < other.index()) {
        return false;
      }
      sink.add(
          Code.SHADOWED_STATEMENT,
          "statement " + other.index() + " does all that this one does; remove this one");
      return true;
    }
    if (statement.effect() == Effect.ALLOW) {
      sink.add(
          Code.ALLOW_ALWAYS_DENIED,
          "statement " + other.index() + " denies all that this one allows");
      return true;
    }
    return false;
  }

  private static boolean covers(Statement wide, Statement narrow) {
    return coversPrincipals(wide, narrow)
        && coversActions(wide.action(), narrow.action())
        && coversResources(wide, narrow)
        && coversConditions(wide.conditions(), narrow.conditions());
  }

  private static boolean coversPrincipals(Statement wide, Statement narrow) {
    if (wide.principal().isEmpty()) {
      return true;
    }
    PrincipalMatcher outer = wide.principal().get();
    PrincipalMatcher inner = narrow.principal().orElseThrow();
    return !outer.isNegated()
        && !inner.isNegated()
        && outer.patterns().containsAll(inner.patterns());
  }

  private static boolean coversActions(ActionMatcher wide, ActionMatcher narrow) {
    if (wide.isNegated() || narrow.isNegated()) {
      return wide.isNegated() == narrow.isNegated() && wide.written().equals(narrow.written());
    }
    return !narrow.written().isEmpty()
        && narrow.written().stream()
            .allMatch(
                inner -> wide.written().stream().anyMatch(outer -> coversAction(outer, inner)));
  }

  private static boolean coversAction(String outer, String inner) {
    try {
      return outer.equalsIgnoreCase(inner)
          || (outer.indexOf('?') < 0
              && PatternCompiler.wildcards(false)
                  .compile(Fold.ascii(outer))
                  .matches(Fold.ascii(inner), NOTHING));
    } catch (PatternSyntaxProblem parsedBefore) {
      throw new AssertionError("the pattern was compiled once", parsedBefore);
    }
  }

  private static boolean coversResources(Statement wide, Statement narrow) {
    if (wide.resource().isEmpty()) {
      return true;
    }
    ResourceMatcher outer = wide.resource().get();
    ResourceMatcher inner = narrow.resource().orElseThrow();
    if (outer.isNegated() || inner.isNegated()) {
      return outer.isNegated() == inner.isNegated() && texts(outer).equals(texts(inner));
    }
    return !inner.patterns().isEmpty()
        && inner.patterns().stream()
            .allMatch(each ->
                outer.patterns().stream().anyMatch(pattern -> coversResource(pattern, each)));
  }

  private static boolean coversResource(ArnPattern outer, ArnPattern inner) {
    String text = outer.toString();
    return text.equals(inner.toString())
        || (text.indexOf('?') < 0
            && text.indexOf('$') < 0
            && outer.matches(inner.toString(), NOTHING));
  }

  private static List<String> texts(ResourceMatcher resource) {
    return resource.patterns().stream().map(ArnPattern::toString).toList();
  }

  /** A statement covers another if each of its own conditions stands in the other too. */
  private static boolean coversConditions(List<Condition> wide, List<Condition> narrow) {
    return wide.stream().allMatch(outer -> narrow.stream().anyMatch(inner -> same(outer, inner)));
  }

  private static boolean same(Condition a, Condition b) {
    return a.operator().equals(b.operator())
        && a.foldedKey().equals(b.foldedKey())
        && a.values().equals(b.values());
  }
}
