package io.github.sts4j.core.session;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OBJECT;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.token.KeyRing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order in which a presented token fails (section 11.2): the token, its time, its issuer. */
class SessionVerifierTest {
  private final TestSts world = new TestSts();
  private final User alice = world.user("alice");
  private final Role reader = world.role("Reader", trusting("*"), ALLOW_ALL);
  private final AssumeRoleResponse response = world.assume(as(alice), reader);
  private final AccessKeyId keyId = response.credentials().accessKeyId();
  private final String token = response.credentials().sessionToken().text();

  // ER-2
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "????", "AQ", "not a token"})
  void aMissingOrAlienTokenIsInvalid(@Nullable String text) {
    fails(
        AuthenticationFailure.INVALID_SESSION_TOKEN, StsError.INVALID_CLIENT_TOKEN_ID, keyId, text);
  }

  // ER-2, PT-6; Ceph's unauthenticated token: every character changed, cut or added.
  @Test
  void everyChangedCutOrExtendedTokenIsInvalid() {
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      invalid(token.substring(0, i) + other + token.substring(i + 1));
      invalid(token.substring(0, i));
      invalid(token.substring(i + 1));
    }
    for (String extended :
        List.of(token + "A", "A" + token, token + "=", token + " ", token + token)) {
      invalid(extended);
    }
  }

  // ER-2, PT-6; HDDS-14711: a valid token with another access key id.
  @Test
  void aTokenWithAnotherAccessKeyIdIsInvalid() {
    AssumeRoleResponse second = world.assume(as(alice), reader);
    for (AccessKeyId other : List.of(
        second.credentials().accessKeyId(),
        AccessKeyId.temporary(HOME, world.random),
        AccessKeyId.longTerm(HOME, world.random),
        AccessKeyId.of(keyId.value().toLowerCase(Locale.ROOT)))) {
      fails(
          AuthenticationFailure.INVALID_SESSION_TOKEN,
          StsError.INVALID_CLIENT_TOKEN_ID,
          other,
          token);
    }
    assertEquals(reader.id(), world.open(second).principalId());
  }

  // GHSA-ccrv, GHSA-48rf, GHSA-xvfh: sealed under a key that is not this service's.
  @Test
  void aTokenOfAnotherKeyRingIsInvalid() {
    TokenService foreign = TokenService.builder()
        .directory(world.directory)
        .keyRing(KeyRing.generate(world.random))
        .clock(world.clock)
        .random(world.random)
        .build();
    AuthenticationException refusal =
        assertThrows(AuthenticationException.class, () -> foreign.verify(keyId, token));
    assertEquals(AuthenticationFailure.INVALID_SESSION_TOKEN, refusal.failure());
  }

  // ER-3, CR-3
  @Test
  void aSessionIsOverAtItsExactEnd() {
    world.clock.set(response.credentials().expiration().minusNanos(1));
    world.open(response);
    world.clock.set(response.credentials().expiration());
    expired();
    world.clock.advance(Duration.ofDays(365));
    expired();
  }

  // ER-3 before ER-4
  @Test
  void anExpiredSessionOfADeletedRoleIsExpired() {
    world.directory.deleteRole(reader.id());
    world.clock.advance(Duration.ofHours(1));
    expired();
  }

  // ER-2 before ER-3 and ER-4
  @Test
  void anAlteredTokenIsInvalidWhateverElseIsWrong() {
    world.directory.deleteRole(reader.id());
    world.clock.advance(Duration.ofHours(1));
    invalid(token + "A");
    fails(
        AuthenticationFailure.INVALID_SESSION_TOKEN,
        StsError.INVALID_CLIENT_TOKEN_ID,
        AccessKeyId.temporary(HOME, world.random),
        token);
  }

  // ER-4, AR-25
  @Test
  void aSessionOfADeletedRoleIsInvalid() {
    world.directory.deleteRole(reader.id());
    fails(AuthenticationFailure.ISSUER_GONE, StsError.INVALID_CLIENT_TOKEN_ID, keyId, token);
  }

  // ER-4: the authorizer asks again, because a session may be kept for the length of a request.
  @Test
  void aSessionThatEndsWhileItIsHeldIsRefusedByTheAuthorizer() {
    Session session = world.open(response);
    assertTrue(world.allows(session, "s3:GetObject", OBJECT));
    world.clock.set(session.expiresAt());
    assertEquals(
        AuthenticationFailure.EXPIRED_SESSION,
        assertThrows(
                AuthenticationException.class, () -> world.allows(session, "s3:GetObject", OBJECT))
            .failure());
  }

  // ER-4: the user behind the role session may be gone; the role is what counts.
  @Test
  void aSessionOutlivesTheUserWhoMadeIt() {
    world.directory.deleteUser(alice.id());
    assertTrue(world.allows(world.open(response), "s3:GetObject", OBJECT));
  }

  // minio#17167: at the size of the limits a token still opens and is within its bound.
  @Test
  void aSessionAtTheLimitsOpens() {
    String policy =
        TestSts.policy(TestSts.allow("s3:GetObject", "arn:aws:s3:::" + "x".repeat(1_900)));
    AssumeRoleResponse large = world.assume(as(alice), reader, r -> {
      r.policy(policy).sourceIdentity("s".repeat(64)).roleSessionName("n".repeat(64));
      for (int i = 0; i < 6; i++) {
        r.tag("key" + i, "v".repeat(256));
      }
    });
    assertEquals(6, world.open(large).tags().size());
    assertFalse(world.allows(world.open(large), "s3:GetObject", OBJECT));
  }

  // Putting an account anew does not lose its sessions; taking SCPs on does not either.
  @Test
  void replacingTheAccountKeepsItsSessions() {
    world.directory.putAccount(Account.standalone(HOME));
    assertEquals(HOME, world.open(response).account());
  }

  private void invalid(String text) {
    fails(
        AuthenticationFailure.INVALID_SESSION_TOKEN, StsError.INVALID_CLIENT_TOKEN_ID, keyId, text);
  }

  private void expired() {
    fails(AuthenticationFailure.EXPIRED_SESSION, StsError.EXPIRED_TOKEN, keyId, token);
  }

  private void fails(
      AuthenticationFailure failure, StsError error, AccessKeyId id, @Nullable String text) {
    AuthenticationException refusal =
        assertThrows(AuthenticationException.class, () -> world.sts.verify(id, text));
    assertEquals(failure, refusal.failure());
    assertEquals(error, refusal.error());
    assertEquals(403, refusal.error().httpStatus());
  }
}
