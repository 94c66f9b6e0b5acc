package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/**
 * Any text at all: the parser answers with a policy or a placed refusal, and the evaluator with a decision. Explores when
 * the environment has `JAZZER_FUZZ=1`; in the ordinary build it runs the inputs kept beside it.
 */
class PolicyFuzzer {
  @FuzzTest
  void parserAnswersWithAPolicyOrAPlacedRefusal(FuzzedDataProvider data) {
    PolicyKind kind = data.pickValue(PolicyKind.values());
    String text = data.consumeRemainingAsString();
    try {
      Policy policy = Policy.parse(kind, text);
      assertEquals(text, policy.json());
      assertEquals(
          policy.statements().size(),
          Policy.parse(kind, policy.json()).statements().size());
    } catch (PolicyParseException refusal) {
      assertTrue(refusal.line() >= 1 && refusal.column() >= 1, refusal::getMessage);
      assertFalse(refusal.problem().isBlank());
      assertTrue(
          refusal.pointer().isEmpty() || refusal.pointer().startsWith("/"), refusal::getMessage);
    }
  }

  @FuzzTest
  void evaluatorDecidesWhateverWasParsed(FuzzedDataProvider data) {
    String resource = data.consumeString(60);
    ConditionContext context = ConditionContext.builder()
        .put(data.consumeString(20), data.consumeString(40))
        .putAll(data.consumeString(20), List.of(data.consumeString(20), data.consumeString(20)))
        .build();
    AccessRequest request = Policies.getObject(Policies.appSession())
        .resource(resource)
        .context(context)
        .build();
    try {
      Policy policy = Policy.parse(PolicyKind.IDENTITY, data.consumeRemainingAsString());
      PolicyStack stack = PolicyStack.builder().identity(List.of(policy)).build();
      AccessDecision decision = AccessEvaluator.evaluate(stack, request);
      assertEquals(decision.outcome(), AccessEvaluator.decide(stack, request));
      assertFalse(decision.explanation().json().isEmpty());
    } catch (PolicyParseException refused) {
      assertFalse(refused.problem().isBlank());
    }
  }
}
