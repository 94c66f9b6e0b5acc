package io.github.sts4j.core.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyRotation;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.mfa.MfaStepStore;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.core.revocation.Revocation;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes that share a database rely on; the same on every database. */
abstract class SharedDatabaseContract {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final AccountId ACCOUNT = AccountId.of("111122223333");
  private static final KeyRotation ROTATION =
      KeyRotation.DEFAULT.withPublicationDelay(Duration.ZERO);

  private final SecureRandom random = new SecureRandom();
  private final SecretKey kek = new SecretKeySpec(random.generateSeed(32), "AES");
  private final TestDatabase kind;
  private DataSource source;
  private volatile Instant now = START;

  SharedDatabaseContract(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void empty() {
    source = kind.empty();
  }

  // --- starting

  // operations.md: node started while the database is away
  @Test
  void nodeDoesNotStartWithoutTheDatabase() {
    FailingSource failing = new FailingSource(source);
    failing.fault = FailingSource.Fault.AWAY;

    KeyStorageException refusal =
        assertThrows(KeyStorageException.class, () -> node(failing.source()));
    assertTrue(refusal.getMessage().contains("connection refused"), refusal.getMessage());
  }

  @Test
  void nodeDoesNotStartWithoutAKeyEncryptionKey() {
    assertThrows(
        IllegalArgumentException.class, () -> SharedDatabase.builder(source).open());
  }

  @Test
  void databaseOfALaterVersionIsLeftAlone() throws SQLException {
    node().close();
    execute("INSERT INTO sts4j_schema (version) VALUES (99)");

    KeyStorageException refusal = assertThrows(KeyStorageException.class, this::node);

    assertTrue(refusal.getMessage().contains("version 99"), refusal.getMessage());
  }

  @Test
  void nodesThatStartAtOnceMakeTheTablesAndOneKey() throws Exception {
    Set<KeyId> keys =
        new HashSet<>(atOnce(6, i -> () -> node().keyRing().sealingKey().id()));

    assertEquals(1, keys.size());
    assertEquals(1, count("SELECT COUNT(*) FROM sts4j_key"));
    assertEquals(1, count("SELECT COUNT(*) FROM sts4j_schema"));
  }

  // operations.md: database read-only
  @Test
  void databaseThatCanOnlyBeReadIsEnoughToStartAgain() {
    KeyId key = node().keyRing().sealingKey().id();
    FailingSource failing = new FailingSource(source);
    failing.fault = FailingSource.Fault.READ_ONLY;

    assertEquals(key, node(failing.source()).keyRing().sealingKey().id());
  }

  // --- keys

  @Test
  void keysAreEncryptedInTheDatabase() throws SQLException {
    byte[] secret = node().keyRing().sealingKey().insecureExportSecret();

    String stored = text("SELECT wrapped_secret FROM sts4j_key");

    assertFalse(stored.contains(Base64.getEncoder().encodeToString(secret)));
    assertTrue(stored.length() >= 60, stored);
  }

  @Test
  void anotherKeyEncryptionKeyIsRefused() {
    node().close();
    SecretKey other = new SecretKeySpec(random.generateSeed(32), "AES");

    KeyStorageException refusal = assertThrows(
        KeyStorageException.class,
        () ->
            builder(source).keyEncryptionKey(KeyEncryptionKey.aesKeyWrap(other)).open());

    assertTrue(refusal.getMessage().contains("key-encryption key"), refusal.getMessage());
  }

  @Test
  void keyThatSomebodyChangedOrRenamedIsRefused() throws SQLException {
    node().close();
    execute("UPDATE sts4j_key SET key_id = '00112233445566aa'");

    assertThrows(KeyStorageException.class, this::node);
  }

  @Test
  void keysAndTheirTimesAreTheSameOnEveryNode() {
    SharedDatabase one = node();
    one.keyRing().rotate();
    one.keyRing().destroy(one.keyRing().keys().get(0).id());
    one.keyRing().rotate();

    assertEquals(one.keyRingStorage().load(), node().keyRingStorage().load());
    assertEquals(one.keyRing().keys(), node().keyRing().keys());
  }

  @Test
  void destroyedKeyLeavesNothingOfItsSecret() throws SQLException {
    SharedDatabase one = node();
    SharedDatabase other = node();
    KeyId bad = one.keyRing().sealingKey().id();

    one.keyRing().destroy(bad);

    assertEquals(
        1,
        count("SELECT COUNT(*) FROM sts4j_key WHERE wrapped_secret IS NULL AND key_id = '" + bad
            + "'"));
    other.refresh();
    assertFalse(other.keyRing().openingKey(bad).isPresent());
  }

  // operations.md: two nodes rotate at once
  @Test
  void nodesThatRotateAtOnceOnDemandLoseNoKey() throws Exception {
    SharedDatabase node = node();

    List<KeyId> rotated = atOnce(8, i -> () -> node().keyRing().rotate());

    node.refresh();
    assertEquals(9, node.keyRing().keys().size());
    rotated.forEach(id -> assertTrue(node.keyRing().openingKey(id).isPresent()));
  }

  // operations.md: two nodes rotate at once
  @Test
  void nodesThatRotateAtOnceOnScheduleMakeOneKey() throws Exception {
    List<SharedDatabase> nodes = IntStream.range(0, 6).mapToObj(i -> node()).toList();
    now = START.plus(Duration.ofDays(8));

    atOnce(6, i -> () -> {
      nodes.get(i).refresh();
      return i;
    });

    assertEquals(2, node().keyRing().keys().size());
  }

  // operations.md: the answer to a commit is lost
  @Test
  void answerThatGotLostLeavesTheRingOfBeforeOrAfter() {
    FailingSource failing = new FailingSource(source);
    SharedDatabase node = node(failing.source());
    KeyId key = node.keyRing().sealingKey().id();
    failing.fault = FailingSource.Fault.ANSWER_LOST;

    assertThrows(KeyStorageException.class, () -> node.keyRing().rotate());

    failing.fault = FailingSource.Fault.NONE;
    node.refresh();
    assertTrue(node.keyRing().openingKey(key).isPresent());
    assertTrue(node.keyRing().keys().size() <= 2);
    assertEquals(node.keyRing().keys(), node().keyRing().keys());
  }

  // --- revocations

  // operations.md: database away
  // operations.md: database read-only
  @Test
  void revocationThatCouldNotBeStoredIsRefusedAndNotInForce() {
    FailingSource failing = new FailingSource(source);
    SharedDatabase node = node(failing.source());
    for (FailingSource.Fault fault :
        List.of(FailingSource.Fault.AWAY, FailingSource.Fault.READ_ONLY)) {
      failing.fault = fault;

      StsException refusal = assertThrows(
          StsException.class, () -> node.revocations().revoke(Revocation.ofEverything(now)));

      assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
      assertFalse(node.revocations().isRevoked(session(START.minusSeconds(60))));
    }
  }

  // operations.md: a revocation is in force: here at once, everywhere after
  @Test
  void revocationIsInForceHereAtOnceAndElsewhereAtTheNextRefresh() { // LK-1
    SharedDatabase one = node();
    SharedDatabase other = node();
    SessionClaims session = session(START);

    one.revocations().revoke(Revocation.ofSession(session.accessKeyId()));

    assertTrue(one.revocations().isRevoked(session));
    assertFalse(other.revocations().isRevoked(session));
    other.refresh();
    assertTrue(other.revocations().isRevoked(session));
    assertTrue(node().revocations().isRevoked(session), "also on a node that starts later");
    assertFalse(other.revocations().isRevoked(session(START)), "and no other session");
  }

  @Test
  void everyKindOfRevocationReachesOtherNodes() { // LK-1, LK-2
    SessionClaims session = session(START);
    List<Revocation> kinds = List.of(
        Revocation.ofSession(session.accessKeyId()),
        new Revocation(Revocation.Kind.PRINCIPAL, session.principalId(), START.plusSeconds(1)),
        Revocation.ofSubject(session.principalId() + ":alice", START.plusSeconds(1)),
        Revocation.ofSourceIdentity("alice@example.com", START.plusSeconds(1)),
        Revocation.ofEverything(START.plusMillis(1)));
    for (Revocation revocation : kinds) {
      source = kind.empty();
      SharedDatabase one = node();
      SharedDatabase other = node();
      one.revocations().revoke(revocation);
      other.refresh();
      assertTrue(other.revocations().isRevoked(session), revocation.toString());
      assertFalse(
          other.revocations().isRevoked(strangersSession(START.plusSeconds(5))),
          revocation.toString());
    }
  }

  @Test
  void revocationsOfManyNodesAtOnceAllReachEveryNode() throws Exception {
    List<SharedDatabase> nodes = IntStream.range(0, 4).mapToObj(i -> node()).toList();
    List<SessionClaims> sessions =
        IntStream.range(0, 80).mapToObj(i -> session(START)).toList();

    atOnce(4, i -> () -> {
      for (int s = i; s < sessions.size(); s += 4) {
        nodes.get(i).revocations().revoke(Revocation.ofSession(sessions.get(s).accessKeyId()));
        nodes.get((i + 1) % 4).refresh(); // reads while others commit
      }
      return i;
    });

    for (SharedDatabase node : nodes) {
      node.refresh();
      sessions.forEach(session -> assertTrue(node.revocations().isRevoked(session)));
    }
  }

  // operations.md: a revocation is kept for
  @Test
  void revocationIsForgottenWhenTheLastSessionItCouldHitHasEnded() throws SQLException {
    SharedDatabase node = node();
    node.revocations().revoke(Revocation.ofSession(session(START).accessKeyId()));
    node.revocations().revoke(Revocation.ofEverything(now));
    Duration kept = ROTATION.longestSession().plus(ROTATION.tolerance());

    now = START.plus(kept).minusSeconds(1);
    node.refresh();
    assertEquals(2, node.revocationCount());
    now = START.plus(kept).plusSeconds(120);
    node.refresh();
    now = now.plusSeconds(120);
    node.refresh();

    assertEquals(0, node.revocationCount());
    assertEquals(0, count("SELECT COUNT(*) FROM sts4j_revocation"));
    node.revocations().revoke(Revocation.ofEverything(now));
    SharedDatabase other = node();
    assertEquals(1, other.revocationCount());
    node.refresh();
    assertEquals(1, node.revocationCount());
  }

  // operations.md: database away
  @Test
  void revocationsOutliveADatabaseThatGoesAway() {
    FailingSource failing = new FailingSource(source);
    SharedDatabase node = node(failing.source());
    SessionClaims session = session(START);
    node.revocations().revoke(Revocation.ofSession(session.accessKeyId()));
    failing.fault = FailingSource.Fault.AWAY;

    assertThrows(KeyStorageException.class, node::refresh);

    assertTrue(node.revocations().isRevoked(session));
    assertFalse(node.revocations().isRevoked(session(START)));
  }

  // operations.md: database put back to an old backup
  @Test
  void oldBackupLosesNoRevocationThatANodeKnows() throws SQLException {
    SharedDatabase node = node();
    SessionClaims before = session(START);
    SessionClaims lost = session(START);
    SessionClaims after = session(START);
    node.revocations().revoke(Revocation.ofSession(before.accessKeyId()));
    node.revocations().revoke(Revocation.ofSession(lost.accessKeyId()));
    node.refresh();

    execute("DELETE FROM sts4j_revocation WHERE seq = 2"); // the backup is older than this one
    execute("UPDATE sts4j_counter SET counted = 1 WHERE name = 'revocation'");
    node().revocations().revoke(Revocation.ofSession(after.accessKeyId())); // takes number 2
    node.refresh();

    SharedDatabase later = node();
    for (SessionClaims session : List.of(before, lost, after)) {
      assertTrue(node.revocations().isRevoked(session));
      assertTrue(later.revocations().isRevoked(session));
    }
  }

  // operations.md: database put back to an old backup
  @Test
  void oldBackupLosesNoKeyThatANodeKnows() throws SQLException {
    SharedDatabase node = node();
    execute("CREATE TABLE backup_key AS SELECT * FROM sts4j_key");
    execute("CREATE TABLE backup_counter AS SELECT * FROM sts4j_counter");
    KeyId fresh = node.keyRing().rotate();
    KeyId bad = node.keyRing().rotate();
    node.keyRing().destroy(bad);

    execute("DELETE FROM sts4j_key");
    execute("INSERT INTO sts4j_key SELECT * FROM backup_key");
    execute("DELETE FROM sts4j_counter");
    execute("INSERT INTO sts4j_counter SELECT * FROM backup_counter");
    node.refresh();

    SharedDatabase later = node();
    assertTrue(later.keyRing().openingKey(fresh).isPresent());
    assertFalse(later.keyRing().openingKey(bad).isPresent());
    assertEquals(node.keyRing().keys(), later.keyRing().keys());
  }

  // --- what is used once

  // operations.md: database away
  // operations.md: database read-only
  // operations.md: the answer to a commit is lost
  @Test
  void assertionIsRefusedWhileTheDatabaseCannotTell() { // LK-16
    FailingSource failing = new FailingSource(source);
    ReplayGuard guard = node(failing.source()).replayGuard();
    for (FailingSource.Fault fault : List.of(
        FailingSource.Fault.AWAY, FailingSource.Fault.READ_ONLY, FailingSource.Fault.ANSWER_LOST)) {
      failing.fault = fault;
      StsException refusal = assertThrows(StsException.class, () -> first(guard, fault.toString()));
      assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
    }
    failing.fault = FailingSource.Fault.NONE;
    assertFalse(first(guard, "ANSWER_LOST"), "it may have been taken, so it is used up");
    assertTrue(first(guard, "AWAY"));
  }

  // operations.md: node killed, at any instant
  @Test
  void assertionWorksOnceWhoeverAsksAndHoweverManyAtOnce() throws Exception { // LK-16, SM-24
    List<ReplayGuard> nodes =
        IntStream.range(0, 4).mapToObj(i -> node().replayGuard()).toList();
    int assertions = 50;

    List<Integer> accepted = atOnce(4, i -> () -> {
      int firsts = 0;
      for (int a = 0; a < assertions; a++) {
        firsts += first(nodes.get(i), "assertion " + a) ? 1 : 0;
      }
      return firsts;
    });

    assertEquals(assertions, accepted.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void scopesAreApartAndTextsOfAnyLengthAreTold() {
    ReplayGuard guard = node().replayGuard();

    assertTrue(guard.firstUse("a", "bc", now.plusSeconds(60), now));
    assertTrue(guard.firstUse("ab", "c", now.plusSeconds(60), now));
    assertFalse(guard.firstUse("ab", "c", now.plusSeconds(60), now));
    String longId = "x".repeat(100_000);
    assertTrue(guard.firstUse("a", longId, Instant.MAX, now));
    assertFalse(guard.firstUse("a", longId, Instant.MAX, now));
  }

  // operations.md: what was used once is kept for
  // operations.md: clocks differ by up to the tolerance (2 h)
  @Test
  void assertionIsRememberedForAsLongAsASlowClockMayAcceptIt() {
    ReplayGuard guard = node().replayGuard();
    assertTrue(first(guard, "a"));

    now = START.plusSeconds(60).plus(ROTATION.tolerance()).minusSeconds(1);
    assertTrue(first(guard, "b")); // by a node whose clock is fast; it clears up
    assertFalse(guard.firstUse("scope", "a", START.plusSeconds(60), START));

    now = now.plusSeconds(62);
    assertTrue(first(guard, "c"));
    assertTrue(first(guard, "a"), "forgotten: it is refused for its age");
  }

  // operations.md: database away
  @Test
  void codeIsRefusedWhileTheDatabaseCannotTell() { // AR-16
    FailingSource failing = new FailingSource(source);
    MfaStepStore steps = node(failing.source()).mfaSteps();
    failing.fault = FailingSource.Fault.AWAY;

    StsException refusal =
        assertThrows(StsException.class, () -> steps.accept("AIDA", "serial", 7));

    assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
  }

  @Test
  void stepsOfADeviceOnlyRise() { // AR-16
    MfaStepStore one = node().mfaSteps();
    MfaStepStore other = node().mfaSteps();

    assertTrue(one.accept("AIDA", "serial", 7));
    assertFalse(other.accept("AIDA", "serial", 7));
    assertFalse(other.accept("AIDA", "serial", 6));
    assertTrue(other.accept("AIDA", "serial", 9));
    assertFalse(one.accept("AIDA", "serial", 8));
    assertTrue(one.accept("AIDB", "serial", 7));
    assertTrue(one.accept("AIDA", "serial2", 7));
  }

  @Test
  void codeWorksOnceHoweverManyNodesAreAskedAtOnce() throws Exception { // AR-16
    List<MfaStepStore> nodes =
        IntStream.range(0, 4).mapToObj(i -> node().mfaSteps()).toList();
    int devices = 30;

    List<Integer> accepted = atOnce(4, i -> () -> {
      int taken = 0;
      for (int d = 0; d < devices; d++) {
        taken += nodes.get(i).accept("AIDA", "device " + d, 7) ? 1 : 0;
      }
      return taken;
    });

    assertEquals(devices, accepted.stream().mapToInt(Integer::intValue).sum());
  }

  // ---

  private boolean first(ReplayGuard guard, String id) {
    return guard.firstUse("scope", id, now.plusSeconds(60), now);
  }

  private interface Numbered<T> {
    Callable<T> of(int i);
  }

  private static <T> List<T> atOnce(int threads, Numbered<T> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result :
          pool.invokeAll(IntStream.range(0, threads).mapToObj(work::of).toList())) {
        results.add(result.get());
      }
      return results;
    } finally {
      pool.shutdown();
    }
  }

  private SharedDatabase node() {
    return node(source);
  }

  private SharedDatabase node(DataSource from) {
    return builder(from).open();
  }

  private SharedDatabaseBuilder builder(DataSource from) {
    InstantSource clock = () -> now;
    return SharedDatabase.builder(from)
        .keyEncryptionKey(KeyEncryptionKey.aesGcm(kek, random))
        .rotation(ROTATION)
        .clock(clock)
        .random(random)
        .timeout(Duration.ofSeconds(30))
        .refreshEvery(Duration.ZERO);
  }

  private SessionClaims session(Instant issuedAt) {
    return claims("AROAEXAMPLEEXAMPLE123", "alice", issuedAt, "alice@example.com");
  }

  private SessionClaims strangersSession(Instant issuedAt) {
    return claims("AROAEXAMPLEEXAMPLE456", "bob", issuedAt, "bob@example.com");
  }

  private SessionClaims claims(String roleId, String name, Instant issuedAt, String source) {
    return SessionClaims.builder()
        .kind(SessionKind.ROLE)
        .accessKeyId(AccessKeyId.temporary(ACCOUNT, random))
        .secretAccessKey(SecretAccessKey.generate(random))
        .principalArn("arn:aws:iam::" + ACCOUNT + ":role/Reader")
        .principalId(roleId)
        .sessionName(name)
        .sourceIdentity(source)
        .issuedAt(issuedAt)
        .expiresAt(issuedAt.plusSeconds(3600))
        .build();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long count(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
