package io.github.sts4j.core.throttle;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import java.net.InetAddress;
import java.util.Optional;

/** On whose account a call counts. */
public sealed interface ThrottleKey {

  /**
   * A caller whose identity is established: all callers of an account share an action's limit.
   *
   * @param account the caller's account
   * @param action the action's name, such as {@code AssumeRole}
   */
  record Caller(AccountId account, String action) implements ThrottleKey {
    public Caller {
      requireNonNull(account, "account");
      requireNonNull(action, "action");
    }
  }

  /**
   * Somebody not yet known, or never to be known as in AssumeRoleWithWebIdentity.
   *
   * @param address where the call came from; all calls whose host does not say so count as one source
   */
  record Source(Optional<InetAddress> address) implements ThrottleKey {
    public Source {
      requireNonNull(address, "address");
    }
  }
}
