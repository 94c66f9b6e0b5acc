package io.github.sts4j.core.session;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.revocation.Revocation;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.OpenedToken;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import io.github.sts4j.core.token.TokenKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is remembered of opened sessions saves their opening, and never a check. That a session came from memory is seen by its
 * being the same object.
 */
class OpenedSessionsTest {
  private static final int MAX = 8;

  private final TestSts world = new TestSts();
  private final Role reader = world.role("Reader", trusting("*"));
  private final ChangingRing ring = new ChangingRing(TokenKey.generate(world.random));
  private final SessionTokenSealer sealer = SessionTokenSealer.create(ring, world.random);
  private final RevocationStore revocations =
      RevocationStore.inMemory(world.clock, Duration.ofHours(36));
  private final SessionVerifier verifier =
      new SessionVerifier(sealer, world.directory, world.clock, revocations, MAX);
  private final SessionClaims claims = newClaims();
  private final String token = seal(claims);

  // ER-2, PT-6: nothing but the very text is found, whatever the memory holds.
  @Test
  void everyChangedCutOrExtendedTokenIsRefusedBesideTheRememberedOne() {
    Session first = verify();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      refused(
          AuthenticationFailure.INVALID_SESSION_TOKEN,
          token.substring(0, i) + other + token.substring(i + 1));
      refused(AuthenticationFailure.INVALID_SESSION_TOKEN, token.substring(0, i));
      refused(AuthenticationFailure.INVALID_SESSION_TOKEN, token.substring(i + 1));
    }
    assertSame(first, verify());
  }

  // ER-2: of two genuine tokens with equal ends each gives its own session.
  @Test
  void tokensThatEndAlikeAreToldApart() {
    OpenedSessions opened = new OpenedSessions(MAX);
    SessionClaims other = newClaims();
    Session mine = put(opened, "one-" + "x".repeat(40), claims);
    Session theirs = put(opened, "two-" + "x".repeat(40), other);
    assertSame(mine, opened.find("one-" + "x".repeat(40), claims.accessKeyId(), START));
    assertSame(theirs, opened.find("two-" + "x".repeat(40), other.accessKeyId(), START));
    assertSame(null, opened.find("six-" + "x".repeat(40), claims.accessKeyId(), START));
  }

  // ER-2, HDDS-14711
  @Test
  void aRememberedTokenWithAnotherAccessKeyIdIsRefused() {
    verify();
    AuthenticationException refusal = assertThrows(
        AuthenticationException.class, () -> verifier.verify(newClaims().accessKeyId(), token));
    assertEquals(AuthenticationFailure.INVALID_SESSION_TOKEN, refusal.failure());
  }

  // ER-3
  @Test
  void aRememberedSessionIsOverAtItsExactEnd() {
    verify();
    world.clock.set(claims.expiresAt().minusNanos(1));
    verify();
    world.clock.set(claims.expiresAt());
    refused(AuthenticationFailure.EXPIRED_SESSION, token);
  }

  // LK-1
  @Test
  void aRevocationHitsARememberedSessionAtOnce() {
    verify();
    revocations.revoke(Revocation.ofSession(claims.accessKeyId()));
    refused(AuthenticationFailure.REVOKED_SESSION, token);
  }

  // ER-4, AR-25
  @Test
  void aRememberedSessionEndsWithItsRole() {
    verify();
    world.directory.deleteRole(reader.id());
    refused(AuthenticationFailure.ISSUER_GONE, token);
  }

  // PT-6: destroying a key ends every session under it at once,
  // and a new key of that id revives none.
  @Test
  void aRememberedSessionEndsWithTheKeyOfItsToken() {
    verify();
    TokenKey key = ring.sealing;
    ring.opening.clear();
    refused(AuthenticationFailure.INVALID_SESSION_TOKEN, token);
    byte[] otherSecret = new byte[32];
    world.random.nextBytes(otherSecret);
    ring.opening.put(key.id(), TokenKey.of(key.id(), otherSecret));
    refused(AuthenticationFailure.INVALID_SESSION_TOKEN, token);
    ring.opening.put(key.id(), key);
    assertEquals(claims.accessKeyId(), verify().accessKeyId().orElseThrow());
  }

  @Test
  void forgedRevokedAndEndedTokensNeitherFillTheMemoryNorPushAnythingOut() {
    Session first = verify();
    SessionClaims revoked = newClaims();
    revocations.revoke(Revocation.ofSession(revoked.accessKeyId()));
    for (int i = 0; i < 10 * MAX; i++) {
      byte[] forged = token.getBytes(StandardCharsets.US_ASCII);
      forged[20 + i % 100] ^= 1;
      refused(
          AuthenticationFailure.INVALID_SESSION_TOKEN,
          new String(forged, StandardCharsets.US_ASCII));
      String sealed = seal(revoked);
      AuthenticationException refusal = assertThrows(
          AuthenticationException.class, () -> verifier.verify(revoked.accessKeyId(), sealed));
      assertEquals(AuthenticationFailure.REVOKED_SESSION, refusal.failure());
    }
    assertSame(first, verify());
  }

  @Test
  void theMemoryIsBounded() {
    OpenedSessions opened = new OpenedSessions(MAX);
    for (int i = 0; i < 100 * MAX; i++) {
      put(opened, seal(claims), claims);
      assertTrue(opened.size() <= MAX, () -> opened.size() + " are remembered");
    }
  }

  @Test
  void noSecretStaysLongAfterItsSession() {
    OpenedSessions opened = new OpenedSessions(MAX);
    put(opened, token, claims);
    assertEquals(1, opened.size());
    opened.find("another", claims.accessKeyId(), START);
    assertEquals(1, opened.size());
    opened.find("another", claims.accessKeyId(), claims.expiresAt());
    assertEquals(0, opened.size());
  }

  @Test
  void nothingIsRememberedWhereTheSettingIsNone() {
    SessionVerifier forgetful =
        new SessionVerifier(sealer, world.directory, world.clock, revocations, 0);
    assertNotSame(
        forgetful.verify(claims.accessKeyId(), token),
        forgetful.verify(claims.accessKeyId(), token));
    assertThrows(
        IllegalArgumentException.class, () -> TokenService.builder().rememberedSessions(-1));
  }

  @Test
  void whatIsRememberedDoesNotPrint() {
    OpenedToken opened = sealer
        .unseal(SessionToken.parse(token).orElseThrow(), claims.accessKeyId())
        .orElseThrow();
    assertTrue(opened.isStillOpen());
    assertFalse(opened.toString().contains(claims.secretAccessKey().reveal()));
    assertFalse(verify().toString().contains(claims.secretAccessKey().reveal()));
  }

  // Threads that ask for different sessions at one time each get their own.
  @Test
  void manyThreadsEachGetTheirOwnSession() {
    List<SessionClaims> sessions = new ArrayList<>();
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < 4 * MAX; i++) { // more than are remembered
      sessions.add(newClaims());
      tokens.add(seal(sessions.get(i)));
    }
    boolean allOwn = IntStream.range(0, 4_000).parallel().allMatch(i -> {
      SessionClaims wanted = sessions.get(i % sessions.size());
      Session found = verifier.verify(wanted.accessKeyId(), tokens.get(i % tokens.size()));
      return found.secretAccessKey().equals(wanted.secretAccessKey());
    });
    assertTrue(allOwn);
  }

  private Session put(OpenedSessions opened, String text, SessionClaims of) {
    OpenedToken unsealed = sealer.unseal(sealer.seal(of), of.accessKeyId()).orElseThrow();
    Session session = new Session(of);
    opened.put(text, unsealed, session);
    return session;
  }

  private Session verify() {
    return verifier.verify(claims.accessKeyId(), token);
  }

  private void refused(AuthenticationFailure expected, String text) {
    AuthenticationException refusal = assertThrows(
        AuthenticationException.class, () -> verifier.verify(claims.accessKeyId(), text));
    assertEquals(expected, refusal.failure());
  }

  private String seal(SessionClaims sealed) {
    return sealer.seal(sealed).text();
  }

  private SessionClaims newClaims() {
    return SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(HOME, world.random))
        .secretAccessKey(SecretAccessKey.generate(world.random))
        .principalArn(arn(HOME, "role/Reader"))
        .principalId(reader.id().value())
        .sessionName("alice")
        .issuedAt(START)
        .expiresAt(START.plusSeconds(3600))
        .build();
  }

  /** A ring whose keys come and go. */
  private static final class ChangingRing implements KeyRing {
    private final TokenKey sealing;
    private final Map<KeyId, TokenKey> opening = new ConcurrentHashMap<>();

    ChangingRing(TokenKey sealing) {
      this.sealing = sealing;
      opening.put(sealing.id(), sealing);
    }

    @Override
    public TokenKey sealingKey() {
      return sealing;
    }

    @Override
    public Optional<TokenKey> openingKey(KeyId id) {
      return Optional.ofNullable(opening.get(id));
    }
  }
}
