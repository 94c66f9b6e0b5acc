package io.github.sts4j.testkit.policy;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Arbitrary requests that lie on the boundaries of policies. They shrink to fewer condition keys and to the shortest action
 * and resource that still matter to a policy.
 */
public final class RequestArbitraries {
  private RequestArbitraries() {}

  /**
   * Requests near policies: their parts are taken from the policies' own patterns and conditions, as {@link RequestSearch}
   * does, and half of them match one statement in all parts.
   *
   * @param policies one or more, of whatever kinds
   */
  public static Arbitrary<AccessRequest> near(Policy... policies) {
    RequestSearch search = RequestSearch.around(policies);
    List<Arbitrary<AccessRequest>> each = new ArrayList<>();
    search.targets().forEach(target -> each.add(requests(target.matching(), search.candidates())));
    Arbitrary<AccessRequest> any = requests(search.candidates(), search.candidates());
    return each.isEmpty() ? any : Arbitraries.oneOf(any, Arbitraries.oneOf(each));
  }

  /** Requests for what a vocabulary speaks of, with any of its keys. */
  public static Arbitrary<AccessRequest> about(PolicyVocabulary vocabulary) {
    Map<String, List<ContextChoice>> context = new LinkedHashMap<>();
    vocabulary.conditionKeys().forEach((key, values) -> {
      List<ContextChoice> choices = new ArrayList<>(List.of(ContextChoice.ABSENT));
      values.forEach(value -> choices.add(ContextChoice.one(value)));
      context.put(key, choices);
    });
    Candidates candidates = new Candidates(
        List.of(PrincipalCandidates.ALICE), vocabulary.actions(), vocabulary.resources(), context);
    return requests(candidates, candidates);
  }

  /** Callers of every sort: users, roots, sessions of roles, federated users, services, providers, and nobody. */
  public static Arbitrary<RequestPrincipal> principals() {
    return Arbitraries.of(SomePrincipals.ALL);
  }

  private static Arbitrary<AccessRequest> requests(Candidates parts, Candidates all) {
    List<String> keys = List.copyOf(all.context().keySet());
    List<Arbitrary<ContextChoice>> choices = new ArrayList<>();
    all.context()
        .forEach((key, any) -> choices.add(Arbitraries.of(parts.context().getOrDefault(key, any))));
    return Combinators.combine(
            Arbitraries.of(parts.principals()),
            Arbitraries.of(parts.actions()),
            Arbitraries.of(parts.resources()),
            Combinators.combine(choices).as(List::copyOf))
        .as((principal, action, resource, values) -> {
          Map<String, ContextChoice> context = new LinkedHashMap<>();
          for (int i = 0; i < keys.size(); i++) {
            context.put(keys.get(i), values.get(i));
          }
          return Candidates.request(principal, action, resource, context);
        })
        .withoutEdgeCases(); // nothing but edges here
  }
}
