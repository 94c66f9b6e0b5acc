package io.github.sts4j.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of wrong value in a world file is refused, and its JSON pointer is named. */
class WorldFaultsTest {
  private static final String EMPTY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
  private static final String U = "/Accounts/0/UserDetailList/0";
  private static final String R = "/Accounts/0/RoleDetailList/0";

  static Stream<Arguments> files() {
    return Stream.of(
        fault("", ""),
        fault("", "[]"),
        fault("", "{}"),
        fault("", "{\"Accounts\":[]}"),
        fault("/Accounts", "{\"Accounts\":{}}"),
        fault("/Accounts/0", "{\"Accounts\":[1]}"),
        fault("/Accounts/0", "{\"Accounts\":[{}]}"),
        fault("/Accounts/0/AccountId", "{\"Accounts\":[{\"AccountId\":\"12345\"}]}"),
        fault("/Accounts/0/AccountId", "{\"Accounts\":[{\"AccountId\":111122223333}]}"),
        fault(
            "/Accounts/1/AccountId",
            "{\"Accounts\":[{\"AccountId\":\"111122223333\"},{\"AccountId\":\"111122223333\"}]}"),
        fault(
            "/Organization",
            "{\"Organization\":\"o-1\",\"Accounts\":[{\"AccountId\":\"111122223333\"}]}"),
        fault(
            "/Organization",
            "{\"Organization\":{\"Id\":\"o-1\"},\"Accounts\":[{\"AccountId\":\"111122223333\"}]}"),
        fault(
            "/Organization/ManagementAccountId",
            "{\"Organization\":{\"Id\":\"o-1\",\"ManagementAccountId\":\"x\"},\"Accounts\":[{\"AccountId\":\"111122223333\"}]}"));
  }

  static Stream<Arguments> members() {
    return Stream.of(
        fault(
            "/Accounts/0/OrgPath",
            "\"OrgPath\":1",
            "\"Organization\":{\"Id\":\"o-1\",\"ManagementAccountId\":\"999988887777\"},"),
        fault("/Accounts/0/ServiceControlPolicies", "\"ServiceControlPolicies\":{}"),
        fault("/Accounts/0/ServiceControlPolicies/0", "\"ServiceControlPolicies\":[1]"),
        fault(
            "/Accounts/0/ServiceControlPolicies/0/Statement/0/Effect",
            "\"ServiceControlPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}]"),
        fault(
            "/Accounts/0/ResourceControlPolicies/0/Statement/0/Effect",
            "\"ResourceControlPolicies\":[{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}]"),
        fault(
            "/Accounts/0/RootAccessKeys/0",
            "\"RootAccessKeys\":[{\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\"}]"),
        fault(
            "/Accounts/0/RootAccessKeys/0/AccessKeyId",
            "\"RootAccessKeys\":[{\"AccessKeyId\":\"short\",\"SecretAccessKey\":\"s\"}]"),
        fault(
            "/Accounts/0/RootAccessKeys/0/SecretAccessKey",
            "\"RootAccessKeys\":[{\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"\"}]"),
        fault(
            "/Accounts/0/RootAccessKeys/0/Status",
            "\"RootAccessKeys\":[{\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"s\",\"Status\":\"active\"}]"),
        fault(
            "/Accounts/0/RootAccessKeys/0",
            "\"RootAccessKeys\":[{\"AccessKeyId\":\"ASIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"s\"}]"),
        fault(
            "/Accounts/0/RootAccessKeys/1/AccessKeyId",
            "\"RootAccessKeys\":[{\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"s\"},{\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"t\"}]"),
        fault(
            "/Accounts/0/RootMFADevices/0/Base32StringSeed",
            "\"RootMFADevices\":[{\"SerialNumber\":\"s\",\"Base32StringSeed\":\"1!\"}]"),
        fault(U, user("\"Path\":\"/\"", "")),
        fault(U + "/UserName", user("\"UserName\":1", "")),
        fault(U + "/UserId", user("\"UserName\":\"a\",\"UserId\":\"AIDA...\"", "")),
        fault(
            U + "/Arn",
            user("\"UserName\":\"a\",\"Arn\":\"arn:aws:iam::444455556666:user/a\"", "")),
        fault(
            U + "/Arn",
            user("\"UserName\":\"a\",\"Arn\":\"arn:aws:iam::111122223333:user/b\"", "")),
        fault(U + "/Arn", user("\"UserName\":\"a\",\"Arn\":\"no arn\"", "")),
        fault(U + "/Path", user("\"UserName\":\"a\",\"Path\":\"dev\"", "")),
        fault("/Accounts/0/UserDetailList/1", user("\"UserName\":\"a\"", ",{\"UserName\":\"A\"}")),
        fault(
            U + "/UserPolicyList/0",
            user("\"UserName\":\"a\",\"UserPolicyList\":[{\"PolicyName\":\"p\"}]", "")),
        fault(
            U + "/UserPolicyList/0/PolicyDocument",
            user(
                "\"UserName\":\"a\",\"UserPolicyList\":[{\"PolicyName\":\"p\",\"PolicyDocument\":\"%7Bx\"}]",
                "")),
        fault(
            U + "/UserPolicyList/0/PolicyDocument",
            user(
                "\"UserName\":\"a\",\"UserPolicyList\":[{\"PolicyName\":\"p\",\"PolicyDocument\":7}]",
                "")),
        fault(
            U + "/UserPolicyList/0/PolicyDocument/Version",
            user(
                "\"UserName\":\"a\",\"UserPolicyList\":[{\"PolicyName\":\"p\",\"PolicyDocument\":{\"Version\":\"2020-01-01\",\"Statement\":[]}}]",
                "")),
        fault(U + "/GroupList/0", user("\"UserName\":\"a\",\"GroupList\":[\"absent\"]", "")),
        fault(
            U + "/AttachedManagedPolicies/0/PolicyArn",
            user(
                "\"UserName\":\"a\",\"AttachedManagedPolicies\":[{\"PolicyArn\":\"arn:aws:iam::aws:policy/Absent\"}]",
                "")),
        fault(
            U + "/PermissionsBoundary/PermissionsBoundaryArn",
            user(
                "\"UserName\":\"a\",\"PermissionsBoundary\":{\"PermissionsBoundaryArn\":\"arn:aws:iam::aws:policy/Absent\"}",
                "")),
        fault(
            U + "/PermissionsBoundary",
            user("\"UserName\":\"a\",\"PermissionsBoundary\":\"x\"", "")),
        fault(U + "/Tags/0", user("\"UserName\":\"a\",\"Tags\":[{\"Key\":\"k\"}]", "")),
        fault(
            U + "/Tags/1/Key",
            user(
                "\"UserName\":\"a\",\"Tags\":[{\"Key\":\"k\",\"Value\":\"1\"},{\"Key\":\"K\",\"Value\":\"2\"}]",
                "")),
        fault(R, role("")),
        fault(R + "/AssumeRolePolicyDocument", role(",\"AssumeRolePolicyDocument\":\"x\"")),
        fault(R + "/AssumeRolePolicyDocument", role(",\"AssumeRolePolicyDocument\":{}")),
        fault(
            R + "/AssumeRolePolicyDocument/Statement/0/Principal",
            role(
                ",\"AssumeRolePolicyDocument\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}]}")),
        fault(
            R + "/AssumeRolePolicyDocument",
            role(
                ",\"AssumeRolePolicyDocument\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/absent\"},\"Action\":\"sts:AssumeRole\"}]}")),
        fault(
            R + "/AssumeRolePolicyDocument",
            role(
                ",\"AssumeRolePolicyDocument\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"arn:aws:iam::444455556666:saml-provider/x\"},\"Action\":\"sts:AssumeRole\"}]}")),
        fault(
            R + "/MaxSessionDuration",
            role(",\"MaxSessionDuration\":3599,\"AssumeRolePolicyDocument\":" + EMPTY)),
        fault(
            R + "/MaxSessionDuration",
            role(",\"MaxSessionDuration\":1e4,\"AssumeRolePolicyDocument\":" + EMPTY)),
        fault(
            R + "/MaxSessionDuration",
            role(",\"MaxSessionDuration\":\"3600\",\"AssumeRolePolicyDocument\":" + EMPTY)),
        fault(
            "/Accounts/0/Policies/0",
            "\"Policies\":[{\"PolicyName\":\"p\",\"PolicyVersionList\":[]}]"),
        fault(
            "/Accounts/0/Policies/0",
            "\"Policies\":[{\"PolicyName\":\"p\",\"PolicyVersionList\":[{\"Document\":" + EMPTY
                + "},{\"Document\":" + EMPTY + "}]}]"),
        fault(
            "/Accounts/0/Policies/0/PolicyVersionList/0/IsDefaultVersion",
            "\"Policies\":[{\"PolicyName\":\"p\",\"PolicyVersionList\":[{\"IsDefaultVersion\":\"yes\",\"Document\":"
                + EMPTY + "}]}]"),
        fault(
            "/Accounts/0/Policies/0/PolicyVersionList/0/Document/Statement",
            "\"Policies\":[{\"PolicyName\":\"p\",\"PolicyVersionList\":[{\"Document\":{\"Statement\":1}}]}]"),
        fault("/Accounts/0/Buckets/0", "\"Buckets\":[{}]"),
        fault(
            "/Accounts/0/Buckets/0/Policy/Statement/0/Effect",
            "\"Buckets\":[{\"Name\":\"b\",\"Policy\":{\"Statement\":[{\"Effect\":1,\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}]}}]"),
        fault(
            "/Accounts/0/Buckets/0/Policy",
            "\"Buckets\":[{\"Name\":\"b\",\"Policy\":{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/absent\"},\"Action\":\"*\",\"Resource\":\"*\"}]}}]"));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @MethodSource({"files", "members"})
  void aWrongValueIsRefusedAtItsPlace(String pointer, String file) {
    WorldFileException refusal = assertThrows(WorldFileException.class, () -> World.parse(file));
    assertEquals(pointer, refusal.pointer(), refusal.getMessage());
    assertTrue(refusal.line() >= 1 && refusal.column() >= 1);
    String start = pointer.isEmpty() ? "the document (line " : pointer + " (line ";
    assertTrue(String.valueOf(refusal.getMessage()).startsWith(start), refusal.getMessage());
  }

  // A pointer inside a policy, and the line and column of the whole file.
  @Test
  void lineAndColumnAreThoseOfTheFile() {
    String file =
        "{\"Accounts\": [\n {\"AccountId\": \"111122223333\",\n  \"MaxUsers\": 3,\n  \"UserDetailList\": 7}]}";
    WorldFileException refusal = assertThrows(WorldFileException.class, () -> World.parse(file));
    assertEquals(4, refusal.line());
    assertEquals(21, refusal.column());
  }

  // ER-12
  @Test
  void aBadSecretOrSeedIsNotRepeated() {
    String secret = "bad secret with spaces";
    WorldFileException refusal = assertThrows(
        WorldFileException.class,
        () -> World.parse("{\"Accounts\":[{\"AccountId\":\"111122223333\",\"RootAccessKeys\":["
            + "{\"AccessKeyId\":\"AKIAIOSFODNN7EXAMPLE\",\"SecretAccessKey\":\"" + secret
            + "\"}]}]}"));
    assertFalse(String.valueOf(refusal.getMessage()).contains(secret));
  }

  private static Arguments fault(String pointer, String text) {
    return text.isEmpty() || text.startsWith("{") || text.startsWith("[")
        ? Arguments.of(pointer, text)
        : fault(pointer, text, "");
  }

  private static Arguments fault(String pointer, String member, String before) {
    return Arguments.of(
        pointer, "{" + before + "\"Accounts\":[{\"AccountId\":\"111122223333\"," + member + "}]}");
  }

  private static String user(String members, String others) {
    return "\"UserDetailList\":[{" + members + "}" + others + "]";
  }

  private static String role(String members) {
    return "\"RoleDetailList\":[{\"RoleName\":\"R\"" + members + "}]";
  }
}
