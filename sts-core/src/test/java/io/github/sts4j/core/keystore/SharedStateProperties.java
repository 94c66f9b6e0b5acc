package io.github.sts4j.core.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.SecretAccessKey;
import io.github.sts4j.core.jdbc.FailingSource;
import io.github.sts4j.core.jdbc.SharedDatabase;
import io.github.sts4j.core.jdbc.TestDatabase;
import io.github.sts4j.core.revocation.Revocation;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionToken;
import io.github.sts4j.core.token.SessionTokenSealer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Three nodes on one database, through random sequences of: rotate, destroy a key, mint, verify, revoke, let time pass, set
 * the clocks, stop the database, restart a node. Beside them a model of what was minted, revoked and destroyed:
 * 1. what is minted opens on every node at once;  2. a session that is not over, not revoked and whose key was not destroyed
 * is valid on every node, always;  3. one that was revoked, or whose key was destroyed, is refused by every node that
 * refreshed since;  4. minting stops only just after a key was destroyed.
 */
class SharedStateProperties {
  private static final int NODES = 3;
  private static final Duration DELAY = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final KeyRotation ROTATION = KeyRotation.DEFAULT
      .withPeriod(Duration.ofDays(1))
      .withPublicationDelay(DELAY)
      .withLongestSession(LONGEST)
      .withTolerance(Duration.ofHours(1));
  private static final List<Duration> DURATIONS =
      List.of(Duration.ofMinutes(15), Duration.ofHours(1), LONGEST);
  private static final AccountId ACCOUNT = AccountId.of("111122223333");
  private static final Map<String, Integer> COUNTS = new HashMap<>();

  /** One step: what is done, and two numbers that choose to what. */
  record Step(String what, int first, int second) {}

  @Property(tries = 120)
  void clusterBehavesLikeItsModel(@ForAll("steps") List<Step> steps) {
    Cluster cluster = new Cluster();
    for (Step step : steps) {
      cluster.run(step);
      COUNTS.merge(step.what(), 1, Integer::sum);
    }
    cluster.close();
  }

  @AfterContainer
  static void tell() {
    System.out.println("shared state: " + COUNTS);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> kinds = Arbitraries.frequency(
        Tuple.of(8, "mint"),
        Tuple.of(12, "verify"),
        Tuple.of(4, "rotate"),
        Tuple.of(1, "destroy"),
        Tuple.of(3, "revoke"),
        Tuple.of(8, "advance"),
        Tuple.of(1, "clocks"),
        Tuple.of(2, "database"),
        Tuple.of(2, "restart"));
    Arbitrary<Integer> numbers = Arbitraries.integers().between(0, 1000);
    return Combinators.combine(kinds, numbers, numbers)
        .as(Step::new)
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }

  private record Minted(SessionToken token, SessionClaims claims, KeyId key) {}

  private static final class Node {
    SharedDatabase database;
    SharedKeyRing ring;
    int refreshedAt;
  }

  private static final class Cluster {
    final TestTime time = new TestTime();
    final SplittableRandom random = new SplittableRandom(9);
    final FailingSource source = new FailingSource(TestDatabase.H2.empty());
    final KeyEncryptionKey kek =
        KeyEncryptionKey.aesGcm(new SecretKeySpec(new byte[32], "AES"), random);
    final List<Node> nodes = new ArrayList<>();

    final List<Minted> minted = new ArrayList<>();
    final Map<AccessKeyId, Integer> revoked = new HashMap<>();
    final Map<KeyId, Integer> destroyed = new HashMap<>();
    /** Destroyed on one node while the database was away: the others hear of it some time. */
    final Set<KeyId> halfDestroyed = new HashSet<>();

    Instant lastDestroyed = Instant.MIN;
    Duration offset = Duration.ZERO;
    int now;

    Cluster() {
      for (int i = 0; i < NODES; i++) {
        Node node = new Node();
        nodes.add(node);
        start(node);
      }
    }

    void start(Node node) {
      node.database = SharedDatabase.builder(source.source())
          .keyEncryptionKey(kek)
          .rotation(ROTATION)
          .clock(time)
          .random(random)
          .refreshEvery(Duration.ZERO)
          .open();
      node.ring = SharedKeyRing.builder(node.database.keyRingStorage())
          .rotation(ROTATION)
          .clock(time)
          .nanoTime(time::nanos)
          .random(random)
          .refreshEvery(Duration.ZERO)
          .open();
      node.refreshedAt = now;
    }

    void run(Step step) {
      now++;
      Node node = nodes.get(step.second() % NODES);
      switch (step.what()) {
        case "mint" -> mint(node, DURATIONS.get(step.first() % DURATIONS.size()));
        case "verify" -> verify(node, step.first());
        case "rotate" -> rotate(node);
        case "destroy" -> destroy(node, step.first());
        case "revoke" -> revoke(node, step.first());
        case "advance" -> advance(step.first());
        case "clocks" -> setClocks(Duration.ofMinutes(30L * (step.first() % 3 - 1)));
        case "database" ->
          source.fault = isAway() ? FailingSource.Fault.NONE : FailingSource.Fault.AWAY;
        case "restart" -> restart(node);
        default -> throw new AssertionError(step);
      }
    }

    boolean isAway() {
      return source.fault == FailingSource.Fault.AWAY;
    }

    void mint(Node node, Duration duration) {
      Instant issuedAt = Instant.ofEpochSecond(time.instant().getEpochSecond());
      SessionClaims claims = SessionClaims.builder()
          .kind(SessionKind.ROLE)
          .accessKeyId(AccessKeyId.temporary(ACCOUNT, random))
          .secretAccessKey(SecretAccessKey.generate(random))
          .principalArn("arn:aws:iam::" + ACCOUNT + ":role/Reader")
          .principalId("AROAEXAMPLEEXAMPLE123")
          .sessionName("alice")
          .issuedAt(issuedAt)
          .expiresAt(issuedAt.plus(duration))
          .build();
      try {
        KeyId key = node.ring.sealingKey().id();
        minted.add(
            new Minted(SessionTokenSealer.create(node.ring, random).seal(claims), claims, key));
      } catch (StsException e) {
        assertTrue(
            time.instant().isBefore(lastDestroyed.plus(DELAY).plus(Duration.ofHours(2))),
            "4: no key seals, and none was destroyed lately");
        return;
      }
      Minted last = minted.get(minted.size() - 1);
      for (Node each : nodes) {
        assertTrue(
            mayBeDestroyed(last.key()) || each.ring.openingKey(last.key()).isPresent(),
            "1: a token was sealed under a key that a node does not know");
      }
    }

    boolean mayBeDestroyed(KeyId key) {
      return destroyed.containsKey(key) || halfDestroyed.contains(key);
    }

    void verify(Node node, int choice) {
      if (minted.isEmpty()) {
        return;
      }
      Minted session = minted.get(choice % minted.size());
      AccessKeyId id = session.claims().accessKeyId();
      boolean over = !time.instant().isBefore(session.claims().expiresAt());
      Optional<SessionClaims> opened =
          SessionTokenSealer.create(node.ring, random).open(session.token(), id);
      boolean accepted =
          opened.isPresent() && !over && !node.database.revocations().isRevoked(opened.get());
      boolean mustRefuse = over
          || revoked.getOrDefault(id, Integer.MAX_VALUE) <= node.refreshedAt
          || destroyed.getOrDefault(session.key(), Integer.MAX_VALUE) <= node.refreshedAt;
      boolean mayRefuse = over || revoked.containsKey(id) || mayBeDestroyed(session.key());
      if (accepted) {
        assertFalse(mustRefuse, "3: a session is accepted that is over, revoked, or without a key");
      } else {
        assertTrue(mayRefuse, "2: a valid session is refused");
      }
    }

    void rotate(Node node) {
      if (isAway()) {
        assertThrows(KeyStorageException.class, node.ring::rotate);
      } else {
        node.ring.rotate();
      }
    }

    void destroy(Node node, int choice) {
      List<RingKey> keys = node.ring.keys();
      if (keys.isEmpty()) {
        return;
      }
      KeyId key = keys.get(choice % keys.size()).id();
      lastDestroyed = time.instant();
      if (isAway()) {
        halfDestroyed.add(key);
        assertThrows(KeyStorageException.class, () -> node.ring.destroy(key));
      } else {
        destroyed.putIfAbsent(key, now);
        node.ring.destroy(key);
      }
      assertFalse(node.ring.openingKey(key).isPresent());
    }

    void revoke(Node node, int choice) {
      if (minted.isEmpty()) {
        return;
      }
      AccessKeyId id = minted.get(choice % minted.size()).claims().accessKeyId();
      Revocation revocation = Revocation.ofSession(id);
      if (isAway()) {
        assertThrows(StsException.class, () -> node.database.revocations().revoke(revocation));
      } else {
        node.database.revocations().revoke(revocation);
        revoked.putIfAbsent(id, now);
      }
    }

    void advance(int choice) {
      List<Duration> steps = List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(20),
          Duration.ofSeconds(70),
          Duration.ofMinutes(40),
          Duration.ofHours(5),
          Duration.ofHours(25));
      refreshAll();
      // The database is away for less than the tolerance.
      Duration step = steps.get(choice % steps.size());
      time.pass(
          isAway() && step.compareTo(Duration.ofMinutes(5)) > 0 ? Duration.ofMinutes(1) : step);
      refreshAll();
    }

    void refreshAll() {
      for (Node node : nodes) {
        if (isAway()) {
          assertThrows(KeyStorageException.class, node.ring::refresh);
        } else {
          node.ring.refresh();
          node.database.refresh();
          node.refreshedAt = now;
        }
      }
    }

    void setClocks(Duration to) {
      time.jump(to.minus(offset));
      offset = to;
    }

    void restart(Node node) {
      if (!isAway()) {
        node.database.close();
        start(node);
      }
    }

    void close() {
      source.fault = FailingSource.Fault.NONE;
      refreshAll(); // one may store what it could not while the database was away
      refreshAll();
      assertEquals(nodes.get(0).ring.keys(), nodes.get(1).ring.keys());
      nodes.forEach(node -> node.database.close());
    }
  }
}
