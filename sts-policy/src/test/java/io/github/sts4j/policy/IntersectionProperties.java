package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.policy.generator.PolicyArbitraries;
import io.github.sts4j.policy.reference.Answer;
import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * Layers intersect. Where no resource policy speaks and the account is one, a request is allowed exactly if identity
 * policy, boundary, session policy and every level of service control each allow it alone. So it does not matter
 *
 * <ol>
 *   <li>which policy stands in which layer (commutative);
 *   <li>in how many layers they stand (associative);
 *   <li>whether one stands in several (idempotent);
 * </ol>
 *
 * and no layer ever widens another.
 */
class IntersectionProperties {
  private static final String EVERYTHING = """
      {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}""";

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void layersAllowWhatEachOfThemAllows(@ForAll("threePolicies") Situation asked) {
    List<String> policies = asked.identity();
    boolean each = policies.stream().allMatch(policy -> alone(asked, policy));
    Statistics.label("every policy alone allows").collect(each).coverage(coverage -> {
      coverage.check(true).percentage(share -> share >= 5);
      coverage.check(false).percentage(share -> share >= 5);
    });
    for (List<String> order : orders(policies)) {
      assertEquals(each, layered(asked, order.get(0), order.get(1), order.get(2)), asked::toString);
    }
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void groupingOfLayersDoesNotMatter(@ForAll("threePolicies") Situation asked) {
    String p = asked.identity().get(0);
    String q = asked.identity().get(1);
    String r = asked.identity().get(2);
    boolean first = controlled(asked.withSession(Optional.of(List.of(r))), p, List.of(List.of(q)));
    boolean second = controlled(asked, EVERYTHING, List.of(List.of(p), List.of(q), List.of(r)));
    boolean third = controlled(asked, p, List.of(List.of(r), List.of(q)));
    assertEquals(List.of(first, first), List.of(second, third), asked::toString);
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void policyInEveryLayerDecidesLikeThePolicyAlone(@ForAll("threePolicies") Situation asked) {
    String policy = asked.identity().get(0);
    assertEquals(alone(asked, policy), layered(asked, policy, policy, policy), asked::toString);
    // And twice in one layer, which is a union.
    Situation twice = inOneAccount(asked).withIdentity(List.of(policy, policy));
    assertEquals(alone(asked, policy), CompiledEvaluator.allows(twice), asked::toString);
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void layerThatAllowsEverythingChangesNothing(@ForAll("threePolicies") Situation asked) {
    String policy = asked.identity().get(0);
    boolean alone = alone(asked, policy);
    assertEquals(alone, layered(asked, policy, EVERYTHING, EVERYTHING), asked::toString);
    assertEquals(alone, layered(asked, EVERYTHING, policy, EVERYTHING), asked::toString);
    assertEquals(alone, layered(asked, EVERYTHING, EVERYTHING, policy), asked::toString);
  }

  /** A user, role or session of the resource's account, and three identity policies that can be read. */
  @Provide
  Arbitrary<Situation> threePolicies() {
    Arbitrary<Situation> fit = PolicyArbitraries.situations()
        .map(it -> it.withResourcePolicy(Optional.empty())
            .withServiceControl(List.of())
            .withResourceControl(List.of())
            .withBoundary(Optional.empty())
            .withSession(Optional.empty()))
        .filter(it -> it.identity().size() == 2
            && it.principalType().equals("AWS")
            && !it.principal().equals("anonymous")
            && !it.principal().endsWith(":root")
            && !it.principal().contains(":federated-user/")
            && !it.principal().contains("/linked/")
            && !it.action().toLowerCase().startsWith("sts:get"))
        .filter(it -> CompiledEvaluator.decide(it).word() != Answer.Word.ERROR);
    return fit.flatMap(it -> Arbitraries.of(List.of(EVERYTHING), it.identity()).map(third -> {
      List<String> policies = new ArrayList<>(it.identity());
      policies.add(third.get(0));
      return it.withIdentity(policies);
    }));
  }

  private static boolean alone(Situation asked, String policy) {
    return CompiledEvaluator.allows(inOneAccount(asked).withIdentity(List.of(policy)));
  }

  private static boolean layered(
      Situation asked, String identity, String boundary, String session) {
    return CompiledEvaluator.allows(inOneAccount(asked)
        .withIdentity(List.of(identity))
        .withBoundary(Optional.of(boundary))
        .withSession(Optional.of(List.of(session))));
  }

  private static boolean controlled(Situation asked, String identity, List<List<String>> levels) {
    return CompiledEvaluator.allows(
        inOneAccount(asked).withIdentity(List.of(identity)).withServiceControl(levels));
  }

  private static Situation inOneAccount(Situation asked) {
    return asked
        .withResourceAccount(Optional.of(asked.principal().split(":", 6)[4]))
        .withTrust(false);
  }

  private static List<List<String>> orders(List<String> policies) {
    List<List<String>> orders = new ArrayList<>();
    for (int turn = 0; turn < 3; turn++) {
      List<String> turned = new ArrayList<>(policies);
      Collections.rotate(turned, turn);
      orders.add(turned);
      List<String> mirrored = new ArrayList<>(turned);
      Collections.reverse(mirrored);
      orders.add(mirrored);
    }
    return orders;
  }
}
