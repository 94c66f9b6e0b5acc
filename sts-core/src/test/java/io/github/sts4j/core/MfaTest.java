package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.MfaDevice;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.TotpSeed;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** MFA in AssumeRole: whose code it is, where the proof is seen, and where it ends. */
class MfaTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);
  private static final String SERIAL = arn(HOME, "mfa/alice");

  private final TestSts world = new TestSts();
  private final User alice = device("alice");
  private final User bob = device("bob");
  private final Role open = world.role("Open", trusting("*"), ALLOW_ALL);
  private final Role guarded = world.role(
      "Guarded",
      policy(trust("Allow", "*", "sts:*", "{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}")),
      ALLOW_ALL);

  // AR-15
  @Test
  void aForeignOrUnknownDeviceCannotBeValidated() {
    for (String serial : new String[] {arn(HOME, "mfa/bob"), arn(HOME, "mfa/nobody")}) {
      AccessDeniedException refusal = denied(() -> withCode(as(alice), open, serial, code()));
      says(refusal, "unable to validate MFA code");
      assertEquals(403, refusal.error().httpStatus());
      assertFalse(String.valueOf(refusal.getMessage()).contains(code()));
    }
  }

  // AR-17: a security key shows no six-digit code, so it is a device that cannot be validated here.
  @Test
  void aSecurityKeyCannotBeUsed() {
    String securityKey = arn(HOME, "u2f/user/alice/key-R1");
    says(
        denied(() -> withCode(as(alice), open, securityKey, code())),
        "unable to validate MFA code");
  }

  // AR-15, ER-12
  @Test
  void aWrongCodeIsRefusedThoughTheRoleAsksForNone() {
    String wrong = code().equals("000000") ? "000001" : "000000";
    AccessDeniedException refusal = denied(() -> withCode(as(alice), open, SERIAL, wrong));
    says(refusal, "invalid MFA one time pass code");
    assertFalse(String.valueOf(refusal.getMessage()).contains(wrong));
  }

  // AR-15: a role session has no device, whoever obtained it.
  @Test
  void aRoleSessionCannotUseTheDeviceOfTheUserBehindIt() {
    Session session = world.session(as(alice), open);
    says(denied(() -> withCode(session, guarded, SERIAL, code())), "unable to validate MFA code");
  }

  // AR-6, AR-3: the code is checked first, so a wrong one tells nothing about the role.
  @Test
  void theCodeIsCheckedBeforeTheRoleIsLookedUp() {
    says(
        denied(() -> world.assume(
            as(alice),
            open,
            r -> r.roleArn(arn(HOME, "role/Absent")).serialNumber(SERIAL).tokenCode("000000"))),
        "invalid MFA one time pass code");
  }

  // AR-14, TP-46
  @Test
  void aRoleThatAsksForMfaRefusesACallWithoutCode() {
    says(denied(() -> world.assume(as(alice), guarded)), "sts:AssumeRole");
    withCode(as(alice), guarded, SERIAL, code());
  }

  // AR-16
  @Test
  void theSameCodeIsNotAcceptedTwice() {
    withCode(as(alice), guarded, SERIAL, code());
    denied(() -> withCode(as(alice), guarded, SERIAL, code()));
    world.clock.advance(Duration.ofSeconds(30));
    withCode(as(alice), guarded, SERIAL, code());
  }

  // AR-18: seen by the trust policy and by the caller's own policy, with an age.
  @Test
  void theProofIsSeenByTrustAndIdentityPolicy() {
    User carol = world.directory.putUser(User.builder(arn(HOME, "user/carol"))
        .mfaDevice(new MfaDevice(SERIAL, TotpSeed.of(SECRET)))
        .policy(
            "p",
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:*\",\"Resource\":\"*\","
                + "\"Condition\":{\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"1\"}}}]}")
        .build());
    Role account = world.role("Account", trusting(HOME.value()));
    denied(() -> world.assume(as(carol), account));
    withCode(as(carol), account, SERIAL, code());
  }

  // AR-19, CK-10
  @Test
  void aUserSessionMadeWithMfaNeedsNoCodeAndItsAgeCountsFromTheProof() {
    Session plain = world.userSession(alice, claims -> {});
    denied(() -> world.assume(plain, guarded));
    Session session =
        world.userSession(alice, claims -> claims.mfaAuthenticatedAt(world.clock.instant()));
    world.clock.advance(Duration.ofMinutes(10));
    world.assume(session, guarded);
    assertTrue(world.has(session, "aws:MultiFactorAuthAge", "600"));
  }

  // A user session may prove MFA anew with the user's own device.
  @Test
  void aUserSessionMayUseTheUsersDevice() {
    withCode(world.userSession(alice, claims -> {}), guarded, SERIAL, code());
    denied(() -> withCode(world.userSession(bob, claims -> {}), guarded, SERIAL, code()));
  }

  // AR-20, X-9
  @Test
  void theRoleSessionCarriesNoProof() {
    Session session = world.open(withCode(as(alice), guarded, SERIAL, code()));
    assertEquals(Optional.empty(), session.mfaAuthenticatedAt());
    assertTrue(world.has(session, "aws:MultiFactorAuthPresent", "false"));
    assertTrue(world.lacks(session, "aws:MultiFactorAuthAge"));
    denied(() -> world.assume(session, guarded));
  }

  // The device is looked up in the directory again: one removed since authentication is unknown.
  @Test
  void aDeviceRemovedSinceAuthenticationIsUnknown() {
    world.directory.putUser(User.builder(alice.arn().toString())
        .id(alice.id())
        .policy("p", policy(allow("*", "*")))
        .build());
    says(denied(() -> withCode(as(alice), open, SERIAL, code())), "unable to validate MFA code");
  }

  private AssumeRoleResponse withCode(
      AuthenticatedCaller caller, Role role, String serial, String code) {
    return world.assume(caller, role, r -> r.serialNumber(serial).tokenCode(code));
  }

  private User device(String name) {
    return world.directory.putUser(User.builder(arn(HOME, "user/" + name))
        .mfaDevice(new MfaDevice(arn(HOME, "mfa/" + name), TotpSeed.of(SECRET)))
        .build());
  }

  private String code() {
    return TotpCodes.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", world.clock.instant());
  }
}
