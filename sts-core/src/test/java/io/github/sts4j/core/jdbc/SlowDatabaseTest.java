package io.github.sts4j.core.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.revocation.Revocation;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A real PostgreSQL behind a wire that delays or holds back what is said: who waits, who does not, and for how long. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class SlowDatabaseTest {
  private static final Duration LIMIT = Duration.ofSeconds(1);

  /** What a loaded machine may add to the limit. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private DataSource database;
  private StallingProxy wire;

  @BeforeEach
  void connectThroughTheWire() throws IOException {
    String direct = TestDatabase.POSTGRESQL.empty().toString();
    Matcher address = Pattern.compile("localhost:([0-9]+)").matcher(direct);
    assertTrue(address.find(), direct);
    wire = new StallingProxy(Integer.parseInt(address.group(1)));
    DataSource behind = TestDatabase.source(address.replaceFirst("127.0.0.1:" + wire.port()));
    database = FailingSource.loggingIn(behind, wire::release, wire::stallIfArmed);
  }

  @AfterEach
  void close() throws IOException {
    if (wire != null) { // there may be no PostgreSQL
      wire.close();
    }
  }

  // operations.md: database slow
  @Test
  void mintingAndVerificationGoOnWhileACallWaitsForTheDatabase() throws Exception {
    TestNode node = TestNode.open(database, Duration.ofMinutes(2));
    wire.arm(true);
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> node.first("a"));
    wire.awaitStalled();

    for (int i = 0; i < 300; i++) {
      node.verify(node.mint());
    }
    assertFalse(waiting.isDone(), "it waits while they do not");
    wire.arm(false);
    wire.release();
    assertTrue(waiting.get(60, TimeUnit.SECONDS));
  }

  // operations.md: database slow
  @Test
  void whatAsksADatabaseThatHangsIsRefusedAtTheTimeLimit() {
    TestNode node = TestNode.open(database, LIMIT);
    wire.arm(true);
    refusedInTime(StsException.class, () -> node.first("a"));
    refusedInTime(StsException.class, () -> node.database().mfaSteps().accept("AIDA", "serial", 7));
    refusedInTime(
        StsException.class,
        () -> node.database().revocations().revoke(Revocation.ofEverything(node.now())));
    refusedInTime(KeyStorageException.class, () -> node.database().keyRing().rotate());
    refusedInTime(KeyStorageException.class, () -> node.database().refresh());
    node.verify(node.mint());

    wire.arm(false);
    wire.release();
    node.database().refresh();
    assertTrue(node.first("b"), "it is there again");
  }

  private static void refusedInTime(Class<? extends Exception> as, Executable call) {
    long start = System.nanoTime();
    Exception refusal = assertThrows(as, call);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (refusal instanceof StsException answered) {
      assertEquals(StsError.SERVICE_UNAVAILABLE, answered.error());
    }
    assertTrue(took.compareTo(LIMIT.plus(PATIENCE)) < 0, () -> "it took " + took);
  }

  // operations.md: database slow
  @Test
  void answersWithinTheTimeLimitCount() {
    TestNode node = TestNode.open(database, Duration.ofSeconds(30));
    wire.delay(Duration.ofMillis(50));

    assertTrue(node.first("a"));
    assertFalse(node.first("a"));
    node.database().revocations().revoke(Revocation.ofEverything(node.now()));
    node.database().refresh();
    assertEquals(1, node.database().revocationCount());
  }
}
