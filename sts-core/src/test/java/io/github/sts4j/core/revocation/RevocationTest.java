package io.github.sts4j.core.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.MutableClock;
import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that end before their time: which, for whom, and what their holder is told. */
class RevocationTest {
  private static final Duration LONGEST = Duration.ofHours(36);

  private final TestSts world = new TestSts();
  private final MutableClock clock = world.clock;
  private final RevocationStore revocations = RevocationStore.inMemory(clock, LONGEST);
  private final List<String> heard = new ArrayList<>();
  private final TokenService sts = TokenService.builder()
      .directory(world.directory)
      .keyRing(world.keyRing)
      .clock(clock)
      .random(world.random)
      .revocations(revocations)
      .observer(new StsObserver() {
        @Override
        public void minted(SessionKind kind) {
          heard.add("minted " + kind);
        }

        @Override
        public void verified() {
          heard.add("verified");
        }

        @Override
        public void refused(AuthenticationFailure reason) {
          heard.add("refused " + reason);
        }
      })
      .build();
  private final User alice = world.user("alice", TestSts.policy(TestSts.allow("sts:*", "*")));
  private final Role reader = world.role("Reader", TestSts.trusting("*"), TestSts.ALLOW_ALL);
  private final Role other = world.role("Other", TestSts.trusting("*"), TestSts.ALLOW_ALL);

  @Test
  void withoutAStoreNothingCanBeRevoked() {
    assertThrows(
        IllegalStateException.class,
        () -> RevocationStore.none().revoke(Revocation.ofEverything(clock.instant())));
  }

  @Test
  void instantFarAheadIsRefused() {
    Instant ahead = clock.instant().plusSeconds(3601);

    assertThrows(
        IllegalArgumentException.class, () -> revocations.revoke(Revocation.ofEverything(ahead)));
    revocations.revoke(Revocation.ofEverything(ahead.minusSeconds(1)));
  }

  @Test
  void targetThatIsMissingOrTooLongIsRefused() {
    Instant now = clock.instant();
    for (String target : List.of("", "x".repeat(513))) {
      assertThrows(IllegalArgumentException.class, () -> Revocation.ofSubject(target, now));
    }
    assertThrows(
        IllegalArgumentException.class, () -> new Revocation(Revocation.Kind.EVERYTHING, "x", now));
  }

  @Test
  void revokedSessionIsAnsweredLikeAnInvalidToken() { // LK-1, ER-2, section 11.3
    AssumeRoleResponse revoked = assume(reader);
    AssumeRoleResponse kept = assume(reader);
    revocations.revoke(Revocation.ofSession(revoked.credentials().accessKeyId()));

    AuthenticationException refusal = refused(revoked);

    assertEquals(StsError.INVALID_CLIENT_TOKEN_ID, refusal.error());
    assertEquals("InvalidToken", refusal.failure().s3Code());
    assertEquals(400, refusal.failure().s3HttpStatus());
    AuthenticationException altered = assertThrows(
        AuthenticationException.class,
        () -> sts.verify(
            kept.credentials().accessKeyId(),
            revoked.credentials().sessionToken().text()));
    assertEquals(altered.getMessage(), refusal.getMessage());
    assertEquals(altered.failure().s3Code(), refusal.failure().s3Code());
    assertEquals(kept.credentials().accessKeyId(), open(kept).accessKeyId().orElseThrow());
  }

  @Test
  void revokedSessionThatIsOverIsExpired() { // ER-3: the answer does not change when the entry goes
    AssumeRoleResponse revoked = assume(reader);
    revocations.revoke(Revocation.ofSession(revoked.credentials().accessKeyId()));
    clock.set(revoked.credentials().expiration());

    assertEquals(AuthenticationFailure.EXPIRED_SESSION, refused(revoked).failure());
  }

  @Test
  void revocationCascadesToEverySessionChainedFromIt() { // LK-3
    AssumeRoleResponse parent = assume(reader);
    Session parentSession = open(parent);
    AssumeRoleResponse child =
        sts.assumeRole(parentSession, TestSts.request(other).build());
    AssumeRoleResponse grandchild =
        sts.assumeRole(open(child), TestSts.request(reader).build());
    AssumeRoleResponse sibling = assume(reader);

    revocations.revoke(Revocation.ofSession(parent.credentials().accessKeyId()));

    for (AssumeRoleResponse each : List.of(parent, child, grandchild)) {
      assertEquals(AuthenticationFailure.REVOKED_SESSION, refused(each).failure());
    }
    open(sibling);
  }

  @Test
  void revokingAChildLeavesItsParent() { // LK-3
    AssumeRoleResponse parent = assume(reader);
    AssumeRoleResponse child =
        sts.assumeRole(open(parent), TestSts.request(other).build());

    revocations.revoke(Revocation.ofSession(child.credentials().accessKeyId()));

    refused(child);
    open(parent);
  }

  @Test
  void roleAndIssueTimeHitEverySessionIssuedBeforeAndNoneLater() { // RV-3, RV-4
    AssumeRoleResponse before = assume(reader);
    AssumeRoleResponse ofAnotherRole = assume(other);
    Instant instant = clock.instant().plusSeconds(10);
    clock.set(instant);
    AssumeRoleResponse atTheInstant = assume(reader);

    revocations.revoke(Revocation.ofPrincipal(reader.id(), instant));
    clock.set(instant.plusSeconds(1));

    assertEquals(AuthenticationFailure.REVOKED_SESSION, refused(before).failure());
    open(ofAnotherRole);
    open(atTheInstant); // RV-4: strict
    open(assume(reader));
  }

  @Test
  void everyKindOfRevocationReachesWhatWasChainedFromTheHitOneWheneverThatWasIssued() { // LK-3
    AssumeRoleResponse parent = sts.assumeRole(
        TestSts.as(alice), TestSts.request(reader).sourceIdentity("alice").build());
    String userId = open(parent).userId();
    Instant between = clock.instant().plusSeconds(10);
    clock.set(between.plusSeconds(10));
    AssumeRoleResponse child =
        sts.assumeRole(open(parent), TestSts.request(other).build());
    AssumeRoleResponse grandchild =
        sts.assumeRole(open(child), TestSts.request(other).build());

    for (Revocation revocation : List.of(
        Revocation.ofSession(parent.credentials().accessKeyId()),
        Revocation.ofPrincipal(reader.id(), between),
        Revocation.ofSubject(userId, between),
        Revocation.ofSourceIdentity("alice", between),
        Revocation.ofEverything(between))) {
      RevocationSnapshot snapshot = new RevocationSnapshot();
      snapshot.add(revocation, between.plus(LONGEST));
      for (AssumeRoleResponse each : List.of(parent, child, grandchild)) {
        SessionClaims claims = claims(each);
        assertTrue(revocation.hits(claims), revocation::toString);
        assertTrue(snapshot.isRevoked(claims), revocation::toString);
      }
      AssumeRoleResponse later = assume(reader);
      assertFalse(snapshot.isRevoked(claims(later)), revocation::toString);
    }
  }

  private SessionClaims claims(AssumeRoleResponse response) {
    return SessionTokenSealer.create(world.keyRing, world.random)
        .open(response.credentials().sessionToken(), response.credentials().accessKeyId())
        .orElseThrow();
  }

  @Test
  void earlierInstantDoesNotUndoALaterOne() { // not as RV-3, where the date is overwritten
    AssumeRoleResponse session = assume(reader);
    clock.set(clock.instant().plusSeconds(60));
    revocations.revoke(Revocation.ofPrincipal(reader.id(), clock.instant()));
    revocations.revoke(Revocation.ofPrincipal(reader.id(), clock.instant().minusSeconds(90)));

    refused(session);
  }

  @Test
  void subjectIsTheUserIdOfASession() { // LK-2, RV-8
    AssumeRoleResponse session = assume(reader);
    Session opened = open(session);
    clock.set(clock.instant().plusSeconds(1));

    revocations.revoke(Revocation.ofSubject(reader.id() + ":somebody-else", clock.instant()));
    open(session);
    revocations.revoke(Revocation.ofSubject(opened.userId(), clock.instant()));

    refused(session);
  }

  @Test
  void userSessionEndsWithItsUser() { // RV-9
    SessionClaims claims = SessionClaims.builder()
        .kind(SessionKind.USER)
        .accessKeyId(AccessKeyId.temporary(alice.account(), world.random))
        .secretAccessKey(SecretAccessKey.generate(world.random))
        .principalArn(alice.arn().toString())
        .principalId(alice.id().value())
        .issuedAt(clock.instant())
        .expiresAt(clock.instant().plusSeconds(7200))
        .build();
    String token =
        SessionTokenSealer.create(world.keyRing, world.random).seal(claims).text();
    assertEquals(alice.id().value(), sts.verify(claims.accessKeyId(), token).userId());

    clock.set(clock.instant().plusSeconds(1));
    revocations.revoke(Revocation.ofPrincipal(alice.id(), clock.instant()));

    assertThrows(AuthenticationException.class, () -> sts.verify(claims.accessKeyId(), token));
  }

  @Test
  void sourceIdentityHitsTheWholeChain() { // LK-2, SI-2
    AssumeRoleResponse parent = sts.assumeRole(
        TestSts.as(alice), TestSts.request(reader).sourceIdentity("alice").build());
    AssumeRoleResponse child =
        sts.assumeRole(open(parent), TestSts.request(other).build());
    AssumeRoleResponse without = assume(reader);
    clock.set(clock.instant().plusSeconds(1));

    revocations.revoke(Revocation.ofSourceIdentity("alice", clock.instant()));

    refused(parent);
    refused(child);
    open(without);
  }

  @Test
  void everythingBeforeAnInstantEnds() {
    AssumeRoleResponse before = assume(reader);
    clock.set(clock.instant().plusSeconds(1));
    revocations.revoke(Revocation.ofEverything(clock.instant()));

    refused(before);
    open(assume(reader));
  }

  @Test
  void revocationsAreForgottenWhenTheLastSessionTheyCouldHitHasEnded() {
    InMemoryRevocations store = new InMemoryRevocations(clock, LONGEST);
    RevocationSnapshot snapshot = new RevocationSnapshot();
    Instant now = clock.instant();
    for (Revocation revocation : List.of(
        Revocation.ofSession(assume(reader).credentials().accessKeyId()),
        Revocation.ofEverything(now),
        Revocation.ofSubject("a", now.plusSeconds(1800)))) {
      snapshot.add(revocation, RevocationSnapshot.neededUntil(revocation, now, LONGEST));
      store.revoke(revocation);
    }

    snapshot.purge(now.plus(LONGEST));
    assertEquals(3, snapshot.size());
    snapshot.purge(now.plus(LONGEST).plusSeconds(1));
    assertEquals(1, snapshot.size(), "sessions may be issued until its instant");
    snapshot.purge(now.plus(LONGEST).plusSeconds(1801));
    assertEquals(0, snapshot.size());
  }

  @Test
  void observerHearsOfMintsVerificationsAndRefusalsByReason() {
    AssumeRoleResponse session = assume(reader);
    open(session);
    revocations.revoke(Revocation.ofSession(session.credentials().accessKeyId()));
    refused(session);

    assertEquals(List.of("minted ROLE", "verified", "refused REVOKED_SESSION"), heard);
  }

  @Test
  void toStringOfARevocationSaysWhatItIs() {
    assertTrue(
        Revocation.ofSubject("AROA:alice", clock.instant()).toString().contains("AROA:alice"));
  }

  private AssumeRoleResponse assume(Role role) {
    return sts.assumeRole(TestSts.as(alice), TestSts.request(role).build());
  }

  private Session open(AssumeRoleResponse response) {
    return sts.verify(
        response.credentials().accessKeyId(),
        response.credentials().sessionToken().text());
  }

  private AuthenticationException refused(AssumeRoleResponse response) {
    return assertThrows(AuthenticationException.class, () -> open(response));
  }
}
