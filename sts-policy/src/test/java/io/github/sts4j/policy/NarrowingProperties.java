package io.github.sts4j.policy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.generator.PolicyArbitraries;
import io.github.sts4j.policy.generator.PolicyTree;
import io.github.sts4j.policy.reference.Situation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * What can only narrow does only narrow:
 *
 * <ol>
 *   <li>a Deny added anywhere, a boundary, a session policy, a level of service control or a resource control where
 *       there was none, never turn a refusal into permission (PT-2). A federated user is the one exception: without
 *       session policies it has next to nothing (SP-7);
 *   <li>a Deny that applies is never overridden (EV-1, EV-7);
 *   <li>what a session may do without the help of a resource policy, its role may do (PT-1);
 *   <li>without any policy nothing is allowed but what nobody can refuse.
 * </ol>
 */
class NarrowingProperties {

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void addedDenyNeverAllows(
      @ForAll("situations") Situation situation, @ForAll("situations") Situation other) {
    List<Map<String, Object>> denies = new ArrayList<>();
    other
        .identity()
        .forEach(policy -> PolicyTree.statements(policy, statements -> {
          denies.addAll(statements);
          return statements;
        }));
    Situation more = PolicyTree.rewrite(situation, policy -> withDenies(policy, denies));
    neverAllows(situation, more);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void addedBoundaryNeverAllows(
      @ForAll("situations") Situation situation, @ForAll("situations") Situation other) {
    if (situation.boundary().isEmpty() && !other.identity().isEmpty()) {
      neverAllows(situation, situation.withBoundary(Optional.of(other.identity().get(0))));
    }
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void addedSessionPolicyNeverAllows(
      @ForAll("situations") Situation situation, @ForAll("situations") Situation other) {
    boolean federated = situation.principal().contains(":federated-user/");
    if (situation.session().isEmpty() && !federated) {
      neverAllows(situation, situation.withSession(Optional.of(other.identity())));
    }
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void addedLevelOfServiceControlNeverAllows(
      @ForAll("situations") Situation situation, @ForAll("situations") Situation other) {
    List<List<String>> levels = new ArrayList<>(situation.serviceControl());
    levels.add(other.identity());
    neverAllows(situation, situation.withServiceControl(levels));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void addedResourceControlNeverAllows(
      @ForAll("situations") Situation situation, @ForAll("situations") Situation other) {
    List<List<String>> levels = new ArrayList<>(situation.resourceControl());
    levels.addAll(other.resourceControl());
    neverAllows(situation, situation.withResourceControl(levels));
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void removedAllowNeverAllows(@ForAll("situations") Situation situation) {
    neverAllows(
        situation,
        PolicyTree.rewrite(
            situation,
            policy -> PolicyTree.statements(
                policy,
                statements -> statements.stream()
                    .filter(statement -> statement.get("Effect").equals("Deny"))
                    .toList())));
  }

  // PT-1: a session has no more than its role; a resource policy is what may give it more (EV-6).
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void roleMayDoWhatItsSessionMayDo(@ForAll("situations") Situation situation) {
    Situation session = situation.withResourcePolicy(Optional.empty());
    Situation role = session
        .withSession(Optional.empty())
        .withBoundary(Optional.empty())
        .withServiceControl(List.of())
        .withResourceControl(List.of());
    // SP-7: a federated user has nothing without session policies.
    if (!situation.principal().contains(":federated-user/")) {
      neverAllows(role, session);
    }
  }

  // EV-1, EV-7
  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void denyInTheResourcePolicyBeatsEverything(@ForAll("situations") Situation situation) {
    Assume.that(!situation.trust() && !situation.action().toLowerCase().startsWith("sts:get"));
    Situation denied = situation.withResourcePolicy(Optional.of("""
        {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}}"""));
    assertFalse(CompiledEvaluator.allows(denied), denied::toString);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void nothingIsAllowedWithoutPolicies(@ForAll("situations") Situation situation) {
    Assume.that(!situation.action().toLowerCase().startsWith("sts:get")
        && !situation.principal().endsWith(":root"));
    Situation bare = situation
        .withIdentity(List.of())
        .withResourcePolicy(Optional.empty())
        .withServiceControl(List.of())
        .withResourceControl(List.of());
    assertFalse(CompiledEvaluator.allows(bare), bare::toString);
  }

  @Provide
  Arbitrary<Situation> situations() {
    return PolicyArbitraries.situations();
  }

  private static void neverAllows(Situation before, Situation after) {
    boolean allowed = CompiledEvaluator.allows(after);
    // Some of the situations must be ones in which the property could fail; chance gives some 25.
    Statistics.label("allowed after")
        .collect(allowed)
        .coverage(coverage -> coverage.check(true).count(count -> count >= 3));
    assertTrue(!allowed || CompiledEvaluator.allows(before), () -> before + "\nbecame\n" + after);
  }

  /** The policy with these statements as Denies, where they may stand as they are. */
  private static String withDenies(String policy, List<Map<String, Object>> denies) {
    return PolicyTree.statements(policy, statements -> {
      List<Map<String, Object>> more = new ArrayList<>(statements);
      boolean plain = statements.stream()
          .noneMatch(each -> each.containsKey("Principal") || each.containsKey("NotPrincipal"));
      for (Map<String, Object> deny : plain ? denies : List.<Map<String, Object>>of()) {
        Map<String, Object> added = new LinkedHashMap<>(deny);
        added.remove("Sid");
        added.put("Effect", "Deny");
        more.add(added);
      }
      return more;
    });
  }
}
