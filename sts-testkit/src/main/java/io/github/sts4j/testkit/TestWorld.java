package io.github.sts4j.testkit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Arn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The accounts, users and roles of a test, put together in a few lines. Each user gets a long-term key. Users and roles are
 * known afterwards by their names, so each name may stand once. Not for several threads at once.
 *
 * <pre>{@code
 * world
 *     .user("arn:aws:iam::111122223333:user/alice", allowEverything)
 *     .role("arn:aws:iam::111122223333:role/Reader", TestWorld.trust("arn:aws:iam::111122223333:user/alice"), readOnly);
 * }</pre>
 */
public final class TestWorld {
  private final InMemoryIdentityDirectory directory;
  private final RandomGenerator random;
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();
  private final Map<String, LongTermKey> keys = new LinkedHashMap<>();

  TestWorld(InMemoryIdentityDirectory directory, RandomGenerator random) {
    this.directory = directory;
    this.random = random;
  }

  /**
   * A trust policy that lets these principals assume a role, with tags and a source identity.
   *
   * @param principals ARNs or account ids; they must be in the world before the role is
   */
  public static String trust(String... principals) {
    StringBuilder list = new StringBuilder();
    for (String principal : principals) {
      list.append(list.isEmpty() ? "" : ",").append('"').append(principal).append('"');
    }
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":["
        + list
        + "]},\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]}]}";
  }

  /** Adds an account that belongs to no organization; users and roles add theirs by themselves. */
  public TestWorld account(String id) {
    return account(Account.standalone(AccountId.of(id)));
  }

  /** Adds an account, with what its organization imposes on it. */
  public TestWorld account(Account account) {
    directory.putAccount(account);
    return this;
  }

  /**
   * Adds a user with identity policies.
   *
   * @param arn `arn:aws:iam::111122223333:user/alice`
   * @param policies the texts of its identity policies
   * @throws io.github.sts4j.policy.PolicyParseException if one is malformed
   */
  public TestWorld user(String arn, String... policies) {
    return user(arn, user -> {
      for (int i = 0; i < policies.length; i++) {
        user.policy("policy " + i, policies[i]);
      }
    });
  }

  /** Adds a user with whatever a user can have. */
  public TestWorld user(String arn, Consumer<User.Builder> parts) {
    User.Builder builder = User.builder(arn);
    parts.accept(builder);
    User user = builder.build();
    requireNew("user", user.name(), users);
    users.put(user.name(), directory.putUser(user));
    LongTermKey key = new LongTermKey(
        AccessKeyId.longTerm(user.account(), random), SecretAccessKey.generate(random), true, user);
    directory.putLongTermKey(key);
    keys.put(user.name(), key);
    return this;
  }

  /**
   * Adds a role with identity policies.
   *
   * @param arn `arn:aws:iam::111122223333:role/Reader`
   * @param trustPolicy who may assume it; see {@link #trust}
   * @param policies the texts of its identity policies
   * @throws io.github.sts4j.policy.PolicyParseException if one is malformed
   * @throws io.github.sts4j.core.error.StsException if the trust policy names somebody whom the world does not have
   */
  public TestWorld role(String arn, String trustPolicy, String... policies) {
    return role(arn, trustPolicy, role -> {
      for (int i = 0; i < policies.length; i++) {
        role.policy("policy " + i, policies[i]);
      }
    });
  }

  /** Adds a role with whatever a role can have. */
  public TestWorld role(String arn, String trustPolicy, Consumer<Role.Builder> parts) {
    Role.Builder builder = Role.builder(arn, trustPolicy);
    parts.accept(builder);
    Role role = builder.build();
    requireNew("role", role.name(), roles);
    roles.put(role.name(), directory.putRole(role));
    return this;
  }

  /** Adds a managed policy, whose ARN a session can be made with. */
  public TestWorld managedPolicy(String arn, String document) {
    directory.putManagedPolicy(Arn.parse(arn), document);
    return this;
  }

  User user(String name) {
    return known("user", name, users);
  }

  Role role(String name) {
    return known("role", name, roles);
  }

  LongTermKey key(String user) {
    return known("user", user, keys);
  }

  private static void requireNew(String what, String name, Map<String, ?> known) {
    if (known.containsKey(requireNonNull(name, "name"))) {
      throw new IllegalArgumentException("the world has a " + what + " `" + name
          + "` already; tests name it by this, so call this one something else");
    }
  }

  private static <T> T known(String what, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "the world has no " + what + " `" + name + "`; it has " + known.keySet());
    }
    return found;
  }
}
