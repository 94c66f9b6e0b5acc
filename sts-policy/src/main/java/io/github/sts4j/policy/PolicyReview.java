package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Looks through a policy for what its grammar admits and its author hardly meant. Decides nothing. */
public final class PolicyReview {
  private PolicyReview() {}

  /** The findings, statement by statement. A policy without findings is not thereby a good one. */
  public static List<PolicyFinding> of(Policy policy) {
    JsonValue written = ((JsonObject) JsonReader.read(policy.json()))
        .get("Statement")
        .orElseThrow(() -> new AssertionError("a parsed policy has statements"));
    List<Statement> statements = policy.statements();
    List<PolicyFinding> findings = new ArrayList<>();
    for (Statement statement : statements) {
      JsonValue place =
          written instanceof JsonArray list ? list.elements().get(statement.index()) : written;
      FindingSink sink = new FindingSink((JsonObject) place, findings);
      new StatementReview(policy.kind(), statement, sink).run();
      new ConditionReview(statement, sink).run();
      new CoverageReview(statements, statement, sink).run();
    }
    return List.copyOf(findings);
  }
}
