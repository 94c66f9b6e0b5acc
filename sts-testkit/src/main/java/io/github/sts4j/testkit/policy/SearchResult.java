package io.github.sts4j.testkit.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.AccessRequest;
import java.util.Optional;

/**
 * What a search came to. That nothing was found is no proof that there is nothing.
 *
 * @param found a request as small as the search could make it, if there was one
 * @param tried how many requests were decided until then
 * @param everyCombination whether nothing is left to try: every combination of the parts that the policies' own patterns give
 *     was decided. The parts stand for all others of their sort, but not for what hangs on two of them at once, such as a
 *     variable inside a resource
 * @param settings how the search went about it
 */
public record SearchResult(
    Optional<AccessRequest> found, int tried, boolean everyCombination, SearchSettings settings) {
  /** Checks that nothing is null. */
  public SearchResult {
    requireNonNull(found, "found");
    requireNonNull(settings, "settings");
  }
}
