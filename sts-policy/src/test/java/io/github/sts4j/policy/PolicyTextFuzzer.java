package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.policy.reference.Answer;
import io.github.sts4j.policy.reference.ReferenceEvaluator;
import io.github.sts4j.policy.reference.Situation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any text, read as a policy of every kind, is a policy or is refused with a place and a reason; the reference refuses
 * the same texts, and decides alike by those that are policies.
 */
class PolicyTextFuzzer {

  @FuzzTest(maxDuration = "3m")
  void textIsAPolicyOrIsRefusedWithAReason(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    for (PolicyKind kind : PolicyKind.values()) {
      boolean isPolicy = isPolicy(kind, text);
      Situation situation = situation(kind, text);
      Answer expected = ReferenceEvaluator.decide(situation);
      assertEquals(expected.word() != Answer.Word.ERROR, isPolicy, () -> kind + " " + text);
      assertEquals(expected, CompiledEvaluator.decide(situation), () -> kind + " " + text);
    }
  }

  private static boolean isPolicy(PolicyKind kind, String text) {
    try {
      assertEquals(text, Policy.parse(kind, text).json());
      return true;
    } catch (PolicyParseException refused) {
      assertTrue(refused.line() >= 1 && refused.column() >= 1, refused::getMessage);
      assertFalse(refused.problem().isBlank());
      assertTrue(refused.pointer().isEmpty() || refused.pointer().startsWith("/"));
      return false;
    }
  }

  /** A question about this policy alone, asked by somebody whom all other layers let through. */
  private static Situation situation(PolicyKind kind, String text) {
    List<String> identity = List.of("""
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""");
    boolean onResource = kind == PolicyKind.RESOURCE || kind == PolicyKind.TRUST;
    return new Situation(
        "arn:aws:iam::111122223333:user/alice",
        "AWS",
        Optional.empty(),
        Optional.of("AIDAALICE0000000"),
        kind == PolicyKind.TRUST ? "sts:AssumeRole" : "s3:GetObject",
        kind == PolicyKind.TRUST ? "arn:aws:iam::111122223333:role/r" : "arn:aws:s3:::b/alice",
        Optional.of("111122223333"),
        Map.of(
            "aws:username",
            Situation.Given.one("alice"),
            "aws:TagKeys",
            Situation.Given.set(List.of("a", "b"))),
        kind == PolicyKind.IDENTITY ? List.of(text) : identity,
        onResource ? Optional.of(text) : Optional.empty(),
        kind == PolicyKind.TRUST,
        kind == PolicyKind.PERMISSIONS_BOUNDARY ? Optional.of(text) : Optional.empty(),
        kind == PolicyKind.SESSION ? Optional.of(List.of(text)) : Optional.empty(),
        kind == PolicyKind.SERVICE_CONTROL ? List.of(List.of(text)) : List.of(),
        kind == PolicyKind.RESOURCE_CONTROL ? List.of(List.of(text)) : List.of(),
        false);
  }
}
