package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.root;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.MfaDevice;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** GetSessionToken: the caller's own identity for a while. */
class GetSessionTokenTest {
  /** RFC 6238, appendix B: the seed whose code at 1111111109 seconds is 07081804, of which devices show six digits. */
  private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  private static final String SERIAL = arn(HOME, "mfa/alice");

  private final TestSts world = new TestSts();
  private final User alice = world.directory.putUser(User.builder(arn(HOME, "user/team/alice"))
      .policy("p", policy(allow("s3:*", "*"), allow("iam:*", "*"), allow("sts:*", "*")))
      .tags(Map.of("team", "red"))
      .mfaDevice(new MfaDevice(SERIAL, TotpSeed.ofBase32(SEED)))
      .build());

  // GS-2
  @Test
  void temporaryCredentialsAreRefused() {
    Session session = userSession(as(alice));
    says(denied(() -> get(session, Optional.empty())), "with session credentials");
  }

  // GS-4, WP-8
  @Test
  void aDurationOutOfRangeIsRefused() {
    for (int seconds : new int[] {899, 129_601, 0, -1}) {
      says(
          refused(StsError.VALIDATION_ERROR, () -> get(as(alice), Optional.of(seconds))),
          "durationSeconds");
    }
  }

  // GS-4, PT-3
  @Test
  void durationsOfUsersAndRoots() {
    assertEquals(Duration.ofHours(12), lifetime(as(alice), Optional.empty()));
    assertEquals(Duration.ofHours(36), lifetime(as(alice), Optional.of(129_600)));
    assertEquals(Duration.ofMinutes(15), lifetime(as(alice), Optional.of(900)));
    assertEquals(Duration.ofHours(1), lifetime(root(HOME), Optional.empty()));
    assertEquals(Duration.ofHours(1), lifetime(root(HOME), Optional.of(129_600)));
    assertEquals(Duration.ofMinutes(15), lifetime(root(HOME), Optional.of(900)));
  }

  // GS-9
  @Test
  void aDeletedUserGetsNoSessionAndItsSessionsEnd() {
    TemporaryCredentials credentials = get(as(alice), Optional.empty()).credentials();
    Session session = world.open(credentials);
    world.directory.deleteUser(alice.id());
    assertThrows(AuthenticationException.class, () -> get(as(alice), Optional.empty()));
    assertThrows(AuthenticationException.class, () -> world.open(credentials));
    assertThrows(AuthenticationException.class, () -> world.allows(session, "s3:Get", OBJECT));
  }

  // GS-6
  @Test
  void theSessionIsTheUserWithItsPoliciesAsTheyAreNow() {
    Session session = userSession(as(alice));
    assertEquals(alice.arn(), session.arn());
    assertEquals(alice.id().value(), session.userId());
    assertEquals(Optional.empty(), session.sessionName());
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    assertTrue(world.has(session, "aws:PrincipalTag/team", "red"));
    world.directory.putUser(User.builder(alice.arn().toString()).id(alice.id()).build());
    assertFalse(world.allows(session, "s3:GetObject", OBJECT));
  }

  // GS-7, GS-8: of STS only AssumeRole, and IAM with MFA only; whatever policies allow.
  @Test
  void theSessionMayNotCallIamWithoutMfa() {
    Session plain = userSession(as(alice));
    Session proven = provenSession();
    assertFalse(world.allows(plain, "iam:CreateUser", "*"));
    assertTrue(world.allows(proven, "iam:CreateUser", "*"));
    for (Session session : List.of(plain, proven)) {
      assertFalse(world.allows(session, "sts:GetAccessKeyInfo", "*"));
      assertFalse(world.allows(session, "sts:AssumeRoot", arn(HOME, "root")));
      assertTrue(world.allows(session, "sts:AssumeRole", arn(HOME, "role/Any")));
    }
  }

  // AR-11
  @Test
  void assumingARoleWithItIsChaining() {
    Session session = userSession(as(alice));
    var role = world.directory.putRole(world
        .roleAt(arn(HOME, "role/Long"), trusting("*"))
        .maxSessionDuration(Duration.ofHours(12))
        .build());
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.assume(session, role, r -> r.durationSeconds(3_601))),
        "1 hour session limit");
    assertEquals(
        List.of(session.accessKeyId().orElseThrow()),
        world.session(session, role).ancestors());
  }

  // GS-5, CK-10
  @Test
  void aCodeMarksTheSessionFromTheMomentOfTheCall() {
    Session session = provenSession();
    assertTrue(world.has(session, "aws:MultiFactorAuthPresent", "true"));
    assertTrue(world.has(session, "aws:MultiFactorAuthAge", "0"));
    world.clock.advance(Duration.ofSeconds(90));
    assertTrue(world.has(session, "aws:MultiFactorAuthAge", "90"));
    assertTrue(world.has(userSession(as(alice)), "aws:MultiFactorAuthPresent", "false"));
  }

  // GS-5, AR-15, UN-4
  @Test
  void aWrongCodeOrHalfOfOneIsRefused() {
    GetSessionTokenRequest.Builder request = GetSessionTokenRequest.builder().serialNumber(SERIAL);
    refused(StsError.VALIDATION_ERROR, () -> world.sts.getSessionToken(as(alice), request.build()));
    says(
        denied(() -> world.sts.getSessionToken(
            as(world.user("bob")), request.tokenCode("000000").build())),
        "unable to validate");
  }

  // GS-5: a root's own device
  @Test
  void aRootProvesItsOwnDevice() {
    String serial = arn(HOME, "mfa/root-account-mfa-device");
    AuthenticatedCaller root = AuthenticatedCaller.root(
        new AccountRoot("aws", HOME, List.of(new MfaDevice(serial, TotpSeed.ofBase32(SEED)))));
    Session session = world.open(world
        .sts
        .getSessionToken(
            root,
            GetSessionTokenRequest.builder()
                .serialNumber(serial)
                .tokenCode(code())
                .build())
        .credentials());
    assertTrue(world.has(session, "aws:MultiFactorAuthPresent", "true"));
    assertEquals(arn(HOME, "root"), session.arn().toString());
    assertEquals(HOME.value(), session.userId());
    assertTrue(world.allows(session, "s3:GetObject", OBJECT)); // layers: root allows all
    says( // AR-2 holds for its sessions too
        denied(() -> world.assume(session, world.role("Any", trusting("*"), ALLOW_ALL))),
        "may not be assumed by root");
  }

  private Session provenSession() {
    return world.open(world
        .sts
        .getSessionToken(
            as(alice),
            GetSessionTokenRequest.builder()
                .serialNumber(SERIAL)
                .tokenCode(code())
                .build())
        .credentials());
  }

  private String code() {
    world.clock.advance(Duration.ofSeconds(30));
    return TotpCodes.of(SEED, world.clock.instant());
  }

  private Session userSession(AuthenticatedCaller caller) {
    return world.open(get(caller, Optional.empty()).credentials());
  }

  private Duration lifetime(AuthenticatedCaller caller, Optional<Integer> seconds) {
    return Duration.between(START, get(caller, seconds).credentials().expiration());
  }

  private GetSessionTokenResponse get(AuthenticatedCaller caller, Optional<Integer> seconds) {
    return world.sts.getSessionToken(
        caller, new GetSessionTokenRequest(seconds, Optional.empty(), Optional.empty()));
  }
}
