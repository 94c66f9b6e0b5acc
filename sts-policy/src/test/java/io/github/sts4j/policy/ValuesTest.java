package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ARNs, contexts, requests and references as values. */
class ValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''              | write `arn:partition:service:region:account:resource`",
        "*               | write `arn:",
        "arn:aws:s3::b   | write `arn:",
        "urn:aws:s3:::b  | write `arn:",
        "arn::s3:::b     | its partition is empty",
        "arn:aws::::b    | its service is empty",
        "arn:aws:s3:::   | needs a resource"
      })
  void whatIsNoArnIsRefused(String text, String problem) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Arn.parse(text));
    assertTrue(refusal.getMessage().contains(problem), refusal.getMessage());
    assertTrue(refusal.getMessage().startsWith("`" + text + "`"), refusal.getMessage());
  }

  @Test
  void partOfAnArnHoldsNoColon() {
    assertThrows(IllegalArgumentException.class, () -> new Arn("a:b", "s3", "", "", "b"));
    assertThrows(IllegalArgumentException.class, () -> new Arn("aws", "s", "a:b", "", "b"));
    assertThrows(IllegalArgumentException.class, () -> new Arn("aws", "s", "", "a:b", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:s3:::b/k",
        "arn:aws-cn:logs:cn-north-1:111122223333:log-group:/app:log-stream:s"
      })
  void arnIsWrittenAsItWasRead(String text) {
    assertEquals(text, Arn.parse(text).toString());
  }

  @Test
  void contextKeysIgnoreCaseAndTheLastWordCounts() {
    ConditionContext context = ConditionContext.builder()
        .put("aws:UserName", "old")
        .put("AWS:username", "new")
        .putAll("aws:TagKeys", List.of("a", "b"))
        .build();
    assertEquals(Optional.of(List.of("new")), context.values("aws:USERNAME"));
    assertEquals(Optional.of(List.of("a", "b")), context.values("aws:tagkeys"));
    assertEquals(Optional.empty(), context.values("aws:x"));
    assertEquals(Set.of("AWS:username", "aws:TagKeys"), context.keys());
    assertTrue(context.isMultiValued("AWS:TAGKEYS"));
    assertFalse(context.isMultiValued("aws:username"));
    assertFalse(context.isMultiValued("aws:x"));
    assertEquals("{AWS:username=new, aws:TagKeys=[a, b]}", context.toString());
  }

  @Test
  void contextsMergeAndStayApart() {
    ConditionContext first =
        ConditionContext.builder().put("a", "1").put("b", "1").build();
    ConditionContext second = first.toBuilder()
        .putAll(ConditionContext.builder().put("B", "2").build())
        .remove("A")
        .build();
    assertEquals(Optional.of(List.of("1")), first.values("b"));
    assertEquals(Optional.of(List.of("2")), second.values("b"));
    assertEquals(Optional.empty(), second.values("a"));
    assertEquals(Set.of(), ConditionContext.empty().keys());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s3", "s3:", ":Get"})
  void requestNeedsAnAction(String action) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Policies.getObject(Policies.alice()).action(action).build());
  }

  @Test
  void requestNeedsPrincipalActionAndResource() {
    AccessRequest.Builder builder = AccessRequest.builder();
    assertThrows(NullPointerException.class, builder::build);
    builder.principal(Policies.alice());
    assertThrows(NullPointerException.class, builder::build);
    builder.action("s3:GetObject");
    assertThrows(NullPointerException.class, builder::build);
    AccessRequest request = builder.resource("*").build();
    assertEquals(Optional.empty(), request.resourceAccount());
    assertEquals(Policies.alice(), request.principal());
    assertEquals("s3:GetObject", request.action());
    assertEquals("*", request.resource());
    assertEquals(Set.of(), request.context().keys());
  }

  @Test
  void decisionNamesItsStatementsWithTheirLabels() {
    Policy policy = Policy.parse(PolicyKind.IDENTITY, """
            {"Statement": [
              {"Sid": "Other", "Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
              {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
              {"Effect": "Allow", "Action": "*", "Resource": "*"}]}""").named("readers");
    PolicyStack stack = PolicyStack.builder().identity(List.of(policy)).build();
    AccessDecision decision =
        AccessEvaluator.evaluate(stack, Policies.getObject(Policies.alice()).build());
    assertEquals(
        List.of(
            new StatementReference(
                PolicyLayer.IDENTITY,
                PolicyKind.IDENTITY,
                Optional.of("readers"),
                1,
                Optional.of("Read")),
            new StatementReference(
                PolicyLayer.IDENTITY,
                PolicyKind.IDENTITY,
                Optional.of("readers"),
                2,
                Optional.empty())),
        decision.statements());
    assertTrue(
        decision.explain().contains("statement 1 (`Read`) of `readers` in identity policies"),
        decision.explain());
    assertEquals("ALLOWED", decision.toString());
    assertEquals("Policy[IDENTITY `readers`, 3 statements]", policy.toString());
  }

  @Test
  void denialNamesTheDenyOrTheLayerThatIsSilent() {
    AccessRequest request = Policies.getObject(Policies.alice()).build();
    AccessDecision silent = AccessEvaluator.evaluate(PolicyStack.builder().build(), request);
    assertEquals(List.of(), silent.statements());
    assertTrue(
        silent.explain().contains("nothing in the identity policies allows it"), silent.explain());
    assertEquals("IMPLICITLY_DENIED by identity policies", silent.toString());
    PolicyStack denying = PolicyStack.builder()
        .identity(List.of(
            Policies.allow(PolicyKind.IDENTITY, "*"), Policies.deny(PolicyKind.IDENTITY, "s3:*")))
        .build();
    AccessDecision denied = AccessEvaluator.evaluate(denying, request);
    assertEquals(
        List.of(new StatementReference(
            PolicyLayer.IDENTITY, PolicyKind.IDENTITY, Optional.empty(), 0, Optional.empty())),
        denied.statements());
    assertTrue(
        denied.explain().contains("is denied by statement 0 in identity policies"),
        denied.explain());
  }

  // ID-2
  @Test
  void principalOfAnotherKindOfArnIsRefused() {
    Arn bucket = Arn.parse("arn:aws:s3:::data");
    Optional<String> noId = Optional.empty();
    for (Arn wrong : List.of(bucket, Policies.ALICE, Policies.CAROL)) {
      assertThrows(IllegalArgumentException.class, () -> new RequestPrincipal.Role(wrong, noId));
      assertThrows(
          IllegalArgumentException.class,
          () -> new RequestPrincipal.RoleSession(wrong, Optional.empty(), noId));
    }
    for (Arn wrong : List.of(bucket, Policies.APP, Policies.APP_SESSION)) {
      assertThrows(IllegalArgumentException.class, () -> new RequestPrincipal.User(wrong, noId));
      assertThrows(
          IllegalArgumentException.class,
          () -> new RequestPrincipal.FederatedUser(wrong, Optional.empty(), noId));
      assertThrows(
          IllegalArgumentException.class,
          () -> new RequestPrincipal.FederatedUser(Policies.CAROL, Optional.of(wrong), noId));
    }
  }

  @Test
  void referenceNeedsAPlace() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new StatementReference(
            PolicyLayer.SESSION, PolicyKind.SESSION, Optional.empty(), -1, Optional.empty()));
  }
}
