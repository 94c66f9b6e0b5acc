package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.policy.generator.PolicyArbitraries;
import io.github.sts4j.policy.generator.PolicyTree;
import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/**
 * Ways to write the same policy, which decide alike:
 *
 * <ol>
 *   <li>statements, members of lists and members of objects in another order;
 *   <li>a statement split into one for each of its actions and resources;
 *   <li>a policy printed by {@link Policy#json} and read again, and one with other blanks and escapes;
 *   <li>condition keys and actions in other letter case, in the policy as in the request (EV-20);
 *   <li>a request made of one for another action;
 *   <li>a lone value in a list of one;
 *   <li>many statements more that cannot match, so that statements are looked up instead of tried one by one.
 * </ol>
 */
class RewritingProperties {

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void orderDoesNotMatter(@ForAll("situations") Situation situation, @ForAll long seed) {
    Random random = new Random(seed);
    decidesAlike(
        situation,
        PolicyTree.rewrite(
            situation,
            policy -> PolicyTree.statements(policy, statements -> {
              List<Map<String, Object>> shuffled = new ArrayList<>();
              statements.forEach(each -> shuffled.add(PolicyTree.object(shuffled(each, random))));
              Collections.shuffle(shuffled, random);
              return shuffled;
            })));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void splittingStatementsDoesNotMatter(@ForAll("situations") Situation situation) {
    decidesAlike(
        situation,
        PolicyTree.rewrite(
            situation, policy -> PolicyTree.statements(policy, RewritingProperties::split)));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void policyReadFromItsOwnTextDecidesAlike(@ForAll("situations") Situation situation) {
    decidesAlike(situation, PolicyTree.rewrite(situation, policy -> {
      for (PolicyKind kind : PolicyKind.values()) {
        try {
          return Policy.parse(kind, policy).json();
        } catch (PolicyParseException otherKind) {
          continue;
        }
      }
      return policy;
    }));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void blanksAndEscapesDoNotMatter(@ForAll("situations") Situation situation) {
    decidesAlike(situation, PolicyTree.rewrite(situation, RewritingProperties::spacious));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void letterCaseOfKeysAndActionsDoesNotMatter(
      @ForAll("situations") Situation situation, @ForAll long seed) {
    Random random = new Random(seed);
    UnaryOperator<String> recase = text -> recase(text, random);
    Map<String, Situation.Given> context = new LinkedHashMap<>();
    situation.context().forEach((key, given) -> context.put(recase.apply(key), given));
    Situation recased = PolicyTree.rewrite(
        situation,
        policy -> PolicyTree.statements(
            policy,
            statements -> statements.stream().map(each -> recased(each, recase)).toList()));
    decidesAlike(
        situation, recased.withContext(context).withAction(recase.apply(situation.action())));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void requestMadeOfOneForAnotherActionIsDecidedAlike(@ForAll("situations") Situation situation) {
    PolicyStack stack;
    try {
      stack = CompiledEvaluator.stack(situation);
    } catch (PolicyParseException malformed) {
      return;
    }
    AccessRequest request = CompiledEvaluator.request(situation);
    AccessRequest made =
        CompiledEvaluator.request(situation.withAction("any:Other")).withAction(situation.action());
    assertEquals(request.toString(), made.toString());
    assertEquals(
        AccessEvaluator.evaluate(stack, request).outcome(),
        AccessEvaluator.evaluate(stack, made).outcome());
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void listOfOneIsTheSameAsItsMember(@ForAll("situations") Situation situation) {
    decidesAlike(
        situation,
        PolicyTree.rewrite(
            situation,
            policy -> PolicyTree.statements(policy, statements -> {
              List<Map<String, Object>> listed = new ArrayList<>();
              for (Map<String, Object> statement : statements) {
                Map<String, Object> copy = new LinkedHashMap<>(statement);
                for (String element : List.of("Action", "NotAction", "Resource", "NotResource")) {
                  copy.computeIfPresent(element, (name, value) -> PolicyTree.list(value));
                }
                listed.add(copy);
              }
              return listed;
            })));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void manyIrrelevantStatementsDoNotMatter(@ForAll("situations") Situation situation) {
    decidesAlike(
        situation,
        PolicyTree.rewrite(
            situation, policy -> PolicyTree.statements(policy, RewritingProperties::padded)));
  }

  @Provide
  Arbitrary<Situation> situations() {
    return PolicyArbitraries.situations();
  }

  private static void decidesAlike(Situation one, Situation other) {
    assertEquals(
        CompiledEvaluator.decide(one),
        CompiledEvaluator.decide(other),
        () -> one + "\nrewritten as\n" + other);
  }

  private static Object shuffled(Object value, Random random) {
    if (value instanceof List<?> list) {
      List<Object> members = new ArrayList<>();
      list.forEach(each -> members.add(shuffled(each, random)));
      Collections.shuffle(members, random);
      return members;
    }
    if (!(value instanceof Map<?, ?> object)) {
      return value;
    }
    List<Object> names = new ArrayList<>(object.keySet());
    Collections.shuffle(names, random);
    Map<Object, Object> members = new LinkedHashMap<>();
    names.forEach(name -> members.put(name, shuffled(object.get(name), random)));
    return members;
  }

  /** Beside each statement a dozen like it that are about actions nobody asks for. */
  private static List<Map<String, Object>> padded(List<Map<String, Object>> statements) {
    List<Map<String, Object>> padded = new ArrayList<>(statements);
    for (Map<String, Object> each : statements) {
      for (int i = 0; i < 12; i++) {
        Map<String, Object> irrelevant = new LinkedHashMap<>(each);
        irrelevant.remove("Sid");
        irrelevant.remove("NotAction");
        irrelevant.put("Action", i % 2 == 0 ? "s3:Never" + i : "s3:Never" + i + "*");
        padded.add(irrelevant);
      }
    }
    return padded;
  }

  /** One statement for each action and each resource; a list without members grants and denies nothing. */
  private static List<Map<String, Object>> split(List<Map<String, Object>> statements) {
    List<Map<String, Object>> split = new ArrayList<>();
    for (Map<String, Object> statement : statements) {
      for (Object action : members(statement, "Action", "NotAction")) {
        for (Object resource : members(statement, "Resource", "NotResource")) {
          Map<String, Object> part = new LinkedHashMap<>(statement);
          part.remove("Sid");
          part.computeIfPresent("Action", (name, all) -> action);
          part.computeIfPresent("Resource", (name, all) -> resource);
          split.add(part);
        }
      }
    }
    return split;
  }

  /** The members of an element; its negation, or a statement without it, stays whole. */
  private static List<Object> members(
      Map<String, Object> statement, String element, String negation) {
    return statement.containsKey(negation) || !statement.containsKey(element)
        ? List.of("")
        : PolicyTree.list(statement.get(element));
  }

  private static Map<String, Object> recased(
      Map<String, Object> statement, UnaryOperator<String> recase) {
    Map<String, Object> copy = new LinkedHashMap<>(statement);
    for (String element : List.of("Action", "NotAction")) {
      copy.computeIfPresent(
          element,
          (name, value) -> PolicyTree.list(value).stream()
              .map(action -> recase.apply((String) action))
              .toList());
    }
    copy.computeIfPresent("Condition", (name, operators) -> {
      Map<String, Object> blocks = new LinkedHashMap<>();
      PolicyTree.object(operators).forEach((operator, block) -> {
        Map<String, Object> keys = new LinkedHashMap<>();
        PolicyTree.object(block).forEach((key, values) -> keys.put(recase.apply(key), values));
        blocks.put(operator, keys);
      });
      return blocks;
    });
    return copy;
  }

  private static String recase(String text, Random random) {
    StringBuilder out = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      out.append(letter && random.nextBoolean() ? (char) (c ^ 0x20) : c);
    }
    return out.toString();
  }

  /** The same JSON with blanks between its tokens and every letter `e` of a string escaped. */
  private static String spacious(String policy) {
    StringBuilder out = new StringBuilder();
    boolean inString = false;
    for (int i = 0; i < policy.length(); i++) {
      char c = policy.charAt(i);
      if (inString && c == '\\') {
        out.append(c).append(policy.charAt(++i));
      } else if (inString && c == 'e') {
        out.append("\\u0065");
      } else if (!inString && "{}[]:,".indexOf(c) >= 0) {
        out.append("\r\n\t ").append(c).append(' ');
      } else {
        inString = (c == '"') != inString;
        out.append(c);
      }
    }
    return out.toString();
  }
}
