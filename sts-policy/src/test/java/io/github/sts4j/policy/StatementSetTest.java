package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many policies in one layer get one common index after a while, which changes no answer. */
class StatementSetTest {
  private final PolicyStack stack = PolicyStack.builder()
      .identity(IntStream.range(0, 40)
          .mapToObj(i -> policy(i % 4 == 3 ? "Deny" : "Allow", "service" + i % 20 + ":Get*"))
          .toList())
      .build();

  // EV-1
  @Test
  void aLayerOfManyPoliciesAnswersTheSameHoweverOftenItIsAsked() {
    List<AccessDecision.Outcome> first = answers();
    for (int i = 0; i < 100; i++) {
      assertEquals(first, answers());
    }
    assertEquals(AccessDecision.Outcome.ALLOWED, first.get(0));
    assertEquals(AccessDecision.Outcome.EXPLICITLY_DENIED, first.get(3));
    assertEquals(AccessDecision.Outcome.IMPLICITLY_DENIED, first.get(20));
  }

  private List<AccessDecision.Outcome> answers() {
    return IntStream.range(0, 21)
        .mapToObj(i -> AccessEvaluator.decide(
            stack,
            AccessRequest.builder()
                .principal(new RequestPrincipal.AccountRoot("aws", "111122223333"))
                .action("service" + i + ":GetThing")
                .resource("*")
                .resourceAccount("111122223333")
                .build()))
        .toList();
  }

  private static Policy policy(String effect, String action) {
    return Policy.parse(
        PolicyKind.IDENTITY,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"" + effect + "\",\"Action\":\""
            + action + "\",\"Resource\":\"*\"}]}");
  }
}
