package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.root;
import static io.github.sts4j.core.TestSts.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** GetFederationToken: somebody the caller vouches for. */
class GetFederationTokenTest {
  private static final String BOB = "arn:aws:sts::111122223333:federated-user/bob";

  private final TestSts world = new TestSts();
  private final User alice = world.directory.putUser(User.builder(arn(HOME, "user/alice"))
      .policy("p", policy(allow("s3:*", "*"), allow("sts:*", BOB), allow("iam:*", "*")))
      .tags(Map.of("Team", "red", "Site", "west"))
      .build());

  // GF-2
  @Test
  void temporaryCredentialsAreRefused() {
    says(denied(() -> get(session(r -> r), r -> r)), "with session credentials");
  }

  // GF-1, GF-4, 2.2
  @Test
  void parametersOutOfRangeAreRefused() {
    List<UnaryOperator<GetFederationTokenRequest.Builder>> wrong = List.of(
        r -> r.name("b"),
        r -> r.name("b".repeat(33)),
        r -> r.name("b b"),
        r -> r.durationSeconds(899),
        r -> r.durationSeconds(129_601),
        r -> r.policy("x".repeat(2_049)),
        r -> r.tag("aws:x", "y"));
    for (UnaryOperator<GetFederationTokenRequest.Builder> parameters : wrong) {
      refused(StsError.VALIDATION_ERROR, () -> get(as(alice), parameters));
    }
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.getFederationToken(
            as(alice), GetFederationTokenRequest.builder().build()));
    refused( // ST-4
        StsError.INVALID_PARAMETER_VALUE,
        () -> get(as(alice), r -> r.tag("k", "").tag("K", "")));
    refused(StsError.MALFORMED_POLICY_DOCUMENT, () -> get(as(alice), r -> r.policy("{")));
    refused( // GF-6, SP-2
        StsError.MALFORMED_POLICY_DOCUMENT,
        () -> get(as(alice), r -> r.policyArn(arn(OTHER, "policy/p"))));
    refused( // CR-5
        StsError.PACKED_POLICY_TOO_LARGE,
        () -> get(as(alice), r -> {
          for (int i = 0; i < 50; i++) {
            r.tag("key" + i, "v".repeat(200));
          }
          return r;
        }));
  }

  // GF-3
  @Test
  void theFederatedUsersArnIsWhatThePermissionIsFor() {
    says(
        denied(() -> get(as(alice), r -> r.name("eve"))),
        "user/alice",
        "sts:GetFederationToken",
        "federated-user/eve");
    User untagged = world.user("carol", policy(allow("sts:GetFederationToken", "*")));
    get(as(untagged), r -> r);
    says(denied(() -> get(as(untagged), r -> r.tag("k", "v"))), "sts:TagSession");
  }

  // GF-4, PT-3
  @Test
  void durationsOfUsersAndRoots() {
    assertEquals(Duration.ofHours(12), lifetime(as(alice), r -> r));
    assertEquals(Duration.ofHours(36), lifetime(as(alice), r -> r.durationSeconds(129_600)));
    assertEquals(Duration.ofHours(1), lifetime(root(HOME), r -> r.durationSeconds(129_600)));
  }

  // GF-5, SP-7, EV-6
  @Test
  void withoutASessionPolicyOnlyAGrantToTheSessionItselfHelps() {
    Session session = session(r -> r);
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
    assertTrue(granted(session, BOB));
    assertFalse(granted(session, alice.arn().toString()));
    assertFalse(granted(session, HOME.value()));
  }

  // GF-6
  @Test
  void withSessionPoliciesItIsTheIntersection() {
    world.directory.putManagedPolicy(
        Arn.parse(arn(HOME, "policy/get")), policy(allow("s3:GetObject", "*")));
    Session inline = session(r -> r.policy(policy(allow("s3:Put*", "*"), allow("sqs:*", "*"))));
    Session managed = session(r -> r.policyArn(arn(HOME, "policy/get")));
    assertTrue(world.allows(inline, "s3:PutObject", OBJECT));
    assertFalse(world.allows(inline, "s3:GetObject", OBJECT));
    assertFalse(world.allows(inline, "sqs:SendMessage", "*"));
    assertTrue(world.allows(managed, "s3:GetObject", OBJECT));
    world.directory.putUser(User.builder(alice.arn().toString())
        .id(alice.id())
        .policy("p", ALLOW_ALL)
        .permissionsBoundary(TestSts.boundary(policy(allow("sqs:*", "*"))))
        .build());
    assertFalse(world.allows(inline, "s3:PutObject", OBJECT)); // within the user's boundary
    assertTrue(world.allows(inline, "sqs:SendMessage", "*"));
  }

  // GF-9
  @Test
  void neitherIamNorStsWhateverPoliciesAllow() {
    Session session = session(r -> r.policy(ALLOW_ALL));
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    assertFalse(world.allows(session, "iam:GetUser", "*"));
    assertFalse(world.allows(session, "sts:AssumeRole", arn(HOME, "role/Any")));
    assertEquals(BOB, world.sts.getCallerIdentity(session).arn().toString());
  }

  // GF-7, GF-10, CR-6, CI-2
  @Test
  void theAnswerSaysWhoItIs() {
    GetFederationTokenResponse response = get(as(alice), r -> r);
    assertEquals(BOB, response.federatedUser().arn().toString());
    assertEquals("111122223333:bob", response.federatedUser().federatedUserId());
    assertEquals(0, response.packedPolicySize());
    assertTrue(get(as(alice), r -> r.policy(ALLOW_ALL)).packedPolicySize() > 0);
    Session session = world.open(response.credentials());
    assertEquals(response.federatedUser().arn(), session.arn());
    assertEquals(response.federatedUser().federatedUserId(), session.userId());
  }

  // GF-8, ST-13
  @Test
  void passedTagsOverlayTheUsersIgnoringCase() {
    Session session = session(r -> r.tag("TEAM", "blue").tag("extra", ""));
    assertTrue(world.has(session, "aws:PrincipalTag/team", "blue"));
    assertTrue(world.has(session, "aws:PrincipalTag/Site", "west"));
    assertTrue(session.tags().stream().noneMatch(tag -> tag.transitive()));
  }

  // GF-2, layers: a root has no identity policies, so the session policies alone decide.
  @Test
  void aRootsFederatedUserIsWithinTheSessionPolicies() {
    Session none = world.open(get(root(HOME), r -> r).credentials());
    Session some =
        world.open(get(root(HOME), r -> r.policy(policy(allow("s3:*", "*")))).credentials());
    assertFalse(world.allows(none, "s3:GetObject", OBJECT));
    assertTrue(world.allows(some, "s3:GetObject", OBJECT));
    assertFalse(world.allows(some, "sqs:SendMessage", "*"));
  }

  private boolean granted(Session session, String principal) {
    Policy bucket = Policy.parse(
        PolicyKind.RESOURCE,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
            + principal + "\"},\"Action\":\"*\",\"Resource\":\"*\"}]}");
    return world
        .sts
        .authorize(
            session,
            AuthorizationRequest.builder("s3:GetObject", OBJECT)
                .resourceAccount(HOME)
                .resourcePolicy(bucket)
                .build())
        .isAllowed();
  }

  private Session session(UnaryOperator<GetFederationTokenRequest.Builder> parameters) {
    return world.open(get(as(alice), parameters).credentials());
  }

  private Duration lifetime(
      AuthenticatedCaller caller, UnaryOperator<GetFederationTokenRequest.Builder> parameters) {
    return Duration.between(START, get(caller, parameters).credentials().expiration());
  }

  private GetFederationTokenResponse get(
      AuthenticatedCaller caller, UnaryOperator<GetFederationTokenRequest.Builder> parameters) {
    return world.sts.getFederationToken(
        caller,
        parameters.apply(GetFederationTokenRequest.builder().name("bob")).build());
  }
}
