package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A context whose keys are worked out on demand says what the same context says that was written out. */
class ContextOnDemandTest {
  private final List<String> asked = new ArrayList<>();
  private int rests;
  private final ConditionContext context = ConditionContext.onDemand(source(), this::rest);
  private final ConditionContext written = ConditionContext.builder()
      .put("app:Team", "blue")
      .putAll("app:List", List.of("x", "y"))
      .put("aws:PrincipalArn", "arn:aws:iam::111122223333:role/Reader")
      .put("aws:userid", "AROA:alice")
      .build();

  private ContextSource source() {
    Map<String, String> values = Map.of(
        "aws:principalarn", "arn:aws:iam::111122223333:role/Reader", "aws:userid", "AROA:alice");
    return new ContextSource() {
      @Override
      public Set<String> keys() {
        return Set.of("aws:PrincipalArn", "aws:userid");
      }

      @Override
      public Optional<String> value(String foldedKey) {
        asked.add(foldedKey);
        return Optional.ofNullable(values.get(foldedKey));
      }
    };
  }

  private ConditionContext rest() {
    rests++;
    return ConditionContext.builder()
        .put("aws:userid", "overruled")
        .put("app:Team", "blue")
        .putAll("app:List", List.of("x", "y"))
        .build();
  }

  // EV-20
  @Test
  void everyKeyReadsAsIfItWereWritten() {
    assertEquals(written.keys(), context.keys());
    for (String key : List.of(
        "aws:PrincipalArn", "AWS:USERID", "app:team", "app:list", "app:absent", "aws:absent")) {
      assertEquals(written.values(key), context.values(key), key);
      assertEquals(written.isMultiValued(key), context.isMultiValued(key), key);
    }
    ConditionContext copied = context.toBuilder().remove("app:LIST").build();
    assertEquals(Optional.empty(), copied.values("app:list"));
    assertEquals(written.values("aws:userid"), copied.values("aws:userid"));
    assertFalse(context.toString().contains("overruled"), context.toString());
  }

  // EV-20, EV-23: conditions and variables decide alike, and a set is no variable.
  @Test
  void policiesDecideAsIfItWereWritten() {
    for (String condition : List.of(
        "\"StringEquals\":{\"AWS:UserId\":\"AROA:alice\"}",
        "\"StringEquals\":{\"aws:userid\":\"overruled\"}",
        "\"StringEquals\":{\"APP:TEAM\":\"${aws:userid}\"}",
        "\"StringLike\":{\"aws:PrincipalArn\":\"*${app:List}\"}",
        "\"ForAllValues:StringEquals\":{\"app:List\":[\"x\",\"y\"]}",
        "\"Null\":{\"aws:PrincipalArn\":\"true\"}")) {
      PolicyStack stack = stack(",\"Condition\":{" + condition + "}");
      assertEquals(decide(stack, written), decide(stack, context), condition);
    }
  }

  @Test
  void aPolicyWithoutConditionsAsksForNothing() {
    assertEquals(AccessDecision.Outcome.ALLOWED, decide(stack(""), context));
    assertEquals(List.of(), asked);
    assertEquals(0, rests);
  }

  @Test
  void whatIsNotComputedIsMadeOnceAndOnlyWhenItIsAskedFor() {
    context.values("aws:userid");
    assertEquals(0, rests);
    context.values("app:team");
    context.values("app:list");
    assertEquals(1, rests);
    assertTrue(asked.contains("app:team"));
  }

  private static PolicyStack stack(String condition) {
    return PolicyStack.builder()
        .identity(List.of(Policy.parse(
            PolicyKind.IDENTITY,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\""
                + condition + "}]}")))
        .build();
  }

  private static AccessDecision.Outcome decide(PolicyStack stack, ConditionContext context) {
    return AccessEvaluator.decide(
        stack,
        AccessRequest.builder()
            .principal(new RequestPrincipal.AccountRoot("aws", "111122223333"))
            .action("s3:GetObject")
            .resource("arn:aws:s3:::data/a")
            .resourceAccount("111122223333")
            .context(context)
            .build());
  }
}
