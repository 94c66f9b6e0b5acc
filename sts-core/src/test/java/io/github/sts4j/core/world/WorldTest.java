package io.github.sts4j.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A world file, each member of it, and what is filled in where one is left out. */
class WorldTest {
  private static final AccountId ACCOUNT = AccountId.of("111122223333");
  private static final String READ =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"}]}";
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"111122223333\"},"
          + "\"Action\":\"sts:AssumeRole\"}]}";

  /** Shaped as {@code iam get-account-authorization-details} prints it, with what that leaves out. */
  private static final String FULL = """
      {
        "Organization": {"Id": "o-exampleorg1", "ManagementAccountId": "999988887777", "EnabledFeatures": ["RootSessions"]},
        "Marker": "ignored", "IsTruncated": false,
        "Accounts": [{
          "AccountId": "111122223333",
          "OrgPath": "o-exampleorg1/r-ab12/ou-ab12-11111111/",
          "OutboundWebIdentityFederation": true,
          "ServiceControlPolicies": [ {"Version": "2012-10-17", "Statement": [{"Effect":"Allow","Action":"*","Resource":"*"}]} ],
          "ResourceControlPolicies": [ ],
          "RootAccessKeys": [ {"AccessKeyId": "AKIAIOSFODNN7ROOTKEY", "SecretAccessKey": "root-secret", "Status": "Inactive"} ],
          "RootMFADevices": [ {"SerialNumber": "arn:aws:iam::111122223333:mfa/root-account-mfa-device", "Base32StringSeed": "GEZDGNBVGY3TQOJQ"} ],
          "UserDetailList": [{
            "UserName": "alice", "UserId": "AIDACKCEVSQ6C2EXAMPLE", "Arn": "arn:aws:iam::111122223333:user/dev/alice", "Path": "/dev/",
            "CreateDate": "2024-01-01T00:00:00+00:00",
            "UserPolicyList": [ {"PolicyName": "own", "PolicyDocument": READ} ],
            "GroupList": ["devs"],
            "AttachedManagedPolicies": [ {"PolicyName": "n", "PolicyArn": "arn:aws:iam::111122223333:policy/n"} ],
            "PermissionsBoundary": {"PermissionsBoundaryType": "Policy", "PermissionsBoundaryArn": "arn:aws:iam::aws:policy/Bounds"},
            "Tags": [ {"Key": "team", "Value": "red"} ],
            "AccessKeys": [ {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "alice-secret", "Status": "Active"} ],
            "MFADevices": [ {"SerialNumber": "arn:aws:iam::111122223333:mfa/alice", "Base32StringSeed": "GEZDGNBVGY3TQOJQ"} ]
          }],
          "GroupDetailList": [ {
            "GroupName": "devs", "GroupId": "AGPA...", "Arn": "arn:aws:iam::111122223333:group/devs", "Path": "/",
            "GroupPolicyList": [ {"PolicyName": "g", "PolicyDocument": "PLAIN"} ],
            "AttachedManagedPolicies": [ {"PolicyName": "n", "PolicyArn": "arn:aws:iam::111122223333:policy/n"} ] } ],
          "RoleDetailList": [{
            "RoleName": "Reader", "RoleId": "AROADBQP57FF2AEXAMPLE", "Arn": "arn:aws:iam::111122223333:role/Reader", "Path": "/",
            "AssumeRolePolicyDocument": "ENCODED", "MaxSessionDuration": 7200, "InstanceProfileList": [],
            "RolePolicyList": [ {"PolicyName": "r", "PolicyDocument": "PLAIN"} ], "AttachedManagedPolicies": [],
            "PermissionsBoundary": {}, "Tags": [], "RoleLastUsed": {}
          }],
          "Policies": [
            {"PolicyName": "n", "Arn": "arn:aws:iam::111122223333:policy/n", "DefaultVersionId": "v2",
             "PolicyVersionList": [ {"VersionId": "v1", "IsDefaultVersion": false, "Document": {"Version":"2012-10-17","Statement":[]}},
                                    {"VersionId": "v2", "IsDefaultVersion": true, "Document": READ} ]},
            {"PolicyName": "Bounds", "Arn": "arn:aws:iam::aws:policy/Bounds", "DefaultVersionId": "v1",
             "PolicyVersionList": [ {"VersionId": "v1", "IsDefaultVersion": true, "Document": READ} ]} ],
          "OpenIDConnectProviders": [ {"Url": "https://idp.example.com"} ],
          "SAMLProviders": [ {"Name": "corp", "SAMLMetadataDocument": "<EntityDescriptor/>"} ],
          "Buckets": [ {"Name": "data", "Policy": {}}, {"Name": "open", "Policy":
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"*"}]}}, {"Name": "plain"} ]
        }]
      }
      """.replace("\"ENCODED\"", quoted(encoded(TRUST)))
      .replace("\"PLAIN\"", quoted(READ))
      .replace(": READ", ": " + READ);

  private final World world = World.parse(FULL);
  private final InMemoryIdentityDirectory directory = world.directory();

  @Test
  void theAccountAndItsOrganization() {
    Account account = directory.findAccount(ACCOUNT).orElseThrow();
    assertEquals("o-exampleorg1", account.organization().orElseThrow().organizationId());
    assertEquals(
        "999988887777", account.organization().orElseThrow().managementAccount().value());
    assertEquals(
        Optional.of("o-exampleorg1/r-ab12/ou-ab12-11111111/"),
        account.organization().orElseThrow().path());
    assertEquals(1, account.serviceControlPolicies().size());
    assertEquals(0, account.resourceControlPolicies().size());
  }

  @Test
  void aUserWithAllItsParts() {
    User alice = directory
        .findUser(Arn.parse("arn:aws:iam::111122223333:user/dev/alice"))
        .orElseThrow();
    assertEquals("AIDACKCEVSQ6C2EXAMPLE", alice.id().value());
    assertEquals(
        4, alice.policies().size()); // own, attached, the group's own and the group's attached
    assertTrue(alice.permissionsBoundary().isPresent());
    assertEquals(Map.of("team", "red"), alice.tags());
    assertEquals(
        "arn:aws:iam::111122223333:mfa/alice", alice.mfaDevices().get(0).serialNumber());
    assertEquals(
        TotpSeed.ofBase32("GEZDGNBVGY3TQOJQ"), alice.mfaDevices().get(0).seed());
    LongTermKey key =
        directory.findLongTermKey(AccessKeyId.of("AKIAIOSFODNN7EXAMPLE")).orElseThrow();
    assertTrue(key.active());
    assertEquals("alice-secret", key.secretAccessKey().reveal());
    assertEquals(alice, key.owner());
  }

  @Test
  void aRootWithAnInactiveKeyAndADevice() {
    LongTermKey key =
        directory.findLongTermKey(AccessKeyId.of("AKIAIOSFODNN7ROOTKEY")).orElseThrow();
    assertFalse(key.active());
    assertEquals(1, ((AccountRoot) key.owner()).mfaDevices().size());
  }

  @Test
  void aRoleWhosePoliciesAreUrlEncodedAndPlainStrings() {
    Role reader =
        directory.findRole(Arn.parse("arn:aws:iam::111122223333:role/Reader")).orElseThrow();
    assertEquals("AROADBQP57FF2AEXAMPLE", reader.id().value());
    assertEquals(Duration.ofHours(2), reader.maxSessionDuration());
    assertEquals(TRUST, reader.trustPolicy().json());
    assertEquals(READ, reader.policies().get(0).json());
    assertEquals(Optional.empty(), reader.permissionsBoundary());
  }

  @Test
  void managedPoliciesInTheirDefaultVersion() {
    assertEquals(
        Optional.of(READ),
        directory
            .findManagedPolicy(Arn.parse("arn:aws:iam::111122223333:policy/n"))
            .map(Policy::json));
    assertTrue(
        directory.findManagedPolicy(Arn.parse("arn:aws:iam::aws:policy/Bounds")).isPresent());
  }

  @Test
  void bucketsWhoseEmptyPolicyIsNone() {
    assertEquals(3, world.buckets().size());
    assertEquals(Optional.empty(), world.buckets().get(0).policy());
    assertTrue(world.buckets().get(1).policy().isPresent());
    assertEquals(Optional.empty(), world.buckets().get(2).policy());
    assertEquals(ACCOUNT, world.buckets().get(0).account());
  }

  // Contract: ids, ARNs and MaxSessionDuration left out are filled in, the id the same every time.
  @Test
  void whatIsLeftOutIsFilledIn() {
    String file = """
        {"Accounts": [{"AccountId": "111122223333",
          "UserDetailList": [{"UserName": "bob", "Path": "/ops/"}],
          "RoleDetailList": [{"RoleName": "R", "AssumeRolePolicyDocument": %s}],
          "Policies": [{"PolicyName": "p", "Path": "/x/", "PolicyVersionList": [{"Document": %s}]}]}]}
        """.formatted(TRUST, READ);
    InMemoryIdentityDirectory first = World.parse(file).directory();
    Role role = first.findRole(Arn.parse("arn:aws:iam::111122223333:role/R")).orElseThrow();
    User bob =
        first.findUser(Arn.parse("arn:aws:iam::111122223333:user/ops/bob")).orElseThrow();
    assertEquals(Duration.ofHours(1), role.maxSessionDuration());
    assertTrue(role.id().value().matches("AROA[A-Z2-7]{17}"));
    assertTrue(bob.id().value().matches("AIDA[A-Z2-7]{17}"));
    assertEquals(
        Optional.of(role.id()),
        World.parse(file).directory().findRole(role.arn()).map(Role::id));
    assertTrue(first
        .findManagedPolicy(Arn.parse("arn:aws:iam::111122223333:policy/x/p"))
        .isPresent());
    assertEquals(Optional.empty(), first.findAccount(ACCOUNT).orElseThrow().organization());
  }

  // TP-7: trust policies may name users and roles of any account of the file, whatever the order.
  @Test
  void rolesMayTrustRolesThatComeLater() {
    World.parse("""
        {"Accounts": [
          {"AccountId": "111122223333", "RoleDetailList": [{"RoleName": "A", "AssumeRolePolicyDocument": %s}]},
          {"AccountId": "444455556666", "RoleDetailList": [{"RoleName": "B", "AssumeRolePolicyDocument": %s}]}]}
        """.formatted(
            TestSts.trusting("arn:aws:iam::444455556666:role/B"),
            TestSts.trusting("arn:aws:iam::111122223333:role/A")));
  }

  // EV-3: levels from the organization's root down.
  @Test
  void controlPoliciesMayBeGivenByLevel() {
    Account account =
        World.parse("""
            {"Accounts": [{"AccountId": "111122223333", "ServiceControlPolicies": [[%1$s], [%1$s, %1$s], %1$s]}]}
            """.formatted(READ)).directory().findAccount(ACCOUNT).orElseThrow();
    assertEquals(3, account.serviceControlPolicies().size());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
