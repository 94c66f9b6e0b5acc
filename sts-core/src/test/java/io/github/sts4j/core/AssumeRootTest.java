package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.deny;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AssumeRoot: who may, on whom, and what the session can do. */
class AssumeRootTest {
  private static final AccountId ADMINISTRATOR = AccountId.of("777788889999");
  private static final String TASKS = "arn:aws:iam::aws:policy/root-task/";

  private final TestSts world = new TestSts();
  private final User manager = world.user("manager", ALLOW_ALL);

  AssumeRootTest() {
    world.organize(OrganizationMembership.ROOT_SESSIONS);
  }

  @ParameterizedTest // RT-1, RT-4, WP-8
  @CsvSource({
    "44445555666, IAMAuditRootUserCredentials",
    "arn:aws:iam::444455556666:user/root, IAMAuditRootUserCredentials",
    "arn:aws:iam::44445555:root, IAMAuditRootUserCredentials",
    "not-an-arn-at-all, IAMAuditRootUserCredentials",
    "444455556666, AdministratorAccess",
    "444455556666, IAMAuditRootUserCredentials/"
  })
  void aWrongTargetOrTaskIsRefused(String target, String task) {
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.assumeRoot(as(manager), AssumeRootRequest.of(target, TASKS + task)));
  }

  // RT-1, RT-4
  @Test
  void missingAndOutOfRangeParametersAreRefused() {
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.sts.assumeRoot(
                as(manager),
                new AssumeRootRequest(Optional.empty(), Optional.empty(), Optional.of(901)))),
        "3 validation errors");
    refused(StsError.VALIDATION_ERROR, () -> assume(as(manager), -1));
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.assumeRoot(
            as(manager),
            AssumeRootRequest.of(OTHER.value(), "arn:aws:iam::444455556666:policy/root-task/X")));
  }

  // RT-3, RT-9
  @Test
  void rootSessionsMustBeSwitchedOn() {
    world.organize("RootCredentialsManagement");
    says(
        denied(() -> assume(as(manager), 900)),
        "user/manager",
        "sts:AssumeRoot",
        "arn:aws:iam::444455556666:root");
    world.directory.putAccount(Account.standalone(HOME));
    denied(() -> assume(as(manager), 900));
  }

  // RT-3: neither the management account itself, nor one of no or another organization
  @Test
  void theTargetMustBeAMember() {
    denied(() -> assume(as(manager), HOME));
    denied(() -> assume(as(manager), AccountId.of("123456789012")));
    world.directory.putAccount(Account.standalone(OTHER));
    denied(() -> assume(as(manager), OTHER));
    world.directory.putAccount(new Account(
        OTHER,
        Optional.of(new OrganizationMembership("o-another0001", HOME, Optional.empty())),
        List.of(),
        List.of()));
    denied(() -> assume(as(manager), OTHER));
  }

  // RT-2: callers of a member account may not, those of the administrator of IAM may
  @Test
  void theCallerMustAdministerTheOrganization() {
    denied(() -> assume(as(world.user(OTHER, "member", ALLOW_ALL)), OTHER));
    OrganizationMembership membership = new OrganizationMembership(
        "o-exampleorg1",
        HOME,
        Optional.empty(),
        Set.of(OrganizationMembership.ROOT_SESSIONS),
        Optional.of(ADMINISTRATOR));
    world.directory.putAccount(
        new Account(ADMINISTRATOR, Optional.of(membership), List.of(), List.of()));
    assume(as(world.user(ADMINISTRATOR, "iam", ALLOW_ALL)), OTHER);
  }

  // RT-2, RT-4: the permission is for the root's ARN, and policies may pin the task
  @Test
  void theCallersOwnPoliciesMustAllow() {
    denied(() -> assume(as(world.user("bob")), OTHER));
    denied(() ->
        assume(as(world.user("carol", policy(deny("sts:*", "*"), allow("*", "*")))), OTHER));
    String audit =
        "{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRoot\",\"Resource\":\"" + arn(OTHER, "root")
            + "\",\"Condition\":{\"StringEquals\":{\"sts:TaskPolicyArn\":\"" + TASKS
            + "IAMAuditRootUserCredentials\"}}}";
    AuthenticatedCaller auditor = as(world.user("auditor", policy(audit)));
    denied(() -> assume(auditor, OTHER));
    world.sts.assumeRoot(
        auditor, AssumeRootRequest.of(OTHER.value(), TASKS + "IAMAuditRootUserCredentials"));
  }

  // EV-4
  @Test
  void aResourceControlPolicyOfTheTargetDenies() {
    OrganizationMembership membership =
        world.directory.findAccount(OTHER).flatMap(Account::organization).orElseThrow();
    Policy none = Policy.parse(
        PolicyKind.RESOURCE_CONTROL,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:*\","
            + "\"Resource\":\"*\"}]}");
    world.directory.putAccount(
        new Account(OTHER, Optional.of(membership), List.of(), List.of(List.of(none))));
    denied(() -> assume(as(manager), OTHER));
  }

  @ParameterizedTest // RT-1, RT-8, PT-3, CR-3
  @ValueSource(ints = {0, 1, 900})
  void theSessionLastsAsLongAsAsked(int seconds) {
    TemporaryCredentials credentials = assume(as(manager), seconds).credentials();
    assertEquals(START.plusSeconds(seconds), credentials.expiration());
    world.clock.advance(Duration.ofSeconds(seconds));
    assertThrows(AuthenticationException.class, () -> world.open(credentials));
  }

  // RT-6, RT-7, CI-2, UN-6, SI-6
  @Test
  void theSessionIsTheRootOfTheMember() {
    Role role = world.role("Admin", trusting("*"), ALLOW_ALL);
    Session admin = world.session(as(manager), role, r -> r.sourceIdentity("alice"));
    AssumeRootResponse response = world.sts.assumeRoot(
        admin, AssumeRootRequest.of(arn(OTHER, "root"), TASKS + "S3UnlockBucketPolicy"));
    assertEquals(Optional.of("alice"), response.sourceIdentity());
    Session session = world.open(response.credentials());
    assertEquals(arn(OTHER, "root"), session.arn().toString());
    assertEquals(OTHER.value(), session.userId());
    assertEquals(OTHER, world.sts.getCallerIdentity(session).account());
    assertEquals(Optional.of("alice"), session.sourceIdentity());
    assertEquals(List.of(admin.accessKeyId().orElseThrow()), session.ancestors());
    assertEquals(Optional.empty(), assume(as(manager), 900).sourceIdentity());
  }

  @ParameterizedTest // RT-4, RT-7: what each task allows on the right thing, and denies on another
  @CsvSource({
    "IAMAuditRootUserCredentials, iam:ListAccessKeys, arn:aws:iam::444455556666:root, true",
    "IAMAuditRootUserCredentials, iam:GetAccountSummary, *, true",
    "IAMAuditRootUserCredentials, iam:ListAccessKeys, arn:aws:iam::444455556666:user/a, false",
    "IAMAuditRootUserCredentials, iam:DeleteAccessKey, arn:aws:iam::444455556666:root, false",
    "IAMCreateRootUserPassword, iam:CreateLoginProfile, arn:aws:iam::444455556666:root, true",
    "IAMCreateRootUserPassword, iam:CreateLoginProfile, arn:aws:iam::444455556666:user/a, false",
    "IAMDeleteRootUserCredentials, iam:DeactivateMFADevice, arn:aws:iam::444455556666:root, true",
    "IAMDeleteRootUserCredentials, iam:DeactivateMFADevice, arn:aws:iam::444455556666:user/a, false",
    "IAMDeleteRootUserCredentials, iam:CreateLoginProfile, arn:aws:iam::444455556666:root, false",
    "S3UnlockBucketPolicy, s3:DeleteBucketPolicy, arn:aws:s3:::data, true",
    "S3UnlockBucketPolicy, s3:GetObject, arn:aws:s3:::data/a, false",
    "SQSUnlockQueuePolicy, sqs:SetQueueAttributes, arn:aws:sqs:us-east-1:444455556666:q, true",
    "SQSUnlockQueuePolicy, sqs:ListQueues, *, true",
    "SQSUnlockQueuePolicy, sqs:SetQueueAttributes, arn:aws:sqs:us-east-1:111122223333:q, false",
    "SQSUnlockQueuePolicy, sqs:SendMessage, arn:aws:sqs:us-east-1:444455556666:q, false"
  })
  void theTaskPolicyLimitsTheSession(String task, String action, String resource, boolean allowed) {
    Session session = world.open(world
        .sts
        .assumeRoot(as(manager), AssumeRootRequest.of(OTHER.value(), TASKS + task))
        .credentials());
    assertEquals(allowed, world.allows(session, action, resource));
    if (!task.startsWith("S3")) { // no grant to everybody lets it out of its task
      assertFalse(world.holds(session, "{}", request -> {}));
    }
  }

  // RT-4
  @Test
  void thereAreFiveTasks() {
    assertEquals(5, RootTaskPolicy.values().length);
    for (RootTaskPolicy task : RootTaskPolicy.values()) {
      assertEquals(Optional.of(task), RootTaskPolicy.find(task.arn()));
    }
  }

  private AssumeRootResponse assume(AuthenticatedCaller caller, int seconds) {
    return world.sts.assumeRoot(
        caller,
        AssumeRootRequest.of(OTHER.value(), TASKS + "S3UnlockBucketPolicy")
            .withDurationSeconds(seconds));
  }

  private AssumeRootResponse assume(AuthenticatedCaller caller, AccountId target) {
    return world.sts.assumeRoot(
        caller, AssumeRootRequest.of(target.value(), TASKS + "S3UnlockBucketPolicy"));
  }
}
