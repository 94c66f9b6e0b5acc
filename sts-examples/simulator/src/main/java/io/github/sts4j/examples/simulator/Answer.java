package io.github.sts4j.examples.simulator;

import io.github.sts4j.policy.AccessDecision;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.PolicyParseException;
import io.github.sts4j.policy.json.JsonException;
import io.github.sts4j.policy.json.JsonWriter;
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
    CaseFields fields;
    Optional<String> id;
    try {
      fields = CaseFields.read(line);
      id = fields.id();
    } catch (JsonException | IllegalArgumentException malformed) {
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
    StringBuilder out = new StringBuilder("{\"id\":");
    out.append(id.map(JsonWriter::quote).orElse("null"));
    out.append(",\"decision\":").append(JsonWriter.quote(decision));
    out.append(",\"reason\":").append(JsonWriter.quote(reason));
    explanation.ifPresent(it -> out.append(",\"explanation\":").append(it));
    return out.append('}').toString();
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
