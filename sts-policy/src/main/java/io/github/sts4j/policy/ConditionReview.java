package io.github.sts4j.policy;

import io.github.sts4j.policy.PolicyFinding.Code;
import io.github.sts4j.policy.condition.Condition;
import java.util.List;
import java.util.Set;

/** What can be said of the conditions of a statement. */
final class ConditionReview {
  /** CK-6: keys that every request has. */
  private static final Set<String> ALWAYS_PRESENT = Set.of(
      "aws:currenttime",
      "aws:epochtime",
      "aws:securetransport",
      "aws:viaawsservice",
      "aws:principalisawsservice");

  private final Statement statement;
  private final List<Condition> conditions;
  private final FindingSink sink;

  ConditionReview(Statement statement, FindingSink sink) {
    this.statement = statement;
    this.conditions = statement.conditions();
    this.sink = sink;
  }

  void run() {
    for (Condition condition : conditions) {
      values(condition);
      absence(condition);
      contradiction(condition);
      sets(condition);
    }
  }

  private void values(Condition condition) {
    if (condition.isNeverSatisfied()) {
      add(
          Code.IMPOSSIBLE_CONDITION,
          condition,
          "no request can satisfy `" + condition.operator() + "` with " + condition.values());
    } else if (!condition.unreadableValues().isEmpty()) {
      add(
          Code.UNREADABLE_VALUE,
          condition,
          "`" + condition.operator() + "` cannot read " + condition.unreadableValues()
              + ", which agree with nothing");
    }
  }

  private void absence(Condition condition) {
    if (!condition.demandsAbsence()) {
      return;
    }
    if (ALWAYS_PRESENT.contains(condition.foldedKey())) {
      add(
          Code.NULL_NEVER_TRUE,
          condition,
          "every request has `" + condition.key() + "`; it is never absent");
    }
    boolean neededToo = conditions.stream()
        .anyMatch(
            other -> other.foldedKey().equals(condition.foldedKey()) && other.demandsPresence());
    if (neededToo) {
      add(
          Code.IMPOSSIBLE_CONDITION,
          condition,
          "`" + condition.key()
              + "` must be absent here and is compared with a value elsewhere in the statement");
    }
  }

  private void contradiction(Condition condition) {
    boolean excluded = condition.operator().equals("StringEquals")
        && conditions.stream()
            .anyMatch(other -> other.operator().equals("StringNotEquals")
                && other.foldedKey().equals(condition.foldedKey())
                && other.values().containsAll(condition.values()));
    if (excluded && !condition.values().isEmpty()) {
      add(
          Code.IMPOSSIBLE_CONDITION,
          condition,
          "`StringNotEquals` excludes every value that `StringEquals` asks for");
    }
  }

  // EV-21: without the key, `ForAllValues` is satisfied.
  private void sets(Condition condition) {
    boolean quantified = condition.operator().startsWith("ForAllValues:")
        && !condition.operator().endsWith(":Null");
    boolean guarded = conditions.stream()
        .anyMatch(
            other -> other.foldedKey().equals(condition.foldedKey()) && other.demandsPresence());
    if (quantified && statement.effect() == Effect.ALLOW && !guarded) {
      add(
          Code.FOR_ALL_VALUES_WITHOUT_NULL,
          condition,
          "a request without `" + condition.key() + "` satisfies this; add `\"Null\": {\""
              + condition.key() + "\": \"false\"}`");
    }
  }

  private void add(Code code, Condition condition, String message) {
    sink.add(code, message, "Condition", condition.operator(), condition.key());
  }
}
