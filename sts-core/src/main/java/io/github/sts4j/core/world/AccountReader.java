package io.github.sts4j.core.world;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.KeyOwner;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.MfaDevice;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads the users, groups, roles, keys and buckets of one account into the directory. */
final class AccountReader {
  /** AR-8, in seconds. */
  private static final int LONGEST_SESSION = 43_200;

  private static final Policy TRUSTS_NOBODY =
      Policy.parse(PolicyKind.TRUST, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");

  private final Fields account;
  private final AccountId id;
  private final ManagedPolicies managedPolicies;
  private final InMemoryIdentityDirectory directory;

  AccountReader(
      Fields account, ManagedPolicies managedPolicies, InMemoryIdentityDirectory directory) {
    this.account = account;
    this.id = account.value("AccountId", AccountId::of);
    this.managedPolicies = managedPolicies;
    this.directory = directory;
  }

  void readUsers() {
    for (Fields fields : account.objects("UserDetailList")) {
      User.Builder user =
          stored(fields, () -> User.builder(arn(fields, "user", "UserName").toString()));
      fields.optionalValue("UserId", UniqueId::of).ifPresent(user::id);
      inline(fields, "UserPolicyList", "user `" + fields.text("UserName") + "`")
          .forEach(user::policy);
      managedPolicies.attached(fields).forEach(user::policy);
      groups(fields).forEach(user::policy);
      managedPolicies.boundary(fields).ifPresent(user::permissionsBoundary);
      mfaDevices(fields, "MFADevices").forEach(user::mfaDevice);
      User read = stored(fields, () -> directory.putUser(user.tags(tags(fields)).build()));
      keys(fields, "AccessKeys", read);
    }
    AccountRoot root = new AccountRoot("aws", id, mfaDevices(account, "RootMFADevices"));
    keys(account, "RootAccessKeys", root);
  }

  /** Makes all roles known, trusting nobody yet: trust policies may name roles in any order. */
  void readRoleNames() {
    for (Fields fields : account.objects("RoleDetailList")) {
      stored(fields, () -> directory.putRole(role(fields).withTrustPolicy(TRUSTS_NOBODY)));
    }
  }

  void readRoles() {
    for (Fields fields : account.objects("RoleDetailList")) {
      JsonValue trust = fields.require("AssumeRolePolicyDocument");
      Role role = role(fields)
          .withTrustPolicy(PolicyDocuments.parse(
              trust,
              PolicyKind.TRUST,
              "trust policy",
              "trust policy of role `" + fields.text("RoleName") + "`"));
      try {
        directory.putRole(role);
      } catch (StsException e) {
        throw Fields.wrong(trust, String.valueOf(e.getMessage()));
      }
    }
  }

  List<World.Bucket> readBuckets() {
    List<World.Bucket> buckets = new ArrayList<>();
    for (Fields fields : account.objects("Buckets")) {
      String name = fields.text("Name");
      Optional<Policy> policy = fields
          .get("Policy")
          .filter(document -> !document.raw().replaceAll("\\s", "").equals("{}"))
          .map(document -> bucketPolicy(document, name));
      buckets.add(new World.Bucket(name, id, policy));
    }
    return buckets;
  }

  private Policy bucketPolicy(JsonValue document, String bucket) {
    String name = "policy of bucket " + bucket;
    Policy policy = PolicyDocuments.parse(document, PolicyKind.RESOURCE, name, name);
    try {
      return directory.bindPrincipals(policy);
    } catch (StsException e) {
      throw Fields.wrong(document, String.valueOf(e.getMessage()));
    }
  }

  private Role role(Fields fields) {
    String trustsNobody = TRUSTS_NOBODY.json();
    Role.Builder role = stored(
        fields, () -> Role.builder(arn(fields, "role", "RoleName").toString(), trustsNobody));
    fields.optionalValue("RoleId", UniqueId::of).ifPresent(role::id);
    fields.optionalInteger("MaxSessionDuration").ifPresent(seconds -> {
      if (seconds > LONGEST_SESSION) {
        throw Fields.wrong(
            fields.require("MaxSessionDuration"),
            "must be 3600 to " + LONGEST_SESSION + " seconds, not " + seconds);
      }
      role.maxSessionDuration(Duration.ofSeconds(seconds));
      at(fields.require("MaxSessionDuration"), role::build);
    });
    inline(fields, "RolePolicyList", "role `" + fields.text("RoleName") + "`")
        .forEach(role::policy);
    managedPolicies.attached(fields).forEach(role::policy);
    managedPolicies.boundary(fields).ifPresent(role::permissionsBoundary);
    return stored(fields, () -> role.tags(tags(fields)).build());
  }

  /** The ARN given, which must be of this account and name; or the one that name and path give. */
  private Arn arn(Fields fields, String kind, String nameMember) {
    String name = fields.text(nameMember);
    Arn expected =
        new Arn("aws", "iam", "", id.value(), kind + ManagedPolicies.path(fields) + name);
    Optional<Arn> given = fields.optionalValue("Arn", Arn::parse);
    boolean fits = given
        .map(arn -> arn.account().equals(id.value())
            && arn.resource().startsWith(kind + "/")
            && arn.resource().endsWith("/" + name))
        .orElse(true);
    if (!fits) {
      throw Fields.wrong(
          fields.require("Arn"),
          "must be an ARN of " + nameMember + " `" + name + "` in account " + id + ", such as "
              + expected);
    }
    return given.orElse(expected);
  }

  private static List<Policy> inline(Fields fields, String member, String owner) {
    return fields.objects(member).stream()
        .map(policy -> {
          String name = policy.text("PolicyName");
          return PolicyDocuments.parse(
              policy.require("PolicyDocument"),
              PolicyKind.IDENTITY,
              name,
              "policy `" + name + "` of " + owner);
        })
        .toList();
  }

  private List<Policy> groups(Fields user) {
    List<Policy> policies = new ArrayList<>();
    for (JsonValue name : user.list("GroupList")) {
      Fields group = account.objects("GroupDetailList").stream()
          .filter(candidate -> candidate.text("GroupName").equals(Fields.text(name)))
          .findFirst()
          .orElseThrow(() ->
              Fields.wrong(name, "names a group that is not in GroupDetailList: add it there"));
      policies.addAll(inline(group, "GroupPolicyList", "group `" + Fields.text(name) + "`"));
      policies.addAll(managedPolicies.attached(group));
    }
    return policies;
  }

  private static Map<String, String> tags(Fields fields) {
    Map<String, String> tags = new LinkedHashMap<>();
    Set<String> keys = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Fields tag : fields.objects("Tags")) {
      if (!keys.add(tag.text("Key"))) { // ST-4
        throw Fields.wrong(
            tag.require("Key"),
            "the tag key `" + tag.text("Key") + "` is given twice, ignoring case");
      }
      tags.put(tag.text("Key"), tag.text("Value"));
    }
    return tags;
  }

  private static List<MfaDevice> mfaDevices(Fields fields, String member) {
    return fields.objects(member).stream()
        .map(device -> new MfaDevice(
            device.text("SerialNumber"), device.value("Base32StringSeed", TotpSeed::ofBase32)))
        .toList();
  }

  private void keys(Fields fields, String member, KeyOwner owner) {
    for (Fields key : fields.objects(member)) {
      AccessKeyId keyId = key.value("AccessKeyId", AccessKeyId::of);
      if (directory.findLongTermKey(keyId).isPresent()) {
        throw Fields.wrong(
            key.require("AccessKeyId"), "the access key `" + keyId + "` is given twice");
      }
      SecretAccessKey secret = key.value("SecretAccessKey", SecretAccessKey::of);
      boolean active = isActive(key);
      stored(key, () -> directory.putLongTermKey(new LongTermKey(keyId, secret, active, owner)));
    }
  }

  private static boolean isActive(Fields key) {
    String status = key.optionalText("Status").orElse("Active");
    if (!status.equals("Active") && !status.equals("Inactive")) {
      throw Fields.wrong(
          key.require("Status"), "must be `Active` or `Inactive`, not `" + status + "`");
    }
    return status.equals("Active");
  }

  /** Reports what a value's type or the directory has against an entity at that entity's place. */
  private static <T> T stored(Fields fields, Supplier<T> step) {
    return at(fields.object(), step);
  }

  private static <T> T at(JsonValue place, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException e) {
      throw Fields.wrong(place, String.valueOf(e.getMessage()));
    }
  }
}
