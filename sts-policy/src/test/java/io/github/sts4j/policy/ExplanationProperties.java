package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessDecision.Outcome;
import io.github.sts4j.policy.generator.PolicyArbitraries;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.reference.Answer;
import io.github.sts4j.policy.reference.Situation;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * The explanation agrees with the decision:
 *
 * <ol>
 *   <li>the outcome asked for alone is the outcome of the explained decision;
 *   <li>some layer says that it denies exactly when the decision is an explicit denial, and the first such layer, in the
 *       order of EV-2, is the one the decision names;
 *   <li>a statement is said to apply, or to come close, never both;
 *   <li>text and JSON say the same outcome;
 *   <li>the statements that decided are shown as their policies have them.
 * </ol>
 */
class ExplanationProperties {

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void explanationAgreesWithTheDecision(@ForAll("situations") Situation situation) {
    Assume.that(CompiledEvaluator.decide(situation).word() != Answer.Word.ERROR);
    PolicyStack stack = CompiledEvaluator.stack(situation);
    AccessRequest request = CompiledEvaluator.request(situation);
    AccessDecision decision = AccessEvaluator.evaluate(stack, request);
    DecisionExplanation explanation = decision.explanation();
    assertEquals(AccessEvaluator.decide(stack, request), decision.outcome());
    if (!UnconditionalActions.isAllowed(request)) {
      layersAgree(decision, explanation);
    }
    for (LayerExplanation layer : explanation.layers()) {
      assertTrue(
          layer.applying().stream().allMatch(statement -> statement.mismatch().isEmpty()));
      assertTrue(
          layer.closest().stream().allMatch(statement -> statement.mismatch().isPresent()));
    }
    assertEquals(
        decision.statements(),
        decision.decidingStatements().stream().map(DecidingStatement::reference).toList());
    decision.decidingStatements().forEach(ExplanationProperties::isWrittenAsItActs);
    JsonObject json = (JsonObject) JsonReader.read(explanation.json());
    assertEquals(
        decision.outcome().name(), ((JsonString) json.get("outcome").orElseThrow()).value());
    assertTrue(explanation.text().startsWith(decision.explain()), explanation::text);
  }

  private static void isWrittenAsItActs(DecidingStatement statement) {
    JsonObject written = (JsonObject) JsonReader.read(statement.json());
    assertEquals(
        statement.denies() ? "Deny" : "Allow",
        ((JsonString) written.get("Effect").orElseThrow()).value());
    assertEquals(
        statement.reference().sid(), written.get("Sid").map(sid -> ((JsonString) sid).value()));
  }

  private static void layersAgree(AccessDecision decision, DecisionExplanation explanation) {
    Optional<PolicyLayer> denying = explanation.layers().stream()
        .filter(LayerExplanation::denies)
        .map(LayerExplanation::layer)
        .findFirst();
    assertEquals(
        decision.outcome() == Outcome.EXPLICITLY_DENIED, denying.isPresent(), explanation::text);
    denying.ifPresent(layer -> assertEquals(decision.decidingLayer(), Optional.of(layer)));
  }

  @Provide
  Arbitrary<Situation> situations() {
    return PolicyArbitraries.situations();
  }
}
