package io.github.sts4j.policy;

import java.util.Optional;
import java.util.Set;

/**
 * Single-valued condition keys whose values are worked out only when a policy asks for them. Most requests meet few policies
 * with conditions, so that most of what could be said about a request is never asked.
 *
 * <p>Implementations MUST give the same answers each time and MUST allow calls from many threads: a decision explains itself
 * later by asking again.
 */
public interface ContextSource {
  /** The keys that are present, as they are written; no two differ by letter case alone. */
  Set<String> keys();

  /**
   * The value under a key, or empty if the request does not have it.
   *
   * @param foldedKey the key in lower case
   */
  Optional<String> value(String foldedKey);
}
