package io.github.sts4j.core.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.policy.json.JsonWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A world file holds many policies: a fault says which one has it, besides its place, in each form a document can have. */
class WorldPoliciesTest {
  private static final String EMPTY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";
  private static final String BROKEN = "{\"Version\":\"2012-10-17\",\"Statment\":[]}";

  @ParameterizedTest(name = "[{index}] {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "policy `write` of user `alice`       | /UserDetailList/0/UserPolicyList/1/PolicyDocument"
            + " | \"UserDetailList\":[{\"UserName\":\"alice\",\"UserPolicyList\":[{\"PolicyName\":\"read\",\"PolicyDocument\":EMPTY},{\"PolicyName\":\"write\",\"PolicyDocument\":BROKEN}]}]",
        "policy `read` of role `R`            | /RoleDetailList/0/RolePolicyList/0/PolicyDocument"
            + " | \"RoleDetailList\":[{\"RoleName\":\"R\",\"AssumeRolePolicyDocument\":EMPTY,\"RolePolicyList\":[{\"PolicyName\":\"read\",\"PolicyDocument\":BROKEN}]}]",
        "policy `read` of group `devs`        | /GroupDetailList/0/GroupPolicyList/0/PolicyDocument"
            + " | \"GroupDetailList\":[{\"GroupName\":\"devs\",\"GroupPolicyList\":[{\"PolicyName\":\"read\",\"PolicyDocument\":BROKEN}]}],\"UserDetailList\":[{\"UserName\":\"alice\",\"GroupList\":[\"devs\"]}]",
        "trust policy of role `R`             | /RoleDetailList/0/AssumeRolePolicyDocument"
            + " | \"RoleDetailList\":[{\"RoleName\":\"R\",\"AssumeRolePolicyDocument\":BROKEN}]",
        "managed policy arn:aws:iam::111122223333:policy/p | /Policies/0/PolicyVersionList/0/Document"
            + " | \"Policies\":[{\"PolicyName\":\"p\",\"PolicyVersionList\":[{\"Document\":BROKEN}]}]",
        "policy of bucket data                | /Buckets/0/Policy"
            + " | \"Buckets\":[{\"Name\":\"data\",\"Policy\":BROKEN}]",
        "ServiceControlPolicies /Accounts/0/ServiceControlPolicies/0 | /ServiceControlPolicies/0"
            + " | \"ServiceControlPolicies\":[BROKEN]",
      })
  void aFaultNamesThePolicy(String which, String place, String members) {
    String pointer = "/Accounts/0" + place;
    assertEquals(pointer + "/Statment", fault(which, members, BROKEN).pointer());
    assertEquals(pointer, fault(which, members, JsonWriter.write(BROKEN)).pointer());
    String encoded = URLEncoder.encode(BROKEN, StandardCharsets.UTF_8);
    assertEquals(pointer, fault(which, members, JsonWriter.write(encoded)).pointer());
  }

  private static WorldFileException fault(String which, String members, String document) {
    String file = "{\"Accounts\":[{\"AccountId\":\"111122223333\","
        + members.replace("BROKEN", document).replace("EMPTY", EMPTY) + "}]}";
    WorldFileException fault = assertThrows(WorldFileException.class, () -> World.parse(file));
    String message = fault.getMessage();
    List.of("): " + which + ": ", "`Statment` is no element of a policy")
        .forEach(words -> assertTrue(message.contains(words), message));
    return fault;
  }
}
