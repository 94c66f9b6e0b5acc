package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Four processes on one PostgreSQL: clients mint on one and verify on others without pause while keys rotate, nodes are
 * killed and started again, and the database is stopped for a while. No valid session is refused, no revoked one accepted
 * after the bound, no assertion accepted twice. The profile {@code cluster} runs it for a minute.
 */
class ClusterIT {
  private static final boolean LONG = Boolean.getBoolean("sts4j.cluster");
  private static final int NODES = 4;
  private static final Duration LASTS = Duration.ofSeconds(LONG ? 60 : 18);
  private static final Duration OUTAGE_AT = Duration.ofSeconds(LONG ? 22 : 4);
  private static final Duration OUTAGE = Duration.ofSeconds(LONG ? 15 : 3);
  private static final Duration KILL_EVERY = Duration.ofSeconds(LONG ? 6 : 9);
  private static final Duration PERIOD = Duration.ofSeconds(LONG ? 5 : 2);

  /** Longer than a node takes to reach a database that came back: its pool waits up to five seconds between attempts. */
  private static final Duration DELAY = Duration.ofSeconds(LONG ? 10 : 6);

  private static final int PRESENTERS = LONG ? 12 : 2;
  private static final int PRESENTATIONS = LONG ? 10_000 : 200;
  private static final int RESPONSES = LONG ? 1_000 : 20;

  /**
   * Within which a revocation is known to every node that reaches the database: the interval, the time limit of a query, and
   * what a loaded machine adds.
   */
  private static final Duration BOUND =
      ClusterNode.REFRESH.plus(ClusterNode.TIMEOUT).plusSeconds(2);

  /** A machine that is busy with other things gets longer, until everything was seen at least this often. */
  private static final Duration PATIENCE = LASTS.multipliedBy(10);

  private static final int ENOUGH = 3;

  /** After an outage a pool may wait this long before it tries again. */
  private static final Duration RECONNECT = Duration.ofSeconds(7);

  @TempDir
  Path folder;

  /** What the nodes say stays to be read. */
  private final Path log = Path.of("target", "cluster");

  private final AtomicReferenceArray<ClusterProcess> nodes = new AtomicReferenceArray<>(NODES);
  private final List<MintedSession> sessions = new CopyOnWriteArrayList<>();
  private final Map<String, LongAdder> counts = new TreeMap<>();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger number = new AtomicInteger();
  private final ClusterIdp idp;
  private volatile Path world = TestWorlds.file();
  private volatile boolean databaseUp = true;
  private volatile long databaseCameBack;
  private long start;
  private volatile boolean over;

  ClusterIT() throws Exception {
    idp = new ClusterIdp();
  }

  private static final class MintedSession {
    final AwsSessionCredentials credentials;
    volatile boolean revoking;
    volatile long revokedAt;

    MintedSession(AwsSessionCredentials credentials) {
      this.credentials = credentials;
    }
  }

  // operations.md: node killed, at any instant
  @Test
  void nothingValidIsRefusedNothingRevokedAcceptedAndNothingUsedTwice() throws Exception {
    for (String name : List.of(
        "minted",
        "verified",
        "revoked",
        "refused because revoked",
        "presented twice",
        "accepted once",
        "SAML responses presented twice",
        "SAML responses accepted once",
        "could not tell",
        "killed",
        "started",
        "database stopped")) {
      counts.put(name, new LongAdder());
    }
    Files.createDirectories(log);
    world = idp.world(folder);
    EmbeddedPostgres database = startDatabase(0);
    int port = database.getPort();
    String url = database.getJdbcUrl("postgres", "postgres");
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<?>> starting = new ArrayList<>();
      for (int i = 0; i < NODES; i++) {
        int index = i;
        starting.add(threads.submit(() -> {
          while (nodes.get(index) == null
              && !over) { // a busy machine may keep it from the database
            startNode(index, url);
          }
          return null;
        }));
      }
      for (Future<?> each : starting) {
        each.get(300, TimeUnit.SECONDS);
      }
      start = System.nanoTime();
      List<Future<?>> work = new ArrayList<>();
      work.add(threads.submit(until(this::mint)));
      work.add(threads.submit(until(this::mint)));
      for (int i = 0; i < 3; i++) {
        work.add(threads.submit(until(this::verify)));
      }
      work.add(threads.submit(until(this::revoke)));
      work.add(threads.submit(until(() -> killAndRestart(url))));
      for (int i = 0; i < PRESENTERS; i++) {
        work.add(threads.submit(until(() -> presentAssertion(threads))));
      }
      for (int i = 0; i < (LONG ? 4 : 1); i++) {
        work.add(threads.submit(until(() -> presentResponse(threads))));
      }
      sleep(OUTAGE_AT);
      databaseUp = false;
      database.close();
      count("database stopped");
      sleep(OUTAGE);
      database = startDatabase(port);
      databaseCameBack = System.nanoTime();
      databaseUp = true;
      while (wrong.isEmpty() && !lasted(PATIENCE) && !(lasted(LASTS) && enough())) {
        Thread.sleep(100);
      }
      over = true;
      for (Future<?> each : work) {
        each.get(120, TimeUnit.SECONDS);
      }
      Optional<String> keys = nodes.get(0).ask("/keys");
      System.out.println("cluster: " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)
          + " s, " + counts + ", keys " + keys.orElse("?") + ", wrong " + wrong.size());
      assertEquals(List.of(), wrong);
      assertTrue(
          keys.isPresent() && Integer.parseInt(keys.get().split(" ")[0]) > 2,
          "keys rotated: " + keys);
      assertTrue(enough(), "everything was seen: " + counts);
    } finally {
      over = true;
      threads.shutdownNow();
      for (int i = 0; i < NODES; i++) {
        ClusterProcess node = nodes.get(i);
        if (node != null) {
          node.kill();
        }
      }
      database.close();
    }
  }

  private boolean lasted(Duration duration) {
    return System.nanoTime() - start >= duration.toNanos();
  }

  private boolean enough() {
    return counts.get("accepted once").sum() >= PRESENTATIONS
        && counts.get("SAML responses accepted once").sum() >= RESPONSES
        && counts.get("killed").sum() > 0
        && List.of("minted", "verified", "revoked", "refused because revoked").stream()
            .allMatch(name -> counts.get(name).sum() >= ENOUGH);
  }

  private interface Act {
    void run() throws Exception;
  }

  private Callable<Void> until(Act act) {
    return () -> {
      while (!over) {
        act.run();
      }
      return null;
    };
  }

  private void mint() throws InterruptedException {
    try {
      sessions.add(new MintedSession(Clients.of(node().mint(number.incrementAndGet()))));
      count("minted");
      Thread.sleep(20);
    } catch (SdkClientException | IllegalStateException e) {
      nodeWasDown();
    } catch (StsException e) {
      wrong("minting was refused: " + e.getMessage());
    }
  }

  private void verify() throws InterruptedException {
    if (sessions.isEmpty()) {
      Thread.sleep(10);
      return;
    }
    int size = sessions.size();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    // Half of the time one of the newest: those under new keys.
    int choice =
        random.nextBoolean() ? random.nextInt(size) : size - 1 - random.nextInt(Math.min(5, size));
    MintedSession session = sessions.get(choice);
    long asked = System.nanoTime();
    boolean mustBeRevoked = isKnownEverywhere(session.revokedAt, asked);
    try {
      node().verify(session.credentials);
      count("verified");
      if (mustBeRevoked) {
        wrong("a revoked session was accepted "
            + TimeUnit.NANOSECONDS.toMillis(asked - session.revokedAt) + " ms after");
      }
    } catch (SdkClientException | IllegalStateException e) {
      nodeWasDown();
    } catch (StsException e) {
      if (session.revoking) {
        count("refused because revoked");
      } else {
        wrong("a valid session was refused: " + e.getMessage());
      }
    }
  }

  private boolean isKnownEverywhere(long revokedAt, long now) {
    boolean stable = databaseUp
        && (databaseCameBack == 0
            || now - databaseCameBack > RECONNECT.plus(BOUND).toNanos());
    return revokedAt != 0 && stable && now - revokedAt > BOUND.toNanos();
  }

  private void revoke() throws InterruptedException {
    Thread.sleep(150);
    if (sessions.size() > ENOUGH) {
      MintedSession session = sessions.get(ThreadLocalRandom.current().nextInt(sessions.size()));
      if (!session.revoking) {
        session.revoking = true;
        if (ask("/revoke/" + session.credentials.accessKeyId()).isPresent()) {
          session.revokedAt = System.nanoTime();
          count("revoked");
        }
      }
    }
  }

  private void presentAssertion(ExecutorService threads) throws Exception {
    String assertion = "/present/assertion-" + number.incrementAndGet();
    present(threads, "presented twice", "accepted once", () -> ask(assertion).map("true"::equals));
  }

  private void presentResponse(ExecutorService threads) throws Exception {
    String call = idp.call();
    present(
        threads,
        "SAML responses presented twice",
        "SAML responses accepted once",
        () -> isGranted(call));
  }

  private void present(
      ExecutorService threads, String twice, String once, Callable<Optional<Boolean>> presentation)
      throws Exception {
    Future<Optional<Boolean>> one = threads.submit(presentation);
    Optional<Boolean> other = presentation.call();
    List<Optional<Boolean>> answers = List.of(one.get(), other);
    long accepted = answers.stream().filter(Optional.of(true)::equals).count();
    count(twice);
    if (accepted > 1) {
      wrong("accepted twice: " + twice);
    } else if (accepted == 1) {
      count(once);
    } else if (answers.stream().allMatch(Optional::isPresent)) {
      wrong("never accepted: " + twice);
    } else {
      count("could not tell");
      Thread.sleep(5);
    }
  }

  private Optional<Boolean> isGranted(String call) throws InterruptedException {
    try {
      return node().isGranted(call);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private void killAndRestart(String url) throws Exception {
    sleep(KILL_EVERY);
    int victim = ThreadLocalRandom.current().nextInt(1, NODES); // one stays, to be asked at the end
    ClusterProcess node = nodes.get(victim);
    if (!over && node != null) {
      nodes.set(victim, null);
      node.kill();
      count("killed");
      while (!over && nodes.get(victim) == null) {
        Thread.sleep(200);
        if (databaseUp) {
          startNode(victim, url);
        }
      }
    }
  }

  private void startNode(int index, String url) throws IOException {
    ClusterProcess.start(log.resolve("node" + index + ".log"), http, url, world, PERIOD, DELAY)
        .ifPresent(node -> {
          nodes.set(index, node);
          count("started");
        });
  }

  private EmbeddedPostgres startDatabase(int port) {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
          .setDataDirectory(folder.resolve("postgres").toFile())
          .setCleanDataDirectory(false)
          .setServerConfig("max_connections", "100");
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException | RuntimeException e) {
      System.out.println("SKIPPED: the cluster test, PostgreSQL cannot be started: " + e);
      return abort("PostgreSQL cannot be started here: " + e);
    }
  }

  private Optional<String> ask(String path) throws InterruptedException {
    try {
      return node().ask(path);
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private ClusterProcess node() {
    for (int tries = 0; tries < 100; tries++) {
      ClusterProcess node = nodes.get(ThreadLocalRandom.current().nextInt(NODES));
      if (node != null) {
        return node;
      }
    }
    throw new IllegalStateException("no node is up");
  }

  /** A node that was killed under a request is no refusal. */
  private void nodeWasDown() throws InterruptedException {
    Thread.sleep(20);
  }

  private void wrong(String what) {
    wrong.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms: " + what);
  }

  private void count(String what) {
    counts.get(what).increment();
  }

  private static void sleep(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
  }
}
