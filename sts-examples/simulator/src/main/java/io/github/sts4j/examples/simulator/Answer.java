package io.github.sts4j.examples.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.PolicyParseException;
import java.util.Optional;

/**
 * What the simulator says to one case.
 *
 * @param id the case's id; empty if the line could not be read
 * @param decision `Allowed`, `ExplicitlyDenied`, `ImplicitlyDenied` or `error`
 * @param reason why, in one line
 * @param explanation the explanation as JSON, if it was asked for and there is a decision
 */
record Answer(Optional<String> id, String decision, String reason, Optional<String> explanation) {

  /** Decides a line. A malformed case or policy is an answer too: the lines after it still count. */
  static Answer to(String line, boolean explain) {
    CaseValue fields;
    Optional<String> id;
    try {
      fields = CaseValue.read(line);
      id = fields.optional("id").map(CaseValue::text);
    } catch (IllegalArgumentException malformed) {
      return error(Optional.empty(), malformed);
    }
    try {
      SimulatorCase question = new SimulatorCase(fields);
      return of(id, AccessEvaluator.evaluate(question.stack(), question.request()), explain);
    } catch (PolicyParseException | IllegalArgumentException malformed) {
      return error(id, malformed);
    }
  }

  /** A decision as an answer. */
  static Answer of(Optional<String> id, AccessDecision decision, boolean explain) {
    Optional<String> explanation =
        explain ? Optional.of(decision.explanation().json()) : Optional.empty();
    return new Answer(id, name(decision.outcome()), decision.explain(), explanation);
  }

  /** The answer as one line of JSON. */
  String json() {
    ObjectNode out = JsonNodeFactory.instance
        .objectNode()
        .put("id", id.orElse(null))
        .put("decision", decision)
        .put("reason", reason);
    explanation.ifPresent(json -> out.putRawValue("explanation", new RawValue(json)));
    return out.toString();
  }

  private static Answer error(Optional<String> id, RuntimeException malformed) {
    return new Answer(id, "error", String.valueOf(malformed.getMessage()), Optional.empty());
  }

  private static String name(AccessDecision.Outcome outcome) {
    return switch (outcome) {
      case ALLOWED -> "Allowed";
      case EXPLICITLY_DENIED -> "ExplicitlyDenied";
      case IMPLICITLY_DENIED -> "ImplicitlyDenied";
    };
  }
}
