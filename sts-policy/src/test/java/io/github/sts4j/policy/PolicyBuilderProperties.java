package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A name put through the builder matches exactly itself, wherever it is put. */
class PolicyBuilderProperties {
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("ab*?${}',:/ é😀\"\\".toCharArray())
        .ofMinLength(1)
        .ofMaxLength(12)
        .map(text -> text.replaceAll("[\\ud800-\\udfff]", "x"));
  }

  @Property
  void nameInAResourceMatchesExactlyItself(
      @ForAll("names") String name, @ForAll("names") String other) {
    Policy policy = PolicyBuilder.of(PolicyKind.IDENTITY)
        .allow(it ->
            it.action("s3:GetObject").resource(PolicyText.template("arn:aws:s3:::data/{}", name)))
        .build();
    assertTrue(isAllowed(policy, "arn:aws:s3:::data/" + name, ConditionContext.empty()));
    assertEquals(
        name.equals(other),
        isAllowed(policy, "arn:aws:s3:::data/" + other, ConditionContext.empty()));
  }

  @Property
  void nameInAConditionMatchesExactlyItself(
      @ForAll("names") String name, @ForAll("names") String other) {
    for (String operator : List.of("StringEquals", "StringLike")) {
      Policy policy = PolicyBuilder.of(PolicyKind.IDENTITY)
          .allow(it -> it.action("s3:GetObject")
              .anyResource()
              .condition(operator, "app:k", PolicyText.literal(name)))
          .build();
      assertTrue(
          isAllowed(policy, "*", ConditionContext.builder().put("app:k", name).build()));
      assertEquals(
          name.equals(other),
          isAllowed(policy, "*", ConditionContext.builder().put("app:k", other).build()));
    }
  }

  @Property
  void whatStandsAroundANameKeepsItsMeaning(
      @ForAll("names") String name, @ForAll("names") String other) {
    PolicyText text = PolicyText.template("arn:aws:s3:::data/{}/*", name);
    Policy policy = PolicyBuilder.of(PolicyKind.SESSION)
        .allow(it -> it.sid("Own").action("s3:*").resource(text))
        .deny(it -> it.notAction("s3:Get*").notResource(text))
        .build();
    assertEquals(2, policy.statements().size());
    PolicyStack stack = PolicyStack.builder()
        .identity(List.of(Policies.allow(PolicyKind.IDENTITY, "*")))
        .session(List.of(policy))
        .build();
    AccessRequest request = Policies.getObject(Policies.appSession())
        .resource("arn:aws:s3:::data/" + name + "/" + other)
        .build();
    assertTrue(AccessEvaluator.evaluate(stack, request).isAllowed());
  }

  // SP-1
  @Property
  void textHasOnlyTheCharactersOfASessionPolicy(@ForAll("names") String name) {
    String json = PolicyBuilder.of(PolicyKind.SESSION)
        .allow(it -> it.action("s3:GetObject")
            .resource(PolicyText.template("arn:aws:s3:::data/{}/таблица/表/😀", name)))
        .json();
    assertTrue(json.matches("[\\u0020-\\u00FF]*"), json);
    assertTrue(isAllowed(
        Policy.parse(PolicyKind.IDENTITY, json),
        "arn:aws:s3:::data/" + name + "/таблица/表/😀",
        ConditionContext.empty()));
  }

  @Example
  void gapsAndNamesMustAgree() {
    assertThrows(IllegalArgumentException.class, () -> PolicyText.template("a{}b", "x", "y"));
    assertThrows(IllegalArgumentException.class, () -> PolicyText.template("a{}b{}", "x"));
    assertEquals("ax{}b", PolicyText.template("a{}b", "x{}").escaped());
    assertEquals("${*}${?}${$}{x}", PolicyText.literal("*?${x}").toString());
  }

  @Example
  void gapInTheHeadOfAnArnIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> PolicyText.template("arn:aws:iam::{}:role/x", "*"));
    assertEquals(
        "arn:aws:iam::1:role/${*}",
        PolicyText.template("arn:aws:iam::1:role/{}", "*").escaped());
  }

  @Example
  void everybodyMustBeMeant() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PolicyBuilder.of(PolicyKind.TRUST).allow(it -> it.principal("AWS", "*")));
    Policy trust = PolicyBuilder.of(PolicyKind.TRUST)
        .allow(it -> it.action("sts:AssumeRole")
            .principal("AWS", Policies.ALICE.toString())
            .principal("AWS", Policies.ACCOUNT)
            .principal("Service", "ec2.amazonaws.com"))
        .deny(it -> it.action("sts:TagSession").allowEveryone())
        .build();
    assertEquals(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"sts:AssumeRole\"],"
            + "\"Principal\":{\"AWS\":[\"" + Policies.ALICE
            + "\",\"111122223333\"],\"Service\":[\"ec2.amazonaws.com\"]}},"
            + "{\"Effect\":\"Deny\",\"Action\":[\"sts:TagSession\"],\"Principal\":{\"AWS\":[\"*\"]}}]}",
        trust.json());
  }

  @Example
  void typedConditionsDoNotTakeText() {
    PolicyBuilder builder = PolicyBuilder.of(PolicyKind.IDENTITY);
    for (String operator : List.of("StringLike", "ForAnyValue:ArnLikeIfExists")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> builder.allow(it -> it.typedCondition(operator, "k", "v")));
    }
    Policy policy = builder
        .allow(it -> it.action("*")
            .anyResource()
            .typedCondition("NumericLessThan", "app:n", "5")
            .typedCondition("Bool", "b", "true"))
        .build();
    assertTrue(policy
        .json()
        .contains(
            "\"Condition\":{\"NumericLessThan\":{\"app:n\":[\"5\"]},\"Bool\":{\"b\":[\"true\"]}}"));
  }

  private static boolean isAllowed(Policy policy, String resource, ConditionContext context) {
    PolicyStack stack = PolicyStack.builder().identity(List.of(policy)).build();
    AccessRequest request =
        Policies.getObject(Policies.alice()).resource(resource).context(context).build();
    return AccessEvaluator.evaluate(stack, request).isAllowed();
  }
}
