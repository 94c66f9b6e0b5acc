package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.json.JsonArray;
import io.github.sts4j.policy.json.JsonLimits;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonValue;

/**
 * A statement that decided, as its policy has it. Immutable. Not for strangers: it shows the policy.
 *
 * @param reference which statement of which policy
 * @param denies whether it is a Deny
 * @param json the statement itself, exactly as it was written
 */
public record DecidingStatement(StatementReference reference, boolean denies, String json) {
  /** Checks that nothing is null. */
  public DecidingStatement {
    requireNonNull(reference, "reference");
    requireNonNull(json, "json");
  }

  static DecidingStatement of(StatementReference reference, Policy policy, Statement statement) {
    return new DecidingStatement(
        reference, statement.effect() == Effect.DENY, text(policy, statement.index()));
  }

  /** Reads the policy again: a statement that was compiled for matching no longer knows how it was written. */
  private static String text(Policy policy, int index) {
    JsonLimits limits = new JsonLimits(policy.json().length(), PolicyParser.MAX_DEPTH);
    JsonObject document = (JsonObject) JsonReader.read(policy.json(), limits);
    JsonValue statements = document.get("Statement").orElseThrow();
    JsonValue statement =
        statements instanceof JsonArray list ? list.elements().get(index) : statements;
    return statement.raw();
  }
}
