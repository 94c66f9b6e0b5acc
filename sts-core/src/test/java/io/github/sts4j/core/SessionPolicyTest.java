package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.deny;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Session policies: what they refuse when passed, and that a session never gets more by them. */
class SessionPolicyTest {
  private static final String READ = policy(allow("s3:GetObject", "*"));
  private static final String MANAGED = arn(HOME, "policy/reading");

  private final TestSts world = new TestSts();
  private final User alice = world.user("alice");
  private final Role reader = world.role("Reader", trusting("*"), ALLOW_ALL);

  // SP-3; minio#12773, minio#18945: an empty or null policy is never «no policy».
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        " ",
        "[]",
        "\"\"",
        "{\"Version\":\"2012-10-17\"}",
        "{\"Version\":\"2012-10-17\",\"Statement\":null}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
            + "\"Principal\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"NotPrincipal\":{\"AWS\":\"*\"},"
            + "\"Action\":\"*\",\"Resource\":\"*\"}]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[],\"Statement\":[]}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[]} {}",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"X\":1}]}"
      })
  void malformedPoliciesAreRefusedAndNothingIsIssued(String document) {
    StsException refusal = refused(
        StsError.MALFORMED_POLICY_DOCUMENT,
        () -> world.assume(as(alice), reader, r -> r.policy(document)));
    assertEquals(400, refusal.error().httpStatus());
    assertTrue(refusal.getMessage().startsWith("the session policy: "), refusal.getMessage());
  }

  // minio#12773: the four ways to say little, each with one meaning.
  @Test
  void theEmptyStringIsInvalid() {
    refused(StsError.VALIDATION_ERROR, () -> world.assume(as(alice), reader, r -> r.policy("")));
  }

  @Test
  void noStatementsAllowNothing() {
    assertFalse(world.allows(narrowed(policy()), "s3:GetObject", OBJECT));
  }

  // SP-7
  @Test
  void noPolicyIsNoLayer() {
    assertTrue(world.allows(world.session(as(alice), reader), "s3:GetObject", OBJECT));
  }

  // SP-2
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:policy/absent",
        "arn:aws:iam::444455556666:policy/theirs",
        "arn:aws:iam::aws:policy/Absent",
        "arn:aws:iam:::policy/nobodys"
      })
  void managedPoliciesMustExistInTheRolesAccountOrBelongToAws(String text) {
    world.directory.putManagedPolicy(Arn.parse(arn(OTHER, "policy/theirs")), READ);
    says(
        refused(
            StsError.MALFORMED_POLICY_DOCUMENT,
            () -> world.assume(as(alice), reader, r -> r.policyArn(text))),
        text);
  }

  // SP-2: the session's account is the role's, not the caller's.
  @Test
  void managedPoliciesAreThoseOfTheRolesAccount() {
    User caller = world.user(OTHER, "dave", ALLOW_ALL);
    world.directory.putManagedPolicy(Arn.parse(arn(OTHER, "policy/theirs")), READ);
    world.directory.putManagedPolicy(Arn.parse(MANAGED), READ);
    refused(
        StsError.MALFORMED_POLICY_DOCUMENT,
        () -> world.assume(as(caller), reader, r -> r.policyArn(arn(OTHER, "policy/theirs"))));
    world.assume(as(caller), reader, r -> r.policyArn(MANAGED));
  }

  // SP-6; CVE-2025-62506, GHSA-jjjj-jwhf-8rgr, GHSA-xgr5-qc6w-vcg9: the session policy must allow,
  // also on what is the
  // caller's own, and it is never asked for denials alone.
  @ParameterizedTest
  @CsvSource({
    "s3:GetObject, true", "s3:PutObject, false", "iam:CreateAccessKey, false",
    "iam:CreateServiceAccount, false", "sts:AssumeRole, false", "s3:ListAllMyBuckets, false"
  })
  void aNarrowSessionDoesNothingItsPolicyIsSilentOn(String action, boolean allowed) {
    Session session = narrowed(READ);
    assertEquals(allowed, world.allows(session, action, OBJECT));
    assertEquals(allowed, world.allows(session, action, "*"));
    assertEquals(allowed, world.allows(session, action, arn(HOME, "user/alice")));
  }

  // SP-6
  @Test
  void aSessionPolicyAddsNothingToTheRole() {
    Role narrow = world.role("Narrow", trusting("*"), READ);
    Session session = world.session(as(alice), narrow, r -> r.policy(ALLOW_ALL));
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    assertFalse(world.allows(session, "s3:PutObject", OBJECT));
  }

  // SP-4
  @Test
  void inlineAndManagedPoliciesAddUpAndAnyDenyDenies() {
    world.directory.putManagedPolicy(Arn.parse(MANAGED), policy(allow("s3:PutObject", "*")));
    Arn aws = Arn.parse("arn:aws:iam::aws:policy/NoDelete");
    world.directory.putManagedPolicy(
        aws, policy(deny("s3:DeleteObject", "*"), allow("s3:DeleteObject", "*")));
    Session session = world.session(
        as(alice), reader, r -> r.policy(READ).policyArn(MANAGED).policyArn(aws.toString()));
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    assertTrue(world.allows(session, "s3:PutObject", OBJECT));
    assertFalse(world.allows(session, "s3:DeleteObject", OBJECT));
    assertFalse(world.allows(session, "sqs:ListQueues", "*"));
  }

  // SP-5
  @Test
  void aManagedPolicyIsReadAtEachRequest() {
    world.directory.putManagedPolicy(Arn.parse(MANAGED), READ);
    Session session = world.session(as(alice), reader, r -> r.policyArn(MANAGED));
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    world.directory.putManagedPolicy(Arn.parse(MANAGED), policy(allow("s3:PutObject", "*")));
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
    assertTrue(world.allows(session, "s3:PutObject", OBJECT));
  }

  // SP-5, seaweedfs#8366: a policy that cannot be read may have held a Deny, so nothing is left.
  @Test
  void aManagedPolicyThatIsGoneLeavesTheSessionNothing() {
    Session session = world.userSession(
        alice,
        claims -> claims
            .kind(SessionKind.ROLE)
            .principalArn(reader.arn().toString())
            .principalId(reader.id().value())
            .sessionName("session")
            .sessionPolicy(ALLOW_ALL)
            .sessionPolicyArns(List.of(arn(HOME, "policy/gone"))));
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
  }

  // SP-8
  @Test
  void variablesAndKeysAreResolvedAtRequestTime() {
    Session session = narrowed(policy(allow("s3:GetObject", "arn:aws:s3:::data/${aws:userid}/*")));
    assertTrue(
        world.allows(session, "s3:GetObject", "arn:aws:s3:::data/" + reader.id() + ":session/a"));
    assertFalse(world.allows(session, "s3:GetObject", "arn:aws:s3:::data/other/a"));
  }

  // CVE-2024-24747, GHSA-xx8w-mq23-29g4: chaining from a narrow session does not shed the policy
  // unless it allows so.
  @Test
  void aNarrowSessionCannotAssumeItsOwnRoleToGetRidOfThePolicy() {
    Role self = world.role(
        "Self",
        policy(
            TestSts.trust("Allow", alice.arn().toString(), "sts:*"),
            TestSts.trust("Allow", arn(HOME, "role/Self"), "sts:*")),
        ALLOW_ALL);
    Session session = world.session(as(alice), self, r -> r.policy(READ));
    TestSts.denied(() -> world.assume(session, self));
  }

  // ceph#41585, ceph#42247, EV-6: a bucket policy by role ARN stays within the session policy, by
  // session ARN it does not.
  @ParameterizedTest
  @CsvSource({"role, false", "session, true", "account, false", "everybody, true", "nobody, false"})
  void aResourcePolicyPassesTheSessionPolicyOnlyByNamingTheSessionOrEverybody(
      String named, boolean allowed) {
    Session session = narrowed(READ);
    String principal = switch (named) {
      case "role" -> "{\"AWS\":\"" + reader.arn() + "\"}";
      case "session" -> "{\"AWS\":\"" + session.arn() + "\"}";
      case "account" -> "{\"AWS\":\"" + HOME + "\"}";
      case "nobody" -> "{\"AWS\":\"" + OTHER + "\"}";
      default -> "\"*\"";
    };
    Policy bucket = Policy.parse(
        PolicyKind.RESOURCE,
        policy("{\"Effect\":\"Allow\",\"Principal\":" + principal
            + ",\"Action\":\"s3:PutObject\",\"Resource\":\"*\"}"));
    AuthorizationRequest.Builder put = AuthorizationRequest.builder("s3:PutObject", OBJECT)
        .resourceAccount(HOME)
        .resourcePolicy(bucket);
    assertEquals(allowed, world.sts.authorize(session, put.build()).isAllowed());
    // EV-8: across accounts naming the session does not help either.
    assertFalse(world.sts.authorize(session, put.resourceAccount(OTHER).build()).isAllowed());
  }

  // EV-7, seaweedfs#11273: an explicit Deny beats every Allow, wherever each stands.
  @Test
  void anExplicitDenyInTheSessionPolicyBeatsAResourcePolicyThatNamesTheSession() {
    Session session = narrowed(policy(deny("s3:PutObject", "*"), allow("*", "*")));
    Policy bucket = Policy.parse(
        PolicyKind.RESOURCE,
        policy("{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + session.arn()
            + "\"},\"Action\":\"*\",\"Resource\":\"*\"}"));
    assertFalse(world
        .sts
        .authorize(
            session,
            AuthorizationRequest.builder("s3:PutObject", OBJECT)
                .resourcePolicy(bucket)
                .build())
        .isAllowed());
  }

  // CR-5, CR-6, CR-7
  @Test
  void packedPolicySizeGrowsWithPoliciesAndTagsAndEndsAtTheLimit() {
    int small = packed(r -> r.policy(READ));
    int more =
        packed(r -> r.policy(policy(allow("s3:GetObject", "*"), allow("s3:PutObject", "*"))));
    int withTag = packed(r -> r.policy(READ).tag("k", "v".repeat(256)));
    assertTrue(0 < small && small < more && more < withTag && withTag <= 100);
    says(
        refused(
            StsError.PACKED_POLICY_TOO_LARGE,
            () -> packed(r -> {
              for (int i = 0; i < 50; i++) {
                r.tag("key" + i, "v".repeat(256));
              }
            })),
        "% of allotted space");
  }

  private int packed(Consumer<AssumeRoleRequest.Builder> parameters) {
    return world.assume(as(alice), reader, parameters).packedPolicySize().orElseThrow();
  }

  private Session narrowed(String document) {
    return world.session(as(alice), reader, r -> r.policy(document));
  }
}
