package io.github.sts4j.testkit.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary policies of every kind, and pairs of policies that are related. They shrink to one short statement: fewer
 * statements, entries and conditions, then `*` or the first words of the vocabulary.
 *
 * <p>Every policy is well formed; malformed texts are not generated here.
 */
public final class PolicyArbitraries {
  private static final int MOST_STATEMENTS = 3;

  private PolicyArbitraries() {}

  /** Policies of a kind about {@link PolicyVocabulary#storage}. */
  public static Arbitrary<Policy> policies(PolicyKind kind) {
    return policies(kind, PolicyVocabulary.storage());
  }

  /**
   * Policies of a kind: one to three statements whose patterns and conditions match what the vocabulary speaks of, or miss it
   * by little. Trust policies have the actions of roles, whatever the vocabulary says.
   */
  public static Arbitrary<Policy> policies(PolicyKind kind, PolicyVocabulary vocabulary) {
    return drafts(kind, vocabulary).map(PolicyDraft::policy);
  }

  /** Pairs of policies of a kind of which one is the other with a change that can only let more through. */
  public static Arbitrary<WiderPolicy> widerPolicies(PolicyKind kind) {
    return widerPolicies(kind, PolicyVocabulary.storage());
  }

  /** Pairs of policies about a vocabulary of which one is the other with a change that can only let more through. */
  public static Arbitrary<WiderPolicy> widerPolicies(PolicyKind kind, PolicyVocabulary vocabulary) {
    return drafts(kind, vocabulary)
        .filter(draft -> !Widenings.of(draft).isEmpty())
        .flatMap(draft -> Arbitraries.of(Widenings.of(draft))
            .map(wider -> new WiderPolicy(draft.policy(), wider.policy())));
  }

  /**
   * A policy of one's own with one change that can only let more through: a wildcard more, a condition less, a Deny that is
   * gone or has an exception.
   *
   * @throws IllegalArgumentException if there is no such change, as for a policy that allows everything
   */
  public static Arbitrary<Policy> widerThan(Policy policy) {
    List<PolicyDraft> wider = Widenings.of(PolicyDraft.of(policy));
    if (wider.isEmpty()) {
      throw new IllegalArgumentException("nothing can be added to " + policy.json());
    }
    return Arbitraries.of(wider).map(PolicyDraft::policy);
  }

  /** Pairs of policies of a kind that differ in nothing but spelling. */
  public static Arbitrary<RespelledPolicy> respelledPolicies(PolicyKind kind) {
    return policies(kind)
        .flatMap(policy -> respellingsOf(policy).map(it -> new RespelledPolicy(policy, it)));
  }

  /**
   * A policy of one's own in other words: statements and lists in another order, statements split, letter case where it does
   * not matter.
   */
  public static Arbitrary<Policy> respellingsOf(Policy policy) {
    PolicyDraft draft = PolicyDraft.of(requireNonNull(policy, "policy"));
    return Combinators.combine(
            Arbitraries.of(EnumSet.allOf(Respelling.class)).set(), Arbitraries.longs())
        .as((ways, seed) -> {
          Random random = new Random(seed);
          PolicyDraft respelled = draft;
          for (Respelling way : Respelling.values()) {
            respelled = ways.contains(way) ? way.respell(respelled, random) : respelled;
          }
          return respelled.policy();
        });
  }

  static Arbitrary<PolicyDraft> drafts(PolicyKind kind, PolicyVocabulary vocabulary) {
    requireNonNull(kind, "kind");
    return new StatementArbitraries(kind, vocabulary)
        .statements()
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_STATEMENTS)
        .map(statements -> PolicyDraft.of(kind, statements))
        .withoutEdgeCases(); // of the lists that choices are made from, which are no edges of
    // policies
  }
}
