package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.identity.InMemoryIdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.session.SessionDescription;
import io.github.sts4j.core.token.SessionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What docs/beyond-aws.md offers: each is off, and works when asked for. */
class BeyondAwsTest {
  private static final String ISSUER = "https://idp.example.com";
  private static final String PROVIDER = "arn:aws:iam::" + HOME + ":oidc-provider/idp.example.com";

  private final TestSts world = new TestSts();
  private final User alice = world.user("alice", ALLOW_ALL);
  private final Role reader = world.directory.putRole(world
      .roleAt(arn(HOME, "role/Reader"), trusting("*"))
      .maxSessionDuration(Duration.ofHours(36))
      .policy("p", ALLOW_ALL)
      .build());

  // LK-4
  @Test
  void aChainMayBeLongerInTime() {
    Session first = world.session(as(alice), reader);
    refused(StsError.VALIDATION_ERROR, () -> assume(world.sts, first, 7_200));
    TokenService sts = with(SessionLimits.builder().chainedSession(Duration.ofHours(2)));
    assertEquals(START.plusSeconds(7_200), assume(sts, first, 7_200));
    says(
        refused(StsError.VALIDATION_ERROR, () -> assume(sts, first, 7_201)),
        "2 hour session limit");
  }

  // LK-4: a limit below the default duration shortens what was not asked for
  @Test
  void aChainMayBeShorterInTime() {
    Session first = world.session(as(alice), reader);
    TokenService sts = with(SessionLimits.builder().chainedSession(Duration.ofMinutes(20)));
    TemporaryCredentials credentials =
        sts.assumeRole(first, TestSts.request(reader).build()).credentials();
    assertEquals(START.plusSeconds(1_200), credentials.expiration());
    refused(StsError.VALIDATION_ERROR, () -> assume(sts, first, 1_201));
  }

  // LK-4
  @Test
  void aChainHasADepth() {
    TokenService sts = with(SessionLimits.builder().chainDepth(1));
    Session first = world.session(as(alice), reader);
    Session second = world.session(first, reader);
    assume(sts, first, 900);
    says(refused(StsError.VALIDATION_ERROR, () -> assume(sts, second, 900)), "longer than 1");
    TokenService none = with(SessionLimits.builder().chainDepth(0));
    refused(StsError.VALIDATION_ERROR, () -> assume(none, first, 900));
  }

  // LK-5
  @Test
  void aUserSessionMayCountAsItsUser() {
    Session session = world.userSession(alice, claims -> {});
    refused(StsError.VALIDATION_ERROR, () -> assume(world.sts, session, 7_200)); // AR-11
    TokenService sts = with(SessionLimits.builder().allowLongSessionsFromUserSessions());
    assertEquals(START.plusSeconds(7_200), assume(sts, session, 7_200));
    Session ofRole = world.session(as(alice), reader);
    refused(StsError.VALIDATION_ERROR, () -> assume(sts, ofRole, 7_200)); // AR-9
  }

  // LK-6
  @Test
  void aRoleSessionMayLastLongerThanTwelveHours() {
    says(
        refused(StsError.VALIDATION_ERROR, () -> assume(world.sts, as(alice), 43_201)),
        "less than or equal to 43200");
    TokenService sts = with(SessionLimits.builder().roleSession(Duration.ofHours(36)));
    assertEquals(START.plusSeconds(129_600), assume(sts, as(alice), 129_600));
    refused(StsError.VALIDATION_ERROR, () -> assume(sts, as(alice), 129_601));
  }

  // LK-7
  @Test
  void aSessionPolicyMayBeLonger() {
    String longPolicy = policy(allow("s3:GetObject", "arn:aws:s3:::data/" + "a".repeat(2_048)));
    AssumeRoleRequest request = TestSts.request(reader).policy(longPolicy).build();
    refused(StsError.VALIDATION_ERROR, () -> world.sts.assumeRole(as(alice), request));
    with(SessionLimits.builder().sessionPolicyCharacters(4_000)).assumeRole(as(alice), request);
  }

  // LK-8
  @Test
  void thePackedSizeIsToldBeforehand() {
    AssumeRoleRequest request = TestSts.request(reader)
        .policy(policy(allow("s3:GetObject", "arn:aws:s3:::data/" + "a".repeat(1_000))))
        .tag("team", "red")
        .build();
    OptionalInt told = world.sts.packedPolicySize(request);
    assertEquals(world.sts.assumeRole(as(alice), request).packedPolicySize(), told);
    assertEquals(
        OptionalInt.empty(), world.sts.packedPolicySize(TestSts.request(reader).build()));

    TokenService narrow = with(SessionLimits.builder().packedBytes(512));
    assertTrue(narrow.packedPolicySize(request).getAsInt() > 100);
    refused(StsError.PACKED_POLICY_TOO_LARGE, () -> narrow.assumeRole(as(alice), request));
  }

  // LK-12
  @Test
  void aTrustPolicyMayBeLonger() {
    Role role = world
        .roleAt(
            arn(HOME, "role/Long"),
            policy(TestSts.trust(
                "Allow",
                "*",
                "sts:*",
                "{\"StringEquals\":{\"sts:ExternalId\":\"" + "x".repeat(2_100) + "\"}}")))
        .build();
    refused(StsError.MALFORMED_POLICY_DOCUMENT, () -> world.directory.putRole(role));
    InMemoryIdentityDirectory.create(4_096).putRole(role);
    assertThrows(IllegalArgumentException.class, () -> InMemoryIdentityDirectory.create(0));
  }

  // LK-13
  @Test
  void aSessionDescribesItselfWithoutItsSecret() {
    AssumeRoleResponse response = world.assume(
        as(alice),
        reader,
        call -> call.sourceIdentity("alice").policy(ALLOW_ALL).tag("team", "red"));
    SessionDescription description = world.open(response).describe();

    assertEquals(SessionKind.ROLE, description.kind());
    assertEquals(response.assumedRoleUser().arn(), description.arn());
    assertEquals(response.credentials().accessKeyId(), description.accessKeyId());
    assertEquals(response.credentials().expiration(), description.expiresAt());
    assertEquals(Optional.of("alice"), description.sourceIdentity());
    assertEquals(Optional.of(ALLOW_ALL), description.sessionPolicy());
    assertEquals("red", description.tags().get(0).value());
    assertFalse(
        description.toString().contains(response.credentials().secretAccessKey().reveal()));
  }

  // LK-17
  @Test
  void aSessionMayEndWithTheTokenThatBeganIt() {
    assertEquals(START.plusSeconds(3_600), webIdentity(START.plusSeconds(60), false)); // WI-5
    assertEquals(START.plusSeconds(60), webIdentity(START.plusSeconds(60), true));
    assertEquals(START.plusSeconds(3_600), webIdentity(START.plusSeconds(9_000), true));
    refused(StsError.EXPIRED_IDENTITY_TOKEN, () -> webIdentity(START, true));
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    SessionLimits.Builder limits = SessionLimits.builder();
    assertThrows(IllegalArgumentException.class, () -> limits.chainDepth(101));
    assertThrows(IllegalArgumentException.class, () -> limits.chainDepth(-1));
    assertThrows(
        IllegalArgumentException.class, () -> limits.chainedSession(Duration.ofMinutes(14)));
    assertThrows(IllegalArgumentException.class, () -> limits.roleSession(Duration.ofHours(37)));
    assertThrows(IllegalArgumentException.class, () -> limits.roleSession(Duration.ofMinutes(59)));
    assertThrows(IllegalArgumentException.class, () -> limits.packedBytes(16_385));
    assertThrows(IllegalArgumentException.class, () -> limits.sessionPolicyCharacters(0));
  }

  private TokenService with(SessionLimits.Builder limits) {
    return service().limits(limits.build()).build();
  }

  private TokenService.Builder service() {
    return TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock)
        .random(world.random);
  }

  private Instant assume(TokenService sts, AuthenticatedCaller caller, int seconds) {
    return sts.assumeRole(
            caller, TestSts.request(reader).durationSeconds(seconds).build())
        .credentials()
        .expiration();
  }

  private Instant webIdentity(Instant provenUntil, boolean endsWithProof) {
    Role role = world.role(
        "Web",
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\""
            + PROVIDER + "\"},\"Action\":\"sts:AssumeRoleWithWebIdentity\"}]}");
    FederatedIdentity identity = FederatedIdentity.builder(PROVIDER, HOME, "me", "app")
        .provenUntil(provenUntil)
        .build();
    TokenService sts = service()
        .webIdentityVerifier((asked, token) -> new VerifiedWebIdentity(identity, ISSUER))
        .endSessionsWithProof(endsWithProof)
        .build();
    try {
      return sts.assumeRoleWithWebIdentity(AssumeRoleWithWebIdentityRequest.builder()
              .roleArn(role.arn().toString())
              .roleSessionName("session")
              .webIdentityToken("token")
              .build())
          .credentials()
          .expiration();
    } finally {
      world.directory.deleteRole(role.id());
    }
  }
}
