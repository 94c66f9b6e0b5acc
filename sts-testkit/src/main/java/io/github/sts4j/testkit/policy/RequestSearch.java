package io.github.sts4j.testkit.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.AccessRequest;
import io.github.sts4j.policy.Policy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * Looks for a request with some property among those that lie on the boundaries of policies. The parts of the requests come
 * from the policies themselves: an action, a resource and a context value for each way in which their patterns and
 * conditions can match or not. Where there are no more combinations than tries, all of them are tried; else chance chooses,
 * most often close to what one statement matches.
 *
 * <p>This is a search and no proof: what it does not find may be there all the same. Immutable; safe for use by many threads.
 */
public final class RequestSearch {
  private final Candidates candidates;
  private final List<Target> targets;
  private final SearchSettings settings;

  private RequestSearch(Candidates candidates, List<Target> targets, SearchSettings settings) {
    this.candidates = candidates;
    this.targets = targets;
    this.settings = settings;
  }

  /** A search around these policies, of whatever kinds, with the default settings. */
  public static RequestSearch around(Collection<Policy> policies) {
    return of(policies.stream().map(PolicyDraft::of).toList());
  }

  /** A search around these policies, of whatever kinds, with the default settings. */
  public static RequestSearch around(Policy... policies) {
    return around(List.of(policies));
  }

  static RequestSearch of(List<PolicyDraft> policies) {
    Candidates candidates = Candidates.of(policies);
    List<Target> targets = new ArrayList<>();
    for (PolicyDraft policy : policies) {
      for (StatementDraft statement : policy.statements()) {
        targets.add(Target.of(policy, statement, candidates));
      }
    }
    return new RequestSearch(candidates, targets, SearchSettings.defaults());
  }

  /** The same search gone about in another way. */
  public RequestSearch with(SearchSettings newSettings) {
    return new RequestSearch(candidates, targets, requireNonNull(newSettings, "newSettings"));
  }

  /**
   * Looks for a request, and then for a simpler one that will do as well.
   *
   * @param wanted whether a request is one; called many times from this thread. What it throws ends the search
   */
  public SearchResult find(Predicate<AccessRequest> wanted) {
    boolean all = candidates.combinations().compareTo(BigInteger.valueOf(settings.tries())) <= 0;
    int most = all ? candidates.combinations().intValueExact() : settings.tries();
    Combinations combinations =
        new Combinations(candidates, targets, new SplittableRandom(settings.seed()));
    for (int tried = 0; tried < most; tried++) {
      Combination next = all ? combinations.numbered(tried) : combinations.next();
      if (wanted.test(next.request())) {
        AccessRequest smallest = simplest(next, wanted).request();
        return new SearchResult(Optional.of(smallest), tried + 1, false, settings);
      }
    }
    return new SearchResult(Optional.empty(), most, all, settings);
  }

  Candidates candidates() {
    return candidates;
  }

  List<Target> targets() {
    return targets;
  }

  private Combination simplest(Combination found, Predicate<AccessRequest> wanted) {
    Combination simplest = found;
    for (boolean progress = true; progress; ) {
      Optional<Combination> next = simplest.simpler(candidates).stream()
          .filter(it -> wanted.test(it.request()))
          .findFirst();
      progress = next.isPresent();
      simplest = next.orElse(simplest);
    }
    return simplest;
  }
}
