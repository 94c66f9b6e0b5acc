package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.policy.generator.Choices;
import io.github.sts4j.policy.generator.PolicyArbitraries;
import io.github.sts4j.policy.generator.SituationSource;
import io.github.sts4j.policy.generator.Smaller;
import io.github.sts4j.policy.reference.Answer;
import io.github.sts4j.policy.reference.ReferenceEvaluator;
import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The compiled evaluator and the reference give the same answer, and report a denial for the same layer, in every
 * situation; and the situations are worth asking about: every answer and every layer occurs often.
 */
class DifferentialProperties {

  @Property(tries = 20_000, shrinking = ShrinkingMode.OFF)
  void compiledEqualsReference(@ForAll("situations") Situation situation) {
    Answer expected = ReferenceEvaluator.decide(situation);
    Statistics.label("answer")
        .collect(expected.word())
        .coverage(DifferentialProperties::everyAnswer);
    Statistics.label("layer")
        .collect(expected.word() + " " + expected.layer())
        .coverage(DifferentialProperties::everyLayer);
    assertEquals(expected, CompiledEvaluator.decide(situation), () -> smallest(situation));
  }

  /** As many situations as the property `sts4j.differential` says, from the seed `sts4j.differential.seed`. */
  @Test
  @EnabledIfSystemProperty(named = "sts4j.differential", matches = "[0-9]+")
  void compiledEqualsReferenceForAsManyAsAskedFor() {
    long count = Long.getLong("sts4j.differential");
    Random random = new Random(Long.getLong("sts4j.differential.seed", 1));
    List<String> differ = new ArrayList<>();
    for (long i = 0; i < count && differ.size() < 20; i++) {
      Situation situation = SituationSource.situation(Choices.of(random));
      if (differs(situation)) {
        differ.add(smallest(situation));
      }
    }
    System.out.println("compared " + count + " situations, " + differ.size() + " differ");
    assertEquals(List.of(), differ);
  }

  @Provide
  Arbitrary<Situation> situations() {
    return PolicyArbitraries.situations();
  }

  private static boolean differs(Situation situation) {
    return !ReferenceEvaluator.decide(situation).equals(CompiledEvaluator.decide(situation));
  }

  private static String smallest(Situation situation) {
    Situation smallest = Smaller.of(situation, DifferentialProperties::differs);
    return smallest + "\n  reference " + ReferenceEvaluator.decide(smallest) + "\n  compiled "
        + CompiledEvaluator.decide(smallest);
  }

  private static void everyAnswer(StatisticsCoverage coverage) {
    coverage.check(Answer.Word.ALLOWED).percentage(share -> share >= 15);
    coverage.check(Answer.Word.EXPLICITLY_DENIED).percentage(share -> share >= 15);
    coverage.check(Answer.Word.IMPLICITLY_DENIED).percentage(share -> share >= 15);
    coverage.check(Answer.Word.ERROR).percentage(share -> share >= 0.5 && share <= 15);
  }

  private static void everyLayer(StatisticsCoverage coverage) {
    for (Answer.Layer layer : Answer.Layer.values()) {
      if (layer != Answer.Layer.NONE) {
        coverage.check("EXPLICITLY_DENIED " + layer).percentage(share -> share >= 1);
      }
      if (layer != Answer.Layer.NONE && layer != Answer.Layer.RESOURCE_CONTROL) {
        coverage.check("IMPLICITLY_DENIED " + layer).percentage(share -> share >= 1);
      }
    }
  }
}
