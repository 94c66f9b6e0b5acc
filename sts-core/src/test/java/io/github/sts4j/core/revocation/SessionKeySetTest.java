package io.github.sts4j.core.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The compact set beside a plain map, one thread and many. */
class SessionKeySetTest {
  private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");
  private static final AccountId ACCOUNT = AccountId.of("111122223333");

  private final SplittableRandom random = new SplittableRandom(8);
  private final SessionKeySet set = new SessionKeySet();

  @Test
  void neighboursOfAKeyAreNotInTheSet() {
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    for (int round = 0; round < 50; round++) {
      SessionKeySet one = new SessionKeySet();
      String key = next();
      one.add(key, START);
      assertTrue(one.contains(key));
      for (int at = 4; at < key.length(); at++) {
        for (char other : alphabet.toCharArray()) {
          String neighbour = key.substring(0, at) + other + key.substring(at + 1);
          assertEquals(neighbour.equals(key), one.contains(neighbour), neighbour);
        }
      }
    }
  }

  @Test
  void whatIsNoKeyOfASessionIsNotTaken() {
    for (String key : Set.of(
        "AKIARTX3GSDSVPMANSL7",
        "ASIAATX3GSDSVPMANSL7",
        "ASIARTX3GSDSVPMANSL",
        "ASIARTX3GSDSVPMANSL77",
        "ASIARTX3GSDSVPMANSl7",
        "ASIARTX3GSDSVPMANS10")) {
      assertFalse(set.add(key, START), key);
      assertFalse(set.contains(key), key);
    }
    assertEquals(0, set.size());
  }

  @Test
  void behavesAsAMapThroughGrowthAndForgetting() {
    Map<String, Instant> model = new HashMap<>();
    Set<String> forgotten = new HashSet<>();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 500; i++) {
        String key = next();
        Instant until = START.plusSeconds(random.nextInt(20));
        set.add(key, until);
        set.add(key, until.minusSeconds(5)); // never shortens
        model.merge(key, until, (a, b) -> a.isAfter(b) ? a : b);
      }
      Instant now = START.plusSeconds(round);
      set.purge(now);
      model.forEach((key, until) -> {
        if (until.isBefore(now)) {
          forgotten.add(key);
        } else {
          assertTrue(set.contains(key));
        }
      });
      model.keySet().removeAll(forgotten);
      assertTrue(set.size() <= 2 * model.size() + 1, set.size() + " for " + model.size());
    }
    set.purge(START.plusSeconds(100));
    assertEquals(0, set.size());
    assertFalse(forgotten.stream().anyMatch(set::contains));
  }

  @Test
  void everyKeyIsShownAsItWasPutIn() {
    Map<String, Instant> model = new HashMap<>();
    for (int i = 0; i < 3000; i++) {
      String key = next();
      model.put(key, START.plusSeconds(i));
      set.add(key, START.plusSeconds(i));
    }
    Map<String, Instant> shown = new HashMap<>();
    set.forEach(shown::put);

    assertEquals(model, shown);
  }

  @Test
  void aMillionKeysTakeThirtyMegabytes() {
    for (int i = 0; i < 1_000_000; i++) {
      set.add(next(), START);
    }
    assertEquals(1_000_000, set.size());
    assertTrue(set.bytes() < 30_000_000, set.bytes() + " bytes");
    System.out.println("revocations: 1,000,000 sessions take " + set.bytes() + " bytes");
  }

  @Test
  void readersSeeEveryKeyThatWasAddedBeforeTheyAsked() throws Exception {
    String[] keys = new String[60_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = next();
    }
    AtomicInteger added = new AtomicInteger();
    AtomicBoolean missed = new AtomicBoolean();
    Thread reader = new Thread(() -> {
      SplittableRandom picks = new SplittableRandom(1);
      while (added.get() < keys.length) {
        int known = added.get();
        if (known > 0 && !set.contains(keys[picks.nextInt(known)])) {
          missed.set(true);
        }
      }
    });
    reader.start();
    for (int i = 0; i < keys.length; i++) {
      set.add(keys[i], START);
      added.set(i + 1);
    }
    reader.join();

    assertFalse(missed.get());
    assertEquals(keys.length, set.size());
  }

  private String next() {
    return AccessKeyId.temporary(ACCOUNT, random).value();
  }
}
