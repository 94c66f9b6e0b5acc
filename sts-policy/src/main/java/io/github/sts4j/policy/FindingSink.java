package io.github.sts4j.policy;

import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonValue;
import java.util.List;

/** Collects the findings of one statement and knows where its elements stand. */
final class FindingSink {
  private final JsonObject statement;
  private final List<PolicyFinding> findings;

  FindingSink(JsonObject statement, List<PolicyFinding> findings) {
    this.statement = statement;
    this.findings = findings;
  }

  /** Adds a finding at the member reached by the given names, or as near to it as the statement goes. */
  void add(PolicyFinding.Code code, String message, String... path) {
    JsonValue place = statement;
    for (String name : path) {
      place = place instanceof JsonObject object ? object.get(name).orElse(place) : place;
    }
    findings.add(new PolicyFinding(code, place.pointer(), place.line(), place.column(), message));
  }
}
