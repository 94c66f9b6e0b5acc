package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.reference.ReferenceEvaluator;
import io.github.sts4j.policy.reference.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference is held to the published cases too, or agreeing with it would prove little. */
class ReferenceEvaluatorTest {
  @ParameterizedTest
  @CsvSource({"edge-cases-public.jsonl, 200", "generated-public.jsonl, 1900"})
  @SuppressWarnings("unchecked")
  void referenceDecidesThePublishedCasesToo(String file, int atLeast) {
    List<PolicyCase> wellFormed = PolicyCase.read(file).stream()
        .filter(each -> !each.answer().equals("error"))
        .filter(each -> !each.line().raw().contains("aws-service-role"))
        .toList();
    assertTrue(wellFormed.size() >= atLeast, () -> wellFormed.size() + " cases");
    List<String> misses = wellFormed.stream()
        .filter(each ->
            !each.accepts(ReferenceEvaluator.decide((Map<String, Object>) Trees.of(each.line()))))
        .map(PolicyCase::id)
        .toList();
    assertEquals(List.of(), misses);
  }
}
