package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.policy.generator.SituationSource;
import io.github.sts4j.policy.reference.ReferenceEvaluator;
import io.github.sts4j.policy.reference.Situation;

/** The compiled evaluator and the reference give the same answer in every situation the fuzzer can think up. */
class DecisionFuzzer {

  @FuzzTest(maxDuration = "3m")
  void compiledEqualsReference(FuzzedDataProvider data) {
    Situation situation = SituationSource.situation(bound -> data.consumeInt(0, bound - 1));
    assertEquals(
        ReferenceEvaluator.decide(situation),
        CompiledEvaluator.decide(situation),
        situation::toString);
  }
}
