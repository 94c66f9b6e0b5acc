package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A cipher that one user gives back tells the next one nothing, and spoils nothing, whatever was done with it. */
class CipherPoolTest {
  private static final int THREADS = 8;
  private static final int ROUNDS = 2_000;
  private static final int USERS = 32;
  private static final byte[] NOTHING = {};

  private final CipherPool pool;

  CipherPoolTest() throws GeneralSecurityException {
    pool = CipherPool.of("AES/GCM/NoPadding", null);
  }

  @Test
  void usersOfManyKeysInManyThreadsGetTheirOwnAndNobodyElsesText() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Integer>> all = IntStream.range(0, THREADS)
          .<Callable<Integer>>mapToObj(thread -> () -> wrongAnswers(thread))
          .toList();
      for (Future<Integer> wrong : threads.invokeAll(all)) {
        assertEquals(0, wrong.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Each round seals for one user; that user opens it, another does not, nor does the user once it was changed. */
  private int wrongAnswers(int thread) throws GeneralSecurityException {
    int wrong = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int user = (thread + round) % USERS;
      byte[] text = ("of " + user + " in " + thread + " and " + round)
          .repeat(1 + round % 20)
          .getBytes(StandardCharsets.UTF_8);
      byte[] envelope = new byte[12 + text.length + 16];
      ByteBuffer.wrap(envelope).putInt(thread).putInt(round);
      keyOf(user).seal(envelope, 0, NOTHING, text, text.length);
      wrong += keyOf(user + 1).open(envelope, 0, NOTHING).isPresent() ? 1 : 0;
      Optional<byte[]> own = keyOf(user).open(envelope, 0, NOTHING);
      wrong += own.filter(opened -> Arrays.equals(text, opened)).isPresent() ? 0 : 1;
      envelope[12 + round % (text.length + 16)] ^= 1;
      wrong += keyOf(user).open(envelope, 0, NOTHING).isPresent() ? 1 : 0;
    }
    return wrong;
  }

  @Test
  void aCipherIsNeverInTwoHandsAtATime() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    Map<Cipher, Thread> holders = new IdentityHashMap<>();
    try {
      List<Callable<Boolean>> all = IntStream.range(0, THREADS)
          .<Callable<Boolean>>mapToObj(thread -> () -> areMine(holders))
          .toList();
      for (Future<Boolean> mine : threads.invokeAll(all)) {
        assertTrue(mine.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean areMine(Map<Cipher, Thread> holders) throws GeneralSecurityException {
    boolean mine = true;
    for (int round = 0; round < ROUNDS; round++) {
      Cipher one = pool.take();
      Cipher other = pool.take();
      synchronized (holders) {
        mine &= holders.put(one, Thread.currentThread()) == null;
        mine &= holders.put(other, Thread.currentThread()) == null;
      }
      Thread.yield();
      synchronized (holders) {
        holders.remove(one);
        holders.remove(other);
      }
      pool.give(one);
      pool.give(other);
    }
    return mine;
  }

  @Test
  void whatWasHalfDoneIsForgotten() throws GeneralSecurityException {
    byte[] envelope = new byte[12 + 5 + 16];
    keyOf(1).seal(envelope, 0, NOTHING, "hello".getBytes(StandardCharsets.UTF_8), 5);
    for (int i = 0; i < 4; i++) {
      Cipher cipher = pool.take();
      cipher.init(Cipher.ENCRYPT_MODE, keyOf(2).key());
      cipher.updateAAD("somebody else's".getBytes(StandardCharsets.UTF_8));
      cipher.update("and what they were about to seal".getBytes(StandardCharsets.UTF_8));
      pool.give(cipher);
      assertEquals(
          "hello",
          new String(keyOf(1).open(envelope, 0, NOTHING).orElseThrow(), StandardCharsets.UTF_8));
    }
  }

  private DerivedKey keyOf(int user) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) (user % USERS));
    return new DerivedKey(new SecretKeySpec(key, "AES"), pool);
  }
}
