package io.github.sts4j.examples.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions asked of a world on the command line. */
class WorldQuestionTest {
  private static final String WORLD = """
      {"Organization": {"Id": "o-1", "ManagementAccountId": "999988887777"},
       "Accounts": [
        {"AccountId": "111122223333",
         "ServiceControlPolicies": [
           {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"},
                          {"Effect": "Deny", "Action": "ec2:*", "Resource": "*"}]}],
         "UserDetailList": [
           {"UserName": "alice", "Tags": [{"Key": "team", "Value": "red"}],
            "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": {
              "Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": ["ec2:*", "sts:AssumeRole"], "Resource": "*"},
                {"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::data/${aws:PrincipalTag/team}/${aws:username}/*"},
                {"Effect": "Allow", "Action": "iam:TagUser", "Resource": "*",
                 "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b"]}, "Null": {"aws:TagKeys": "false"}}},
                {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*",
                 "Condition": {"Bool": {"aws:SecureTransport": "true"}, "DateLessThan": {"aws:CurrentTime": "2026-01-02T00:00:00Z"}}}]}}]}],
         "RoleDetailList": [
           {"RoleName": "Reader", "Path": "/team/", "Tags": [{"Key": "level", "Value": "1"}],
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "111122223333"}, "Condition": {"StringEquals": {"aws:ResourceTag/level": "1"}}}},
            "RolePolicyList": [{"PolicyName": "read", "PolicyDocument": {
              "Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::data/*",
                "Condition": {"ArnEquals": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/team/Reader"},
                              "StringLike": {"aws:userid": "*:s1"}}}}}]}],
         "Buckets": [{"Name": "data"}]},
        {"AccountId": "444455556666",
         "ResourceControlPolicies": [{"Version": "2012-10-17", "Statement": {
           "Effect": "Deny", "Principal": "*", "Action": "s3:DeleteObject", "Resource": "*"}}],
         "Buckets": [{"Name": "shared", "Policy": {"Version": "2012-10-17", "Statement": {
           "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "s3:*", "Resource": "arn:aws:s3:::shared/*",
           "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}}}]},
        {"AccountId": "999988887777",
         "ServiceControlPolicies": [{"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}]}]}""";

  private static final String ALICE = "arn:aws:iam::111122223333:user/alice";
  private static final String READER = "arn:aws:iam::111122223333:role/team/Reader";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path world;

  @BeforeEach
  void writeWorld(@TempDir Path directory) throws IOException {
    world = Files.writeString(directory.resolve("world.json"), WORLD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:iam::111122223333:user/bob          | no principal `arn:aws:iam::111122223333:user/bob`; it has, for example, [arn:aws:iam::111122223333:user/alice, arn:aws:iam::111122223333:role/team/Reader]",
        "arn:aws:iam::111122223333:role/Reader       | no principal `arn:aws:iam::111122223333:role/Reader`",
        "arn:aws:iam::123456789012:root              | the roots of the accounts [111122223333, 444455556666, 999988887777]",
        "arn:aws:sts::111122223333:assumed-role/R/s  | no principal",
        "arn:aws:sts::444455556666:assumed-role/Reader/s | no principal",
        "arn:aws:sts::111122223333:assumed-role/Reader | has no session name; write `assumed-role/Reader/NAME`",
        "arn:aws:sts::111122223333:federated-user/f  | depends on its session policies",
        "alice                                       | `alice` is not an ARN",
      })
  void principalThatTheWorldDoesNotHaveIsRefused(String principal, String message) {
    assertEquals(2, ask(principal, "s3:GetObject", "*"));
    assertTrue(errors().contains(message), errors());
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GetObject    | *                                       | write `service:Name`",
        "s3:GetObject | data/x                                  | `data/x` is not an ARN",
        "sts:AssumeRole | arn:aws:iam::111122223333:role/Writer | the world has no role `arn:aws:iam::111122223333:role/Writer`",
      })
  void questionThatIsNoneIsRefused(String action, String resource, String message) {
    assertEquals(2, ask(ALICE, action, resource));
    assertTrue(errors().contains(message), errors());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--world w --action a:b --resource *                          | `--principal` is missing",
        "--world w --principal p --resource *                         | `--action` is missing",
        "--world w --principal p --action a:b                         | `--resource` is missing",
        "--world w --principal p --action a:b --resource * cases      | `cases` is one argument too many",
        "--world w --world w --principal p --action a:b --resource *  | `--world` is given twice",
        "--world                                                      | `--world` needs a value",
        "--context                                                    | `--context` needs a value",
        "--context k=v                                                | `--context` is about a world",
        "--action a:b cases                                           | `--action` is about a world",
        "--World w                                                    | unknown option `--World`",
      })
  void wrongArgumentsAreExplainedWithTheUsage(String arguments, String message) {
    assertEquals(2, run(arguments.split(" +")));
    assertTrue(errors().startsWith(message), errors());
    assertTrue(errors().contains("usage: sts-simulator.jar"), errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"novalue", "=v"})
  void contextThatIsNoPairIsRefused(String pair) {
    assertEquals(2, ask(ALICE, "s3:GetObject", "*", pair));
    assertTrue(errors().contains("write `KEY=VALUE`"), errors());
  }

  @Test
  void worldThatIsAbsentOrWrongIsRefused() throws IOException {
    Files.writeString(world, WORLD.replace("\"UserName\"", "\"Username\""));
    assertEquals(2, ask(ALICE, "s3:GetObject", "*"));
    assertTrue(errors().contains("/Accounts/0/UserDetailList/0 (line 8, column 6)"), errors());
    Files.delete(world);
    assertEquals(2, ask(ALICE, "s3:GetObject", "*"));
    assertTrue(errors().contains("there is no file `" + world + "`"), errors());
  }

  @Test
  void userMayDoWhatItsPoliciesAndTagsSay() {
    assertEquals("Allowed", decision(ALICE, "s3:GetObject", "arn:aws:s3:::data/red/alice/x"));
    assertEquals(
        "ImplicitlyDenied", decision(ALICE, "s3:GetObject", "arn:aws:s3:::data/blue/alice/x"));
    assertEquals(
        "Allowed",
        decision(
            ALICE, "s3:GetObject", "arn:aws:s3:::data/blue/alice/x", "aws:principaltag/TEAM=blue"));
  }

  // EV-3
  @Test
  void organizationLimitsAllButItsManagementAccount() {
    assertEquals("ExplicitlyDenied", decision(ALICE, "ec2:RunInstances", "*"));
    assertEquals("Allowed", decision("arn:aws:iam::999988887777:root", "ec2:RunInstances", "*"));
    assertEquals(
        "ExplicitlyDenied", decision("arn:aws:iam::111122223333:root", "ec2:RunInstances", "*"));
    assertEquals("Allowed", decision("arn:aws:iam::111122223333:root", "s3:GetObject", "*"));
  }

  // EV-4, EV-5
  @Test
  void otherAccountsBucketNeedsItsPolicyAndKeepsItsLimits() {
    String root = "arn:aws:iam::111122223333:root";
    assertEquals("Allowed", decision(root, "s3:GetObject", "arn:aws:s3:::shared/x"));
    assertEquals("ImplicitlyDenied", decision(ALICE, "s3:GetObject", "arn:aws:s3:::shared/x"));
    assertEquals("ExplicitlyDenied", decision(root, "s3:DeleteObject", "arn:aws:s3:::shared/x"));
    assertEquals(
        "ImplicitlyDenied",
        decision(
            "arn:aws:iam::999988887777:root",
            "s3:GetObject",
            "arn:aws:s3:::shared/x",
            "aws:PrincipalOrgID=o-2"));
  }

  @Test
  void roleIsAskedAsASession() {
    String session = "arn:aws:sts::111122223333:assumed-role/Reader/s1";
    assertEquals("Allowed", decision(session, "s3:GetObject", "arn:aws:s3:::data/x"));
    assertEquals(
        "ImplicitlyDenied",
        decision(session.replace("s1", "s2"), "s3:GetObject", "arn:aws:s3:::data/x"));
    assertEquals("ImplicitlyDenied", decision(READER, "s3:GetObject", "arn:aws:s3:::data/x"));
    assertTrue(out.toString(StandardCharsets.UTF_8).contains("assumed-role/Reader/simulator"));
  }

  // TP-1, TP-45
  @Test
  void roleToBeAssumedIsDecidedByItsTrustPolicy() {
    assertEquals("Allowed", decision(ALICE, "sts:AssumeRole", READER));
    assertEquals(
        "ImplicitlyDenied", decision(ALICE, "sts:AssumeRole", READER, "aws:ResourceTag/level=2"));
  }

  @Test
  void keyGivenTwiceIsASetAndSoAreTagKeys() {
    assertEquals(
        "Allowed", decision(ALICE, "iam:TagUser", ALICE, "aws:TagKeys=a", "aws:tagkeys=b"));
    assertEquals("Allowed", decision(ALICE, "iam:TagUser", ALICE, "aws:TagKeys=b"));
    assertEquals(
        "ImplicitlyDenied",
        decision(ALICE, "iam:TagUser", ALICE, "aws:TagKeys=a", "aws:TagKeys=c"));
    assertEquals("ImplicitlyDenied", decision(ALICE, "iam:TagUser", ALICE));
  }

  @Test
  void timeAndConnectionAreDerivedUnlessGiven() {
    assertEquals("ImplicitlyDenied", decision(ALICE, "sqs:SendMessage", "*"));
    assertEquals("Allowed", decision(ALICE, "sqs:SendMessage", "*", "aws:SecureTransport=true"));
    assertEquals(
        "ImplicitlyDenied",
        decision(
            ALICE,
            "sqs:SendMessage",
            "*",
            "aws:SecureTransport=true",
            "aws:CurrentTime=2026-01-03T00:00:00Z"));
  }

  @Test
  void answerIsOneLineWithTheExplanationAskedFor() {
    run(
        "--explain",
        "--world",
        world.toString(),
        "--principal",
        ALICE,
        "--action",
        "ec2:Run",
        "--resource",
        "*");
    String line = out.toString(StandardCharsets.UTF_8);
    assertEquals(1, line.lines().count());
    CaseValue answer = CaseValue.read(line);
    assertEquals(
        List.of("id", "decision", "reason", "explanation"), new ArrayList<>(answer.names()));
    assertTrue(line.contains("is denied by statement 1"), line);
  }

  private String decision(String principal, String action, String resource, String... context) {
    out.reset();
    assertEquals(0, ask(principal, action, resource, context), this::errors);
    return CaseValue.read(out.toString(StandardCharsets.UTF_8)).text("decision");
  }

  private int ask(String principal, String action, String resource, String... context) {
    List<String> arguments = new ArrayList<>(List.of(
        "--world",
        world.toString(),
        "--principal",
        principal,
        "--action",
        action,
        "--resource",
        resource));
    for (String pair : context) {
      arguments.addAll(List.of("--context", pair));
    }
    return run(arguments.toArray(new String[0]));
  }

  private int run(String... arguments) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));
    return new Simulator(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            clock)
        .run(List.of(arguments), new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
