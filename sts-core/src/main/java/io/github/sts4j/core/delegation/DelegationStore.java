package io.github.sts4j.core.delegation;

import java.util.Optional;

/**
 * Knows what each trade-in token stands for. The flow in which somebody asks and somebody approves is the application's.
 *
 * <p>Implementations must be safe for use by many threads and may block. A delegation that is over must still be found for
 * some time, so that its holder is told so. Throwing means that the store cannot be asked; the call then fails and nothing
 * is issued.
 */
@FunctionalInterface
public interface DelegationStore {

  /**
   * The delegation that a token stands for; empty when there is none. A token works until its window is over, any number of
   * times.
   *
   * @param tradeInToken the token as presented; never logged. Implementations must not let the time they take tell how much
   *     of it is right
   */
  Optional<Delegation> find(String tradeInToken);

  /** A store without delegations: every token is refused (DT-5). */
  static DelegationStore none() {
    return tradeInToken -> Optional.empty();
  }
}
