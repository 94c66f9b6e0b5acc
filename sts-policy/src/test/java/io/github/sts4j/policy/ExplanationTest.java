package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an explanation says: which statements apply in each layer, and for the nearest others what they failed on. */
class ExplanationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Action\":\"s3:Put*\",\"Resource\":\"*\"         | ACTION    | one of [s3:Put*] | s3:GetObject",
        "\"NotAction\":[\"s3:*\",\"sqs:*\"],\"Resource\":\"*\" | ACTION | none of [s3:*, sqs:*] | s3:GetObject",
        "\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::x\" | RESOURCE | one of [arn:aws:s3:::x] | arn:aws:s3:::data/home/alice/report.txt",
        "\"Action\":\"s3:*\",\"NotResource\":\"*\"         | RESOURCE  | none of [*]      | arn:aws:s3:::data/home/alice/report.txt",
        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"app:b\":\"true\"},\"StringEquals\":{\"app:k\":[\"x\",\"y\"]}} | CONDITION | StringEquals app:k [x, y] | z",
        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"ForAnyValue:StringLike\":{\"app:set\":\"x\"}} | CONDITION | ForAnyValue:StringLike app:set [x] | [a, b]",
        "\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"NumericLessThan\":{\"app:n\":\"5\"}} | CONDITION | NumericLessThan app:n [5] | no such key",
      })
  void firstElementThatFailsIsNamedWithTheValueSeen(
      String statement, Element element, String demanded, String seen) {
    Policy policy = Policy.parse(
        PolicyKind.IDENTITY,
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\"," + statement + "}}");
    Mismatch mismatch = only(explain(PolicyStack.builder().identity(List.of(policy))))
        .mismatch()
        .orElseThrow();
    assertEquals(element, mismatch.element());
    assertEquals(demanded, mismatch.demanded());
    assertEquals(seen, mismatch.seen().replace("`", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Principal\":{\"AWS\":\"444455556666\"}                             | one of [444455556666]",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::444455556666:root\"}           | one of [arn:aws:iam::444455556666:root]",
        "\"Principal\":{\"AWS\":[\"arn:aws:iam::1:user/x\",\"arn:aws:iam::111122223333:role/r\"]} | ",
        "\"Principal\":{\"AWS\":\"arn:aws:sts::111122223333:assumed-role/r/s\"} | one of [arn:aws:sts::111122223333:assumed-role/r/s]",
        "\"Principal\":{\"AWS\":\"arn:aws:sts::111122223333:federated-user/f\"} | one of [arn:aws:sts::111122223333:federated-user/f]",
        "\"Principal\":{\"AWS\":\"AROAEXAMPLEEXAMPLE234\"}                     | one of [AROAEXAMPLEEXAMPLE234]",
        "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}                    | one of [ec2.amazonaws.com]",
        "\"NotPrincipal\":\"*\"                                               | none of [*]",
      })
  void principalsAreNamedAsTheyAreWritten(String principal, String demanded) {
    String account = principal.replace("::1:", "::111122223333:");
    Policy policy = Policy.parse(
        PolicyKind.RESOURCE,
        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\"," + account
            + ",\"Action\":\"*\",\"Resource\":\"*\"}}");
    List<LayerExplanation> layers =
        explain(PolicyStack.builder().resource(policy)).layers();
    assertEquals(PolicyLayer.RESOURCE, layers.get(0).layer());
    Mismatch mismatch = layers.get(0).closest().get(0).mismatch().orElseThrow();
    assertEquals(Element.PRINCIPAL, mismatch.element());
    assertEquals("`" + Policies.ALICE + "`", mismatch.seen());
    assertEquals(
        demanded == null
            ? "one of [arn:aws:iam::111122223333:user/x, arn:aws:iam::111122223333:role/r]"
            : demanded,
        mismatch.demanded());
  }

  @Test
  void closestFailedLastAndAllowsComeFirst() {
    Policy policy = Policy.parse(PolicyKind.IDENTITY, """
        {"Statement": [
          {"Sid": "far", "Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
          {"Sid": "deny", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::x"},
          {"Sid": "a", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::y"},
          {"Sid": "b", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::z"}]}""");
    LayerExplanation layer =
        explain(PolicyStack.builder().identity(List.of(policy))).layers().get(0);
    assertEquals(
        List.of("a", "b", "deny"),
        layer.closest().stream().map(it -> it.statement().sid().orElseThrow()).toList());
    assertEquals(
        List.of(false, false, true),
        layer.closest().stream().map(StatementExplanation::denies).toList());
    assertEquals(List.of(), layer.applying());
    assertFalse(layer.allows());
    assertFalse(layer.denies());
  }

  // EV-2
  @Test
  void layersAreListedInTheirOrder() {
    DecisionExplanation explanation = explain(everyLayer());
    assertEquals(
        List.of(
            PolicyLayer.RESOURCE_CONTROL,
            PolicyLayer.SERVICE_CONTROL,
            PolicyLayer.SERVICE_CONTROL,
            PolicyLayer.RESOURCE,
            PolicyLayer.IDENTITY,
            PolicyLayer.PERMISSIONS_BOUNDARY,
            PolicyLayer.SESSION),
        explanation.layers().stream().map(LayerExplanation::layer).toList());
    assertEquals(
        List.of(0, 0, 1, 0, 0, 0, 0),
        explanation.layers().stream().map(LayerExplanation::level).toList());
    assertTrue(explanation.layers().get(0).denies());
    assertFalse(explanation.layers().get(0).allows());
    assertTrue(explanation.layers().get(1).allows());
    assertFalse(explanation.layers().get(1).denies());
  }

  // EV-3, EV-4
  @Test
  void layersThatAreNotAskedAreNotListed() {
    RequestPrincipal service = new RequestPrincipal.Service("ec2.amazonaws.com");
    assertEquals(List.of(PolicyLayer.RESOURCE_CONTROL, PolicyLayer.RESOURCE), layersFor(service));
    RequestPrincipal linked = new RequestPrincipal.Role(
        Arn.parse("arn:aws:iam::111122223333:role/aws-service-role/x/R"), Optional.empty());
    assertEquals(
        List.of(
            PolicyLayer.RESOURCE,
            PolicyLayer.IDENTITY,
            PolicyLayer.PERMISSIONS_BOUNDARY,
            PolicyLayer.SESSION),
        layersFor(linked));
  }

  // EV-9: a Deny with NotPrincipal hits whoever has a boundary, and the explanation says so.
  @Test
  void boundaryBringsTheDenyWithNotPrincipalIn() {
    Policy spares = Policy.parse(
        PolicyKind.RESOURCE,
        "{\"Statement\":{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":[\"" + Policies.ALICE
            + "\",\"111122223333\"]},\"Action\":\"*\",\"Resource\":\"*\"}}");
    PolicyStack.Builder stack = PolicyStack.builder().resource(spares);
    assertFalse(explain(stack).layers().get(0).denies());
    stack.permissionsBoundary(Policies.allow(PolicyKind.PERMISSIONS_BOUNDARY, "*"));
    assertTrue(explain(stack).layers().get(0).denies());
  }

  @Test
  void textHasALineForEachLayerAndStatement() {
    assertEquals("""
        `arn:aws:iam::111122223333:user/alice -> s3:GetObject on arn:aws:s3:::data/home/alice/report.txt` \
        is denied by statement 0 in resource control policies
          resource control policies: deny
            statement 0 in resource control policies denies
          service control policies: allow
            statement 0 of `root` in service control policies allows
          service control policies, level 1: silent
            statement 0 in service control policies would allow but for its action: asks for one of [sqs:ListQueues], \
        the request has `s3:GetObject`
          resource policy: silent
            statement 0 in resource policy would deny but for its principal: asks for one of [444455556666], \
        the request has `arn:aws:iam::111122223333:user/alice`
          identity policies: allow
            statement 0 in identity policies allows
          permissions boundary: allow
            statement 0 in permissions boundary allows
          session policies: silent""", explain(everyLayer()).text());
    assertEquals(explain(everyLayer()).text(), explain(everyLayer()).toString());
  }

  // TP-2: who asks why a role was refused is told of its trust policy, by that name.
  @Test
  void trustPolicyIsCalledWhatItIs() {
    Policy trust = Policy.parse(PolicyKind.TRUST, """
            {"Statement": [
              {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/alice"}, "Action": "sts:TagSession"},
              {"Sid": "Never", "Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:SetSourceIdentity"}]}""").named("trust policy");
    assertEquals("""
        `arn:aws:iam::111122223333:user/alice -> sts:AssumeRole on arn:aws:iam::111122223333:role/r` \
        is denied: nothing in the role's trust policy allows it
          role's trust policy: silent
            statement 0 of the role's trust policy would allow but for its action: asks for one of [sts:TagSession], \
        the request has `sts:AssumeRole`
            statement 1 (`Never`) of the role's trust policy would deny but for its action: asks for one of \
        [sts:SetSourceIdentity], the request has `sts:AssumeRole`
          identity policies: silent""", trusted(trust, "sts:AssumeRole").explanation().text());
    assertEquals(
        "IMPLICITLY_DENIED by role's trust policy",
        trusted(trust, "sts:AssumeRole").toString());
    assertTrue(trusted(trust, "sts:TagSession")
        .explain()
        .endsWith("is allowed by statement 0 of the role's trust policy"));
    AccessDecision denied = trusted(trust, "sts:SetSourceIdentity");
    assertTrue(
        denied.explain().endsWith("is denied by statement 1 (`Never`) of the role's trust policy"));
    String json = denied.explanation().json();
    assertTrue(json.contains("\"decidingLayer\":\"RESOURCE\""), json);
    assertTrue(json.contains("{\"layer\":\"RESOURCE\",\"name\":\"role's trust policy\","), json);
  }

  private static AccessDecision trusted(Policy trust, String action) {
    return AccessEvaluator.evaluate(
        PolicyStack.builder().resource(trust).build(),
        AccessRequest.builder()
            .principal(Policies.alice())
            .action(action)
            .resource("arn:aws:iam::111122223333:role/r")
            .resourceAccount("111122223333")
            .build());
  }

  @Test
  void jsonIsOneLineWithTheSameFacts() {
    Policy policy = Policy.parse(PolicyKind.IDENTITY, """
            {"Statement": [
              {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"},
              {"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::x"}]}""").named("readers");
    assertEquals(
        "{\"outcome\":\"ALLOWED\",\"reason\":\"`arn:aws:iam::111122223333:user/alice -> s3:GetObject on "
            + "arn:aws:s3:::data/home/alice/report.txt` is allowed by statement 0 (`Read`) of `readers` in identity"
            + " policies\",\"layers\":[{\"layer\":\"IDENTITY\",\"name\":\"identity policies\",\"level\":0,\"says\":\"Allow\",\"applying\":"
            + "[{\"policy\":\"readers\",\"index\":0,\"sid\":\"Read\",\"effect\":\"Allow\"}],\"closest\":"
            + "[{\"policy\":\"readers\",\"index\":1,\"effect\":\"Deny\",\"failedOn\":\"RESOURCE\",\"demanded\":"
            + "\"one of [arn:aws:s3:::x]\",\"seen\":\"`arn:aws:s3:::data/home/alice/report.txt`\"}]}]}",
        explain(PolicyStack.builder().identity(List.of(policy))).json());
    String silent = explain(PolicyStack.builder()).json();
    assertTrue(
        silent.startsWith("{\"outcome\":\"IMPLICITLY_DENIED\",\"decidingLayer\":\"IDENTITY\""),
        silent);
    assertTrue(silent.contains("\"says\":\"Silent\""), silent);
    assertTrue(explain(everyLayer()).json().contains("\"says\":\"Deny\""));
  }

  private static PolicyStack.Builder everyLayer() {
    return PolicyStack.builder()
        .resourceControl(
            List.of(
                List.of(
                    Policy.parse(
                        PolicyKind.RESOURCE_CONTROL,
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"))))
        .serviceControl(List.of(
            List.of(Policies.allow(PolicyKind.SERVICE_CONTROL, "*").named("root")),
            List.of(Policies.silent(PolicyKind.SERVICE_CONTROL))))
        .resource(Policies.resource("Deny", Policies.aws(Policies.OTHER_ACCOUNT), "*"))
        .identity(List.of(Policies.allow(PolicyKind.IDENTITY, "*")))
        .permissionsBoundary(Policies.allow(PolicyKind.PERMISSIONS_BOUNDARY, "*"))
        .session(List.of());
  }

  private static List<PolicyLayer> layersFor(RequestPrincipal principal) {
    return AccessEvaluator.evaluate(
            everyLayer().build(), Policies.getObject(principal).build())
        .explanation()
        .layers()
        .stream()
        .map(LayerExplanation::layer)
        .toList();
  }

  private static DecisionExplanation explain(PolicyStack.Builder stack) {
    AccessRequest request = Policies.getObject(Policies.alice())
        .context(ConditionContext.builder()
            .put("app:b", "true")
            .put("app:k", "z")
            .putAll("app:set", List.of("a", "b"))
            .build())
        .build();
    return AccessEvaluator.evaluate(stack.build(), request).explanation();
  }

  private static StatementExplanation only(DecisionExplanation explanation) {
    assertEquals(1, explanation.layers().size());
    assertEquals(1, explanation.layers().get(0).closest().size());
    return explanation.layers().get(0).closest().get(0);
  }
}
