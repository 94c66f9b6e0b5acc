package io.github.sts4j.core.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleResponse;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.jdbc.FailingSource.Fault;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.revocation.Revocation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of docs/operations.md, "When something fails", for whole nodes; the same on every database. */
abstract class DatabaseFailureContract {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final TestDatabase kind;
  private DataSource source;
  private FailingSource failing;
  private TestNode node;

  DatabaseFailureContract(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void start() {
    source = kind.empty();
    failing = new FailingSource(source);
    node = TestNode.open(failing.source(), LIMIT);
  }

  // operations.md: database away
  // operations.md: database read-only
  @Test
  void whatIsKnownIsEnoughToMintAndToVerifyAndToRefuseTheRevoked() {
    for (Fault fault : List.of(Fault.AWAY, Fault.READ_ONLY)) {
      failing.fault = Fault.NONE;
      AssumeRoleResponse before = node.mint();
      AssumeRoleResponse revoked = node.mint();
      node.database()
          .revocations()
          .revoke(Revocation.ofSession(revoked.credentials().accessKeyId()));
      failing.fault = fault;
      node.advance(Duration.ofMinutes(30));

      node.verify(before);
      node.verify(node.mint());
      assertEquals(
          AuthenticationFailure.REVOKED_SESSION,
          assertThrows(AuthenticationException.class, () -> node.verify(revoked))
              .failure());
      unavailable(() -> node.first(fault.toString()));
      unavailable(() -> node.database().revocations().revoke(Revocation.ofEverything(node.now())));
      assertThrows(KeyStorageException.class, () -> node.database().keyRing().rotate());
    }
  }

  // operations.md: database away
  @Test
  void nodeThatIsCutOffDoesNotHearOfRevocationsUntilItIsBack() {
    TestNode other = node.beside(source);
    AssumeRoleResponse session = node.mint();
    failing.fault = Fault.AWAY;
    other
        .database()
        .revocations()
        .revoke(Revocation.ofSession(session.credentials().accessKeyId()));

    assertThrows(KeyStorageException.class, () -> node.database().refresh());
    node.verify(session);
    failing.fault = Fault.NONE;
    node.database().refresh();

    assertThrows(AuthenticationException.class, () -> node.verify(session));
  }

  // operations.md: the answer to a commit is lost
  @Test
  void revocationOfWhichTheAnswerIsLostFailsAndCanBeDoneAgain() {
    AssumeRoleResponse session = node.mint();
    Revocation revocation = Revocation.ofSession(session.credentials().accessKeyId());
    failing.fault = Fault.ANSWER_LOST;

    unavailable(() -> node.database().revocations().revoke(revocation));
    unavailable(() -> node.first("a"));
    node.verify(node.mint());
    failing.fault = Fault.NONE;
    node.database().refresh();
    assertThrows(AuthenticationException.class, () -> node.verify(session), "it was done");
    assertFalse(node.first("a"), "it is used up");

    node.database().revocations().revoke(revocation);
    TestNode other = node.beside(source);
    assertThrows(AuthenticationException.class, () -> other.verify(session));
    assertEquals(1, other.database().revocationCount());
  }

  // operations.md: database put back to an old backup
  @Test
  void whatWasUsedAfterTheBackupCanBeUsedOnceMore() throws SQLException {
    assertTrue(node.first("before"));
    execute("CREATE TABLE backup_replay AS SELECT * FROM sts4j_replay");
    assertTrue(node.first("after"));

    execute("DELETE FROM sts4j_replay");
    execute("INSERT INTO sts4j_replay SELECT * FROM backup_replay");

    assertFalse(node.first("before"));
    assertTrue(node.first("after"), "as the page says");
    assertFalse(node.first("after"), "and never again");
  }

  // operations.md: clocks differ by up to the tolerance (2 h)
  @Test
  void sessionsBeginAndEndByTheClockOfTheNodeThatIsAsked() {
    TestNode fast = node.beside(source).ahead(Duration.ofHours(2));
    AssumeRoleResponse ofFast = fast.mint();
    AssumeRoleResponse ofSlow = node.mint(); // an hour long

    node.verify(ofFast);
    assertEquals(
        AuthenticationFailure.EXPIRED_SESSION,
        assertThrows(AuthenticationException.class, () -> fast.verify(ofSlow)).failure());
    assertTrue(fast.first("assertion"));
    assertFalse(node.first("assertion"));
  }

  // operations.md: a clock jumps
  @Test
  void clockThatJumpsAnHourStopsNeitherMintingNorVerification() {
    AssumeRoleResponse before = node.mint();
    TestNode other = node.beside(source);
    assertTrue(node.first("assertion"));
    for (Duration jump : List.of(Duration.ofMinutes(59), Duration.ofMinutes(-59))) {
      node.ahead(jump);
      node.database().refresh();

      node.verify(before);
      other.verify(node.mint());
      assertFalse(node.first("assertion"));
      assertFalse(other.first("assertion"));
    }
    assertEquals(1, node.database().keyRing().keys().size(), "no key was made for it");
  }

  private static void unavailable(Runnable call) {
    StsException refusal = assertThrows(StsException.class, call::run);
    assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
