package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The decision cases of `policy-cases`, whose README is the semantics. */
class PolicyCasesTest {
  private record Miss(PolicyCase policyCase, String answer) {
    boolean isWrongAllowed() {
      return answer.equals("Allowed");
    }

    @Override
    public String toString() {
      return policyCase.id() + ": expected " + policyCase.expected() + ", answered " + answer;
    }
  }

  @Test
  void edgeCasesAreDecidedAsDocumented() {
    assertNoMiss("edge-cases-public.jsonl", 263);
  }

  @Test
  void generatedCasesAreDecidedAsByTheOracle() {
    assertNoMiss("generated-public.jsonl", 2000);
  }

  @Tag("timed")
  @Test
  void stressCasesAreDecidedInTime() {
    List<PolicyCase> cases = PolicyCase.read("stress-public.jsonl");
    assertEquals(8, cases.size());
    assertAll(cases.stream().map(each -> () -> {
      assertTrue(each.accepts(each.answer()), () -> new Miss(each, each.answer()).toString());
      long millis = fastestMillis(each);
      assertTrue(millis <= each.maxMillis(), () -> each.id() + " took " + millis + " ms");
    }));
  }

  /** Parsing and deciding, as often as it takes the JVM to get warm. */
  private static long fastestMillis(PolicyCase each) {
    long fastest = Long.MAX_VALUE;
    for (int run = 0; run < 20 && fastest > each.maxMillis(); run++) {
      long start = System.nanoTime();
      each.answer();
      fastest = Math.min(fastest, (System.nanoTime() - start) / 1_000_000);
    }
    return fastest;
  }

  private static void assertNoMiss(String file, int count) {
    List<PolicyCase> cases = PolicyCase.read(file);
    assertEquals(count, cases.size());
    List<Miss> misses = new ArrayList<>();
    List<Miss> contested = new ArrayList<>();
    for (PolicyCase each : cases) {
      String answer = each.answer();
      if (!each.accepts(answer)) {
        (each.basis().equals("contested") ? contested : misses).add(new Miss(each, answer));
      }
    }
    System.out.println(
        file + ": " + count + " cases, " + misses.size() + " missed, contested " + contested);
    misses.sort(Comparator.comparing(Miss::isWrongAllowed).reversed());
    assertEquals(List.of(), misses);
  }
}
