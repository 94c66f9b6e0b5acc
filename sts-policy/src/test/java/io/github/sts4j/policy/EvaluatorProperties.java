package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.AccessDecision.Outcome;
import io.github.sts4j.policy.json.JsonObject;
import io.github.sts4j.policy.json.JsonReader;
import io.github.sts4j.policy.json.JsonString;
import io.github.sts4j.policy.json.JsonWriter;
import io.github.sts4j.policy.reference.ReferenceEvaluator;
import io.github.sts4j.policy.reference.Trees;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * What holds of every decision:
 *
 * <ol>
 *   <li>the compiled evaluator answers what the reference answers;
 *   <li>a Deny, a session policy, a boundary or a service control policy more never turns a refusal into a permission
 *       (PT-2);
 *   <li>layers that intersect may change places, be regrouped or be doubled, and never widen;
 *   <li>the order of statements and of list members does not matter, nor does splitting a statement;
 *   <li>a policy printed and read again decides alike;
 *   <li>the explanation agrees with the decision.
 * </ol>
 */
class EvaluatorProperties {
  @Provide
  Arbitrary<Map<String, Object>> cases() {
    return PolicyArbitraries.cases();
  }

  @Provide
  Arbitrary<Map<String, Object>> policies() {
    return PolicyArbitraries.policies(false);
  }

  @Provide
  Arbitrary<Map<String, Object>> requests() {
    return PolicyArbitraries.requests();
  }

  @Property(tries = 4000, edgeCases = EdgeCasesMode.NONE)
  void compiledAnswersWhatTheReferenceAnswers(@ForAll("cases") Map<String, Object> testCase) {
    String expected = ReferenceEvaluator.decide(testCase);
    Statistics.collect(expected);
    assertEquals(expected, decide(testCase));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void denyMoreNeverPermits(
      @ForAll("cases") Map<String, Object> testCase, @ForAll("policies") Map<String, Object> more) {
    Assume.that(!decide(testCase).equals("Allowed"));
    Map<String, Object> denying = new LinkedHashMap<>(more);
    denying.put(
        "Statement",
        statements(more).stream().map(each -> with(each, "Effect", "Deny")).toList());
    assertFalse(decide(
            with(testCase, "identityPolicies", append(list(testCase, "identityPolicies"), denying)))
        .equals("Allowed"));
    if (!list(testCase, "scps").isEmpty()) {
      List<Object> levels = new ArrayList<>(list(testCase, "scps"));
      levels.set(0, append((List<?>) levels.get(0), denying));
      assertFalse(decide(with(testCase, "scps", levels)).equals("Allowed"));
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void layerMoreNeverPermits(
      @ForAll("cases") Map<String, Object> testCase, @ForAll("policies") Map<String, Object> more) {
    Assume.that(!decide(testCase).equals("Allowed"));
    // SP-7: without a session policy a federated user has nothing, so there one more is something.
    boolean federated = testCase.toString().contains("federated-user/carol,");
    if (!testCase.containsKey("sessionPolicy") && !federated) {
      assertFalse(
          decide(with(testCase, "sessionPolicy", more)).equals("Allowed"), "session policy");
    }
    if (!testCase.containsKey("permissionBoundaries")) {
      assertFalse(
          decide(with(testCase, "permissionBoundaries", List.of(more))).equals("Allowed"),
          "boundary");
    }
    List<Object> levels = append(list(testCase, "scps"), List.of(more));
    assertFalse(decide(with(testCase, "scps", levels)).equals("Allowed"), "service control");
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void intersectionIsCommutativeAssociativeIdempotentAndNeverWidens(
      @ForAll("requests") Map<String, Object> request,
      @ForAll("policies") Map<String, Object> a,
      @ForAll("policies") Map<String, Object> b,
      @ForAll("policies") Map<String, Object> c) {
    Map<String, Object> asked =
        with(request, "principal", "arn:aws:sts::111122223333:assumed-role/app/s1");
    asked.remove("principalType");
    asked.put("resourceAccount", "111122223333");
    String together = decide(intersection(asked, a, b, c));
    assertEquals(together, decide(intersection(asked, b, a, c)));
    assertEquals(together, decide(intersection(asked, c, b, a)));
    assertEquals(together, decide(intersection(asked, b, c, a)));
    assertEquals(decide(intersection(asked, a, b, b)), decide(intersection(asked, a, a, b)));
    assertEquals(decide(alone(asked, a)), decide(intersection(asked, a, a, a)));
    if (together.equals("Allowed")) {
      for (Map<String, Object> each : List.of(a, b, c)) {
        assertEquals("Allowed", decide(alone(asked, each)));
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void orderDoesNotMatter(@ForAll("cases") Map<String, Object> testCase, @ForAll Random random) {
    assertEquals(decide(testCase), decide(object(shuffled(testCase, random))));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void splittingStatementsDoesNotMatter(@ForAll("cases") Map<String, Object> testCase) {
    assertEquals(decide(testCase), decide(object(split(testCase))));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void manyIrrelevantStatementsDoNotMatter(@ForAll("cases") Map<String, Object> testCase) {
    // Enough of them to have the statements looked up instead of tried one by one.
    assertEquals(decide(testCase), decide(object(padded(testCase))));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void policyPrintedAndReadAgainDecidesAlike(@ForAll("cases") Map<String, Object> testCase) {
    String printed = JsonWriter.write(testCase);
    String again = JsonWriter.write(Trees.of(JsonReader.read(printed)));
    assertEquals(
        new PolicyCase((JsonObject) JsonReader.read(printed)).answer(),
        new PolicyCase((JsonObject) JsonReader.read(again)).answer());
    assertEquals(printed, again);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void explanationAgreesWithTheDecision(@ForAll("cases") Map<String, Object> testCase) {
    PolicyCase each = policyCase(testCase);
    AccessDecision decision = AccessEvaluator.evaluate(each.stack(), each.request());
    assertEquals(decision.outcome(), AccessEvaluator.decide(each.stack(), each.request()));
    DecisionExplanation explanation = decision.explanation();
    boolean unconditional =
        each.request().action().equals("sts:GetCallerIdentity") && decision.isAllowed();
    if (!unconditional) {
      boolean denies = explanation.layers().stream().anyMatch(LayerExplanation::denies);
      assertEquals(decision.outcome() == Outcome.EXPLICITLY_DENIED, denies);
      boolean decided = decision.outcome() != Outcome.IMPLICITLY_DENIED;
      // The root of an account is allowed without any statement.
      assertTrue(each.request().principal().equals(root())
          || decided == !decision.statements().isEmpty());
    }
    if (decision.outcome() == Outcome.EXPLICITLY_DENIED) {
      assertEquals(
          decision.decidingLayer().orElseThrow(),
          explanation.layers().stream()
              .filter(LayerExplanation::denies)
              .findFirst()
              .orElseThrow()
              .layer());
    }
    for (LayerExplanation layer : explanation.layers()) {
      assertTrue(
          layer.applying().stream().allMatch(statement -> statement.mismatch().isEmpty()));
      assertTrue(
          layer.closest().stream().allMatch(statement -> statement.mismatch().isPresent()));
    }
    JsonObject json = (JsonObject) JsonReader.read(explanation.json());
    assertEquals(
        decision.outcome().name(), ((JsonString) json.get("outcome").orElseThrow()).value());
    assertTrue(explanation.text().startsWith(decision.explain()));
  }

  private static RequestPrincipal root() {
    return new RequestPrincipal.AccountRoot("aws", Policies.ACCOUNT);
  }

  private static Map<String, Object> intersection(
      Map<String, Object> request,
      Map<String, Object> a,
      Map<String, Object> b,
      Map<String, Object> c) {
    Map<String, Object> testCase = alone(request, a);
    testCase.put("permissionBoundaries", List.of(b));
    testCase.put("sessionPolicy", c);
    return testCase;
  }

  private static Map<String, Object> alone(
      Map<String, Object> request, Map<String, Object> policy) {
    Map<String, Object> testCase = new LinkedHashMap<>();
    testCase.put("request", request);
    testCase.put("identityPolicies", List.of(policy));
    return testCase;
  }

  /** Every list of the case in another order, except the levels of the organization. */
  private static Object shuffled(Object value, Random random) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, member) -> copy.put((String) key, shuffled(member, random)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(shuffled(element, random)));
      Collections.shuffle(copy, random);
      return copy;
    }
    return value;
  }

  /** Every statement with one entry of `Action` and of `Resource` each. */
  private static Object split(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, member) -> copy.put(
          (String) key,
          key.equals("Statement")
              ? ((List<?>) member)
                  .stream()
                      .flatMap(each -> splitStatement(object(each)).stream())
                      .toList()
              : split(member)));
      return copy;
    }
    return value instanceof List<?> list
        ? list.stream().map(EvaluatorProperties::split).toList()
        : value;
  }

  private static List<Map<String, Object>> splitStatement(Map<String, Object> statement) {
    List<Map<String, Object>> parts = new ArrayList<>();
    for (Object action : entries(statement, "Action")) {
      for (Object resource : entries(statement, "Resource")) {
        Map<String, Object> part = new LinkedHashMap<>(statement);
        part.computeIfPresent("Action", (key, all) -> action);
        part.computeIfPresent("Resource", (key, all) -> resource);
        parts.add(part);
      }
    }
    return parts;
  }

  private static List<?> entries(Map<String, Object> statement, String element) {
    return statement.get(element) instanceof List<?> list
        ? list
        : Collections.singletonList(statement.get(element));
  }

  private static Object padded(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, member) -> copy.put(
          (String) key,
          key.equals("Statement") ? paddedStatements((List<?>) member) : padded(member)));
      return copy;
    }
    return value instanceof List<?> list
        ? list.stream().map(EvaluatorProperties::padded).toList()
        : value;
  }

  private static List<Object> paddedStatements(List<?> statements) {
    List<Object> padded = new ArrayList<>(statements);
    for (Object each : statements) {
      for (int i = 0; i < 12; i++) {
        Map<String, Object> irrelevant = new LinkedHashMap<>(object(each));
        irrelevant.remove("NotAction");
        irrelevant.remove("NotResource");
        irrelevant.put("Action", i % 2 == 0 ? "s3:Never" + i : "s3:Never" + i + "*");
        irrelevant.put(
            "Resource", "arn:aws:s3:::data/home/" + "a".repeat(i) + (i % 3 == 0 ? "*" : ""));
        padded.add(irrelevant);
      }
    }
    return padded;
  }

  private static String decide(Map<String, Object> testCase) {
    return policyCase(testCase).answer();
  }

  private static PolicyCase policyCase(Map<String, Object> testCase) {
    return new PolicyCase((JsonObject) JsonReader.read(JsonWriter.write(testCase)));
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static List<Object> append(List<?> list, Object value) {
    List<Object> copy = new ArrayList<>(list);
    copy.add(value);
    return copy;
  }

  private static List<?> list(Map<String, Object> map, String key) {
    return (List<?>) map.getOrDefault(key, List.of());
  }

  private static List<Map<String, Object>> statements(Map<String, Object> policy) {
    return ((List<?>) policy.get("Statement"))
        .stream().map(EvaluatorProperties::object).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }
}
