package io.github.sts4j.core.identity;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import java.util.Optional;

/**
 * What the application knows of accounts, users, roles, policies and long-term keys. The service asks it at every call,
 * so an answer takes effect at once (RV-10); it may answer from a cache, and is then as live as that cache.
 *
 * <p>Implementations must be safe for use by many threads. A method may block; verification of a session calls one or two
 * of them. An empty answer means «there is no such thing», and leads to a refusal. When the store cannot be reached a
 * method must throw: the exception reaches the application, and nothing is allowed.
 */
public interface IdentityDirectory {

  /** The account with this id. An account that is not known grants nobody anything. */
  Optional<Account> findAccount(AccountId id);

  /** The user with this unique id. */
  Optional<User> findUser(UniqueId id);

  /** The role with this ARN, matched with case and with its full path (AR-5). */
  Optional<Role> findRole(Arn arn);

  /** The role with this unique id: how a session finds its role, so that a namesake created later is not it (AR-25). */
  Optional<Role> findRole(UniqueId id);

  /**
   * The managed policy with this ARN, in its default version, of kind {@link
   * io.github.sts4j.policy.PolicyKind#SESSION}: looked up for session policies at every request (SP-5).
   */
  Optional<Policy> findManagedPolicy(Arn arn);

  /** The long-term key with this id, active or not. */
  Optional<LongTermKey> findLongTermKey(AccessKeyId id);
}
