package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A policy as its parts, to be read, changed and written again. Labels are dropped: they decide nothing.
 *
 * @param variables whether its version has policy variables (EV-23)
 */
record PolicyDraft(PolicyKind kind, boolean variables, List<StatementDraft> statements) {
  PolicyDraft {
    statements = List.copyOf(statements);
  }

  static PolicyDraft of(Policy policy) {
    return new DraftReader(policy.kind()).read(policy.json());
  }

  /** A policy of these statements whose version has variables. */
  static PolicyDraft of(PolicyKind kind, List<StatementDraft> statements) {
    return new PolicyDraft(kind, true, statements);
  }

  PolicyDraft withStatements(List<StatementDraft> newStatements) {
    return new PolicyDraft(kind, variables, newStatements);
  }

  /** This draft with one statement changed. */
  PolicyDraft withStatement(int index, StatementDraft statement) {
    List<StatementDraft> changed = new ArrayList<>(statements);
    changed.set(index, statement);
    return withStatements(changed);
  }

  /** This draft without one of its statements. */
  PolicyDraft without(int index) {
    List<StatementDraft> fewer = new ArrayList<>(statements);
    fewer.remove(index);
    return withStatements(fewer);
  }

  String json() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("Version", variables ? "2012-10-17" : "2008-10-17");
    document.put("Statement", statements.stream().map(StatementDraft::json).toList());
    return JsonWriter.write(document);
  }

  Policy policy() {
    return Policy.parse(kind, json());
  }
}
