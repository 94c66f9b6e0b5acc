package io.github.sts4j.core.replay;

import java.time.Instant;

/**
 * Remembers what was presented, so that it works once (SM-24, LK-16).
 *
 * <p>Implementations must be safe for use by many threads and, where several nodes share the work, by many nodes: of any
 * number of calls with the same scope and id, exactly one is told {@code true}. They may block. When it cannot be told
 * whether something was presented before they must throw, and the call that asked is refused.
 */
@FunctionalInterface
public interface ReplayGuard {

  /**
   * Marks something as used, unless it was used before.
   *
   * @param scope in which the id is unique, such as the ARN of the provider that wrote it
   * @param id what is presented, such as the ID of an assertion; of any length
   * @param until from when on it is refused for its age, and need not be remembered
   * @param now the current time
   * @return whether this is the first use
   */
  boolean firstUse(String scope, String id, Instant until, Instant now);
}
