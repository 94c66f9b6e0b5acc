package io.github.sts4j.core.identity;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory that lives in memory and can be changed while it is used. Safe for use by many threads; a change is seen by
 * the next request.
 *
 * <p>Saving a role or a resource's policy binds the user and role ARNs of its principals to the unique ids those
 * principals have at that moment, as IAM does: a namesake created after a deletion is not trusted (TP-7).
 */
public final class InMemoryIdentityDirectory implements IdentityDirectory {
  /** Longest trust policy in characters, whitespace not counted (TP-1). */
  private static final int TRUST_POLICY_CHARACTERS = 2048;

  private final int trustPolicyCharacters;
  private final Map<AccountId, Account> accounts = new ConcurrentHashMap<>();
  private final Map<UniqueId, User> users = new ConcurrentHashMap<>();
  private final Map<UniqueId, Role> roles = new ConcurrentHashMap<>();
  private final Map<String, UniqueId> idsByArn = new ConcurrentHashMap<>();
  private final Map<String, UniqueId> idsByName = new ConcurrentHashMap<>();
  private final Set<UniqueId> retired = ConcurrentHashMap.newKeySet();
  private final Map<String, Policy> managedPolicies = new ConcurrentHashMap<>();
  private final Map<AccessKeyId, LongTermKey> keys = new ConcurrentHashMap<>();

  private InMemoryIdentityDirectory(int trustPolicyCharacters) {
    this.trustPolicyCharacters = trustPolicyCharacters;
  }

  /** An empty directory. */
  public static InMemoryIdentityDirectory create() {
    return create(TRUST_POLICY_CHARACTERS);
  }

  /**
   * An empty directory that takes longer, or only shorter, trust policies (LK-12, X-25).
   *
   * @param trustPolicyCharacters the longest trust policy, whitespace not counted; by default 2,048, and 4,096 or 8,192 where
   *     AWS raised the quota
   * @throws IllegalArgumentException unless it is at least 1
   */
  public static InMemoryIdentityDirectory create(int trustPolicyCharacters) {
    if (trustPolicyCharacters < 1) {
      throw new IllegalArgumentException(
          "trustPolicyCharacters must be at least 1, not " + trustPolicyCharacters);
    }
    return new InMemoryIdentityDirectory(trustPolicyCharacters);
  }

  /** Adds or replaces an account. */
  public InMemoryIdentityDirectory putAccount(Account account) {
    accounts.put(account.id(), account);
    return this;
  }

  /**
   * Adds a user, or replaces the user of the same unique id. The account is added when it is not there.
   *
   * @return the user as stored
   * @throws IllegalArgumentException when another user of the account has this name, ignoring case (ID-4), or the unique
   *     id belonged to a user that was deleted (ID-5)
   */
  public synchronized User putUser(User user) {
    claim(user.arn(), user.id(), user.account());
    users.put(user.id(), user);
    keys.replaceAll((id, key) -> key.owner() instanceof User owner && owner.id().equals(user.id())
        ? new LongTermKey(id, key.secretAccessKey(), key.active(), user)
        : key);
    return user;
  }

  /**
   * Adds a role, or replaces the role of the same unique id. The account is added when it is not there. A replacement
   * that holds the very trust policy of the stored role leaves it as it was bound.
   *
   * @return the role as stored, its trust policy bound to unique ids (TP-7)
   * @throws StsException {@code MalformedPolicyDocument} when the trust policy names a user or role that an account known
   *     here does not have (TP-7), or a provider of another account (TP-11), does not test the key that a shared issuer
   *     needs (TP-12), or is too long (TP-1)
   * @throws IllegalArgumentException when another role of the account has this name, ignoring case (ID-4), or the unique
   *     id belonged to a role that was deleted (ID-5)
   */
  public synchronized Role putRole(Role role) {
    claim(role.arn(), role.id(), role.account());
    Role stored = roles.get(role.id());
    if (stored != null && stored.trustPolicy() == role.trustPolicy()) {
      // Another part of the role changes. To save the trust policy anew would bind it anew (TP-7).
      roles.put(role.id(), role);
      return role;
    }
    Role bound;
    try {
      TrustPolicies.check(role, trustPolicyCharacters);
      bound = role.withTrustPolicy(
          bindPrincipals(role.trustPolicy(), " (trust policy of " + role.arn() + ")"));
    } catch (StsException e) {
      if (!roles.containsKey(role.id())) {
        release(role.arn(), role.id());
      }
      throw e;
    }
    roles.put(role.id(), bound);
    return bound;
  }

  /**
   * Adds or replaces a managed policy in its default version.
   *
   * @throws io.github.sts4j.policy.PolicyParseException when the document is malformed
   */
  public InMemoryIdentityDirectory putManagedPolicy(Arn arn, String document) {
    managedPolicies.put(arn.toString(), OwnedPolicies.managed(arn, document));
    return this;
  }

  /** Adds or replaces a long-term key. */
  public InMemoryIdentityDirectory putLongTermKey(LongTermKey key) {
    keys.put(key.accessKeyId(), key);
    return this;
  }

  /** Removes a user with its keys: its sessions end (GS-9), its unique id is never used again. */
  public synchronized void deleteUser(UniqueId id) {
    User user = users.remove(id);
    if (user != null) {
      release(user.arn(), id);
      retired.add(id);
      keys.values()
          .removeIf(key -> key.owner() instanceof User owner && owner.id().equals(id));
    }
  }

  /** Removes a role: its sessions end, and a role of the same name created later does not revive them (AR-25). */
  public synchronized void deleteRole(UniqueId id) {
    Role role = roles.remove(id);
    if (role != null) {
      release(role.arn(), id);
      retired.add(id);
    }
  }

  /**
   * This policy with the user and role ARNs of its principals bound to the unique ids they have now (TP-7).
   *
   * @param policy a trust policy, or another resource-based policy
   * @throws StsException {@code MalformedPolicyDocument} when a principal of an account known here does not exist
   */
  public Policy bindPrincipals(Policy policy) {
    return bindPrincipals(policy, policy.name().map(name -> " (`" + name + "`)").orElse(""));
  }

  private Policy bindPrincipals(Policy policy, String which) {
    for (Arn principal : policy.principalArns()) {
      boolean known = AccountId.isValid(principal.account())
          && accounts.containsKey(AccountId.of(principal.account()));
      if (known
          && principalExistsOnlyIfNamed(principal)
          && uniqueIdOf(principal).isEmpty()) {
        throw new StsException(
            StsError.MALFORMED_POLICY_DOCUMENT,
            "Invalid principal in policy: \"AWS\":\"" + principal
                + "\": create it before the policy that names it" + which);
      }
    }
    return policy.bindPrincipals(this::uniqueIdOf);
  }

  @Override
  public Optional<Account> findAccount(AccountId id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public Optional<User> findUser(UniqueId id) {
    return Optional.ofNullable(users.get(id));
  }

  @Override
  public Optional<Role> findRole(Arn arn) {
    return Optional.ofNullable(idsByArn.get(arn.toString())).map(roles::get);
  }

  @Override
  public Optional<Role> findRole(UniqueId id) {
    return Optional.ofNullable(roles.get(id));
  }

  @Override
  public Optional<Policy> findManagedPolicy(Arn arn) {
    return Optional.ofNullable(managedPolicies.get(arn.toString()));
  }

  @Override
  public Optional<LongTermKey> findLongTermKey(AccessKeyId id) {
    return Optional.ofNullable(keys.get(id));
  }

  /** The user with this ARN, matched with case and with its full path. */
  public Optional<User> findUser(Arn arn) {
    return Optional.ofNullable(idsByArn.get(arn.toString())).map(users::get);
  }

  /** The ids of all accounts. */
  public Set<AccountId> accountIds() {
    return new HashSet<>(accounts.keySet());
  }

  private static boolean principalExistsOnlyIfNamed(Arn principal) {
    String resource = principal.resource();
    return resource.startsWith("user/")
        || resource.startsWith("role/")
        || resource.startsWith("assumed-role/");
  }

  /** The id to which a principal ARN is bound: of the user or role, or of the role whose session it names (TP-9). */
  private Optional<String> uniqueIdOf(Arn principal) {
    if (principal.resource().startsWith("assumed-role/")) {
      String[] parts = principal.resource().split("/", 3);
      String name = nameKey("role", principal.account(), parts[1]);
      return Optional.ofNullable(idsByName.get(name))
          .map(roles::get)
          .filter(role -> role.name().equals(parts[1]))
          .map(role -> role.id().value());
    }
    return Optional.ofNullable(idsByArn.get(principal.toString())).map(UniqueId::value);
  }

  private void claim(Arn arn, UniqueId id, AccountId account) {
    if (retired.contains(id)) {
      throw new IllegalArgumentException("unique id " + id
          + " was retired when its owner was deleted; give " + arn + " another one (ID-5)");
    }
    String name = nameKey(arn);
    UniqueId holder = idsByName.get(name);
    if (holder != null && !holder.equals(id)) {
      throw new IllegalArgumentException(
          arn + " has the name of another one in its account, ignoring case and path (ID-4)");
    }
    String previous = nameOf(id);
    if (previous != null && !previous.equals(arn.toString())) {
      throw new IllegalArgumentException(
          "unique id " + id + " belongs to " + previous + "; give " + arn + " another one (ID-5)");
    }
    accounts.putIfAbsent(account, Account.standalone(account));
    idsByName.put(name, id);
    idsByArn.put(arn.toString(), id);
  }

  private @Nullable String nameOf(UniqueId id) {
    User user = users.get(id);
    Role role = roles.get(id);
    return user != null ? user.arn().toString() : role != null ? role.arn().toString() : null;
  }

  private void release(Arn arn, UniqueId id) {
    idsByName.remove(nameKey(arn), id);
    idsByArn.remove(arn.toString(), id);
  }

  private static String nameKey(Arn arn) {
    String kind = arn.resource().substring(0, arn.resource().indexOf('/'));
    return nameKey(kind, arn.account(), Arns.lastSegment(arn));
  }

  private static String nameKey(String kind, String account, String name) {
    return account + ":" + kind + "/" + name.toLowerCase(Locale.ROOT);
  }
}
