package io.github.sts4j.core.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.observe.SharedPart;
import io.github.sts4j.core.observe.StsObserver;
import io.github.sts4j.core.token.KeyId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** When keys take over, how long they stay, and what a node does when it cannot hear of the others. */
class SharedKeyRingTest {
  private static final Duration DELAY = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final Duration TOLERANCE = Duration.ofHours(2);
  private static final KeyRotation ROTATION = KeyRotation.DEFAULT
      .withPeriod(Duration.ofDays(7))
      .withPublicationDelay(DELAY)
      .withLongestSession(LONGEST)
      .withTolerance(TOLERANCE);

  private final TestTime time = new TestTime();
  private final MemoryStorage storage = new MemoryStorage();
  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void nodeDoesNotStartWhileTheStorageIsAway() {
    storage.away = true;

    assertThrows(KeyStorageException.class, this::node);
    assertEquals(KeyRingState.empty(), storage.stored);
  }

  // operations.md: a new key is known before it seals for at least
  @Test
  void newKeyMustBeKnownForAtLeastTwoRefreshes() {
    SharedKeyRingBuilder builder = SharedKeyRing.builder(storage).rotation(ROTATION);

    assertThrows(
        IllegalArgumentException.class,
        () -> builder.refreshEvery(Duration.ofSeconds(31)).open());
    assertThrows(
        IllegalArgumentException.class,
        () -> builder.refreshEvery(Duration.ofSeconds(-1)).open());
    assertEquals(KeyRingState.empty(), storage.stored);
  }

  @Test
  void periodMustBePositiveAndNoTimeNegative() {
    assertThrows(IllegalArgumentException.class, () -> ROTATION.withPeriod(Duration.ZERO));
    assertThrows(
        IllegalArgumentException.class, () -> ROTATION.withTolerance(Duration.ofSeconds(-1)));
  }

  @Test
  void firstKeySealsAtOnceAndEveryNodeHasIt() {
    SharedKeyRing one = node();
    SharedKeyRing other = node();

    assertEquals(one.sealingKey(), other.sealingKey());
    assertEquals(1, storage.stored.keys().size());
  }

  // operations.md: a new key is known before it seals for at least
  @Test
  void rotatedKeyOpensAtOnceAndSealsAfterThePublicationDelay() {
    SharedKeyRing ring = node();
    KeyId old = ring.sealingKey().id();

    KeyId fresh = ring.rotate();

    assertEquals(old, ring.sealingKey().id());
    assertTrue(ring.openingKey(fresh).isPresent());
    passWith(ring, DELAY.minusSeconds(1));
    assertEquals(old, ring.sealingKey().id());
    passWith(ring, Duration.ofSeconds(2));
    assertEquals(fresh, ring.sealingKey().id());
    assertTrue(ring.openingKey(old).isPresent());
  }

  @Test
  void nodeThatHasNotHeardOfANewKeyHearsOfItBeforeAnyTokenIsSealedUnderIt() {
    SharedKeyRing one = node();
    SharedKeyRing other = node();
    KeyId fresh = one.rotate();
    for (int second = 0; second < 120; second++) {
      time.pass(Duration.ofSeconds(1));
      one.refresh();
      if (second % 5 == 4) { // the slower node
        other.refresh();
      }
      assertTrue(other.openingKey(one.sealingKey().id()).isPresent(), "second " + second);
    }
    assertEquals(fresh, one.sealingKey().id());
  }

  // operations.md: a key opens after its successor took over for
  @Test
  void keySealedUnderUntilTheLastMomentOpensUntilTheLongestSessionHasEnded() {
    SharedKeyRing ring = node();
    KeyId old = ring.sealingKey().id();
    ring.rotate();
    passWith(ring, DELAY.plusSeconds(1));
    assertNotEquals(old, ring.sealingKey().id());

    passWith(ring, LONGEST);
    assertTrue(ring.openingKey(old).isPresent());
    passWith(ring, TOLERANCE.plus(DELAY));
    assertFalse(ring.openingKey(old).isPresent());
  }

  @Test
  void keyThatOpensNoMoreIsDroppedFromTheStorage() {
    SharedKeyRing ring = node();
    KeyId old = ring.sealingKey().id();
    ring.rotate();

    passWith(ring, LONGEST.plus(TOLERANCE).plus(TOLERANCE).plus(DELAY).plus(DELAY));

    assertEquals(List.of(ring.sealingKey().id()), ids(storage.stored));
    assertFalse(ring.openingKey(old).isPresent());
  }

  // operations.md: a key seals for
  @Test
  void keysAreReplacedOnSchedule() {
    SharedKeyRing ring = node();
    List<KeyId> sealed = new ArrayList<>();
    for (int hour = 0; hour < 21 * 24; hour++) {
      if (!sealed.contains(ring.sealingKey().id())) {
        sealed.add(ring.sealingKey().id());
      }
      passWith(ring, Duration.ofHours(1));
    }

    assertEquals(3, sealed.size());
    assertTrue(storage.stored.keys().size() <= 2, "those that open no more are gone");
  }

  @Test
  void keysThatAreReplacedMoreOftenThanTheyBecomeKnownAreMadeAhead() {
    SharedKeyRing ring =
        builder(time).rotation(ROTATION.withPeriod(Duration.ofSeconds(20))).open();
    Set<KeyId> sealed = new HashSet<>();
    for (int second = 0; second < 400; second += 5) {
      passWith(ring, Duration.ofSeconds(5));
      sealed.add(ring.sealingKey().id());
      assertTrue(ring.keys().size() < second / 20 + 8, "one key a period is made");
    }

    assertTrue(sealed.size() > 14, sealed.size() + " keys sealed in 400 seconds");
  }

  @Test
  void onDemandOnlyMeansThatNoKeyIsEverDue() {
    SharedKeyRing ring = builder(time).rotation(ROTATION.onDemandOnly()).open();
    KeyId old = ring.sealingKey().id();

    passWith(ring, Duration.ofDays(1000));

    assertEquals(old, ring.sealingKey().id());
  }

  // operations.md: two nodes rotate at once
  @Test
  void twoNodesThatRotateOnScheduleAtOnceMakeOneKey() {
    SharedKeyRing one = node();
    SharedKeyRing other = node();
    time.pass(Duration.ofDays(7));

    one.refresh();
    other.refresh();

    assertEquals(2, storage.stored.keys().size());
    assertEquals(one.keys(), other.keys());
  }

  // operations.md: two nodes rotate at once
  @Test
  void twoNodesThatRotateOnDemandAtOnceAgreeOnWhichKeySeals() {
    SharedKeyRing one = node();
    SharedKeyRing other = node();
    one.rotate();
    other.rotate();
    for (int i = 0; i < 40; i++) {
      passWith(one, Duration.ofSeconds(5));
      other.refresh();
    }

    assertEquals(3, storage.stored.keys().size());
    assertEquals(one.sealingKey(), other.sealingKey());
  }

  @Test
  void nodeWithASlowClockRotatesAndTheKeyTakesOver() {
    SharedKeyRing right = node();
    right.rotate();
    SharedKeyRing slow = node(InstantSource.offset(time, Duration.ofHours(-1)));

    KeyId fresh = slow.rotate();
    for (int i = 0; i < 60; i++) {
      passWith(right, Duration.ofSeconds(5));
    }

    assertEquals(fresh, right.sealingKey().id());
  }

  // operations.md: clocks differ by up to the tolerance (2 h)
  @Test
  void nodeWithASlowClockSealsUnderTheFirstKeyOfTheRing() {
    SharedKeyRing right = node();
    SharedKeyRing slow = node(InstantSource.offset(time, Duration.ofHours(-1)));

    assertEquals(right.sealingKey(), slow.sealingKey());
  }

  @Test
  void nodeWithASlowClockSealsAgainWhenTheReplacementOfADestroyedKeyIsKnown() {
    SharedKeyRing right = node();
    SharedKeyRing slow = node(InstantSource.offset(time, Duration.ofHours(-1)));
    right.destroy(right.sealingKey().id());
    slow.refresh();

    assertThrows(StsException.class, slow::sealingKey);
    right.refresh();
    passWith(slow, DELAY);
    right.refresh();
    assertEquals(right.sealingKey(), slow.sealingKey());
  }

  // operations.md: a node's clock is years ahead
  @Test
  void nodeWithAClockYearsAheadDoesNotStopRotation() {
    SharedKeyRing ring = node();
    node(InstantSource.offset(time, Duration.ofDays(4000))).rotate();
    KeyId old = ring.sealingKey().id();

    KeyId fresh = ring.rotate();
    passWith(ring, DELAY);
    passWith(ring, DELAY);

    assertNotEquals(old, ring.sealingKey().id());
    assertEquals(fresh, ring.sealingKey().id());
  }

  // operations.md: clocks differ by up to the tolerance (2 h)
  @Test
  void nodeWithAClockAnHourAheadDoesNotSealBeforeTheOthersKnowTheKey() {
    SharedKeyRing right = node();
    SharedKeyRing fast = node(InstantSource.offset(time, Duration.ofHours(1)));
    KeyId fresh = right.rotate();

    fast.refresh();
    assertNotEquals(fresh, fast.sealingKey().id());
    passWith(fast, DELAY);
    assertEquals(fresh, fast.sealingKey().id());
  }

  // operations.md: a clock jumps
  @Test
  void clockThatJumpsAnHourNeitherSealsEarlyNorClosesAKey() {
    SharedKeyRing ring = node();
    KeyId old = ring.sealingKey().id();
    KeyId fresh = ring.rotate();

    time.jump(Duration.ofHours(1));
    ring.refresh();
    assertEquals(old, ring.sealingKey().id(), "not published for long enough");

    time.jump(Duration.ofHours(-2));
    passWith(ring, DELAY);
    assertTrue(ring.openingKey(old).isPresent());
    assertTrue(ring.openingKey(fresh).isPresent());
  }

  @Test
  void keyMadeJustBeforeTheStorageWentAwaySealsOnlyAfterItCameBack() {
    SharedKeyRing one = node();
    SharedKeyRing other = node();
    KeyId fresh = one.rotate();
    storage.away = true;
    for (int i = 0; i < 20; i++) {
      time.pass(Duration.ofSeconds(5));
      assertThrows(KeyStorageException.class, one::refresh);
      assertThrows(KeyStorageException.class, other::refresh);
      assertTrue(other.openingKey(one.sealingKey().id()).isPresent());
    }
    storage.away = false;
    for (int i = 0; i < 13; i++) {
      one.refresh();
      assertNotEquals(fresh, one.sealingKey().id(), "the other may not have read yet");
      time.pass(Duration.ofSeconds(4));
    }
    other.refresh();
    passWith(one, Duration.ofSeconds(10));
    assertEquals(fresh, one.sealingKey().id());
    assertTrue(other.openingKey(fresh).isPresent());
  }

  // operations.md: database slow
  @Test
  void storageThatHangsPublishesNothing() {
    SharedKeyRing ring = node();
    KeyId fresh = ring.rotate();

    time.pass(DELAY.multipliedBy(10)); // no refresh ends, none fails

    assertNotEquals(fresh, ring.sealingKey().id());
  }

  @Test
  void restartedNodeDoesNotSealUnderAKeyThatOthersMayNotKnow() {
    node().rotate();
    time.pass(DELAY.plusSeconds(1)); // by the clock it could; but did everybody read?

    SharedKeyRing restarted = node();
    KeyId old = storage.stored.keys().get(0).id();

    assertEquals(old, restarted.sealingKey().id());
    passWith(restarted, DELAY);
    assertNotEquals(old, restarted.sealingKey().id());
  }

  @Test
  void restartedNodeSealsUnderAKeyOfYesterdayAtOnce() {
    SharedKeyRing ring = node();
    KeyId fresh = ring.rotate();
    passWith(ring, LONGEST);

    assertEquals(fresh, node().sealingKey().id());
  }

  // operations.md: database away
  @Test
  void storageThatIsAwayLeavesSealingAndOpeningAsTheyAre() {
    SharedKeyRing ring = node();
    KeyId key = ring.sealingKey().id();
    storage.away = true;

    time.pass(Duration.ofDays(3));

    assertThrows(KeyStorageException.class, ring::refresh);
    assertEquals(key, ring.sealingKey().id());
    assertTrue(ring.openingKey(key).isPresent());
    assertEquals(Duration.ofDays(3), ring.snapshotAge());
  }

  // operations.md: database read-only
  @Test
  void readOnlyStoragePostponesRotation() {
    SharedKeyRing ring = node();
    KeyId key = ring.sealingKey().id();
    storage.readOnly = true;
    time.pass(Duration.ofDays(7));

    assertThrows(KeyStorageException.class, ring::refresh);
    assertThrows(KeyStorageException.class, ring::rotate);
    assertEquals(key, ring.sealingKey().id());
    storage.readOnly = false;
    passWith(ring, DELAY);
    passWith(ring, DELAY);
    assertNotEquals(key, ring.sealingKey().id());
  }

  // operations.md: a destroyed key is refused by every node after
  // operations.md: SharedKeyRing.destroy
  @Test
  void destroyedKeyOpensNothingHereAtOnceAndElsewhereAtTheNextRefresh() {
    SharedKeyRing one = node();
    SharedKeyRing other = node();
    KeyId bad = one.sealingKey().id();

    one.destroy(bad);

    assertFalse(one.openingKey(bad).isPresent());
    assertTrue(other.openingKey(bad).isPresent());
    other.refresh();
    assertFalse(other.openingKey(bad).isPresent());
  }

  // operations.md: the only key is destroyed
  @Test
  void destroyingTheOnlyKeyStopsMintingUntilItsReplacementIsKnownEverywhere() {
    SharedKeyRing ring = node();

    ring.destroy(ring.sealingKey().id());

    StsException refusal = assertThrows(StsException.class, ring::sealingKey);
    assertEquals(StsError.SERVICE_UNAVAILABLE, refusal.error());
    passWith(ring, DELAY);
    assertTrue(ring.openingKey(ring.sealingKey().id()).isPresent());
  }

  @Test
  void destroyingTheSealingKeyFallsBackToTheOneBeforeIt() {
    SharedKeyRing ring = node();
    KeyId old = ring.sealingKey().id();
    KeyId bad = ring.rotate();
    passWith(ring, DELAY);
    assertEquals(bad, ring.sealingKey().id());

    ring.destroy(bad);

    assertEquals(old, ring.sealingKey().id());
    passWith(ring, DELAY);
    passWith(ring, DELAY);
    assertFalse(List.of(old, bad).contains(ring.sealingKey().id()), "a new one took over");
  }

  // operations.md: database away
  @Test
  void keyDestroyedWhileTheStorageIsAwayIsGoneHereAndStoredLater() {
    SharedKeyRing ring = node();
    KeyId bad = ring.sealingKey().id();
    storage.away = true;

    assertThrows(KeyStorageException.class, () -> ring.destroy(bad));

    assertFalse(ring.openingKey(bad).isPresent());
    storage.away = false;
    ring.refresh();
    assertFalse(ring.openingKey(bad).isPresent());
    assertTrue(storage.stored.destroyed().containsKey(bad));
    passWith(ring, DELAY);
    assertNotEquals(bad, ring.sealingKey().id());
  }

  @Test
  void oldBackupLosesNoKeyThatANodeKnows() {
    SharedKeyRing ring = node();
    KeyRingState backup = storage.stored;
    KeyId fresh = ring.rotate();
    passWith(ring, DELAY);
    assertEquals(fresh, ring.sealingKey().id());

    storage.stored = backup;
    ring.refresh();

    assertEquals(fresh, ring.sealingKey().id());
    assertEquals(ids(storage.stored), ring.keys().stream().map(RingKey::id).toList());
    assertTrue(storage.stored.version() > backup.version() + 1, "others see that it went on");
  }

  @Test
  void oldBackupOfTheSameVersionIsNoticedByItsTag() {
    SharedKeyRing ring = node();
    KeyRingState backup = storage.stored;
    KeyId fresh = ring.rotate();
    storage.stored = backup;
    KeyId other = node().rotate(); // by a node that was down

    ring.refresh();

    assertTrue(ids(storage.stored).containsAll(List.of(fresh, other)));
  }

  // operations.md: database put back to an old backup
  @Test
  void oldBackupDoesNotBringBackADestroyedKey() {
    SharedKeyRing ring = node();
    KeyRingState backup = storage.stored;
    KeyId bad = ring.sealingKey().id();
    ring.destroy(bad);
    passWith(ring, DELAY);

    storage.stored = backup;
    ring.refresh();

    assertFalse(ring.openingKey(bad).isPresent());
    assertFalse(ids(storage.stored).contains(bad));
  }

  // operations.md: snapshot age above some refresh intervals
  // operations.md: sealing key age above the period and the publication delay
  @Test
  void observerHearsOfAgesAndFailures() {
    List<String> heard = new ArrayList<>();
    StsObserver observer = new StsObserver() {
      @Override
      public void sealingKeyAge(Duration age) {
        heard.add("key " + age);
      }

      @Override
      public void snapshotAge(SharedPart part, Duration age) {
        heard.add(part + " " + age);
      }

      @Override
      public void refreshFailed(SharedPart part, Exception why) {
        heard.add(part + " failed");
        throw new IllegalStateException("a broken observer breaks nothing");
      }
    };
    SharedKeyRing ring = builder(time).observer(observer).open();
    time.pass(Duration.ofHours(1));
    ring.refresh();
    storage.away = true;
    time.pass(Duration.ofHours(1));
    assertThrows(KeyStorageException.class, ring::refresh);

    assertEquals(
        List.of("KEY_RING PT0S", "key PT1H", "KEY_RING failed", "KEY_RING PT1H", "key PT2H"),
        heard);
  }

  @Test
  void nothingPrintsASecret() {
    SharedKeyRing ring = node();

    assertTrue(storage.stored.toString().contains("redacted"));
    assertTrue(ring.keys().get(0).toString().contains("redacted"));
  }

  private SharedKeyRing node() {
    return node(time);
  }

  private SharedKeyRing node(InstantSource clock) {
    return builder(clock).open();
  }

  private SharedKeyRingBuilder builder(InstantSource clock) {
    return SharedKeyRing.builder(storage)
        .rotation(ROTATION)
        .clock(clock)
        .nanoTime(time::nanos)
        .random(random)
        .refreshEvery(Duration.ZERO);
  }

  /** Refreshes before and after the time has passed, as a thread would have all along. */
  private void passWith(SharedKeyRing ring, Duration duration) {
    ring.refresh();
    time.pass(duration);
    ring.refresh();
  }

  private static List<KeyId> ids(KeyRingState state) {
    return state.keys().stream().map(RingKey::id).toList();
  }
}
