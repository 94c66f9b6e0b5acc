package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sts4j.core.cache.RecentlyUsed;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;

/** Derived keys are remembered for whom they serve, within bounds, and ciphers are nobody's but their user's. */
class DerivedKeysTest {
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final int MANY = 20_000;

  private final SecureRandom random = new SecureRandom();
  private final Xaes256Gcm aead = new Xaes256Gcm(new byte[32], null);

  @Test
  void aFloodOfForgedPrefixesIsNeitherRememberedNorPushesOutWhatIs() {
    byte[] genuine = sealed();
    assertTrue(aead.open(genuine, 0, NOTHING).isPresent());
    assertEquals(1, aead.rememberedKeys());
    for (int i = 0; i < MANY; i++) {
      byte[] forged = new byte[genuine.length];
      random.nextBytes(forged);
      assertTrue(aead.open(forged, 0, NOTHING).isEmpty());
      // A prefix that is remembered, as anyone who holds a token knows one.
      System.arraycopy(genuine, 0, forged, 0, 12);
      assertTrue(aead.open(forged, 0, NOTHING).isEmpty());
    }
    assertEquals(1, aead.rememberedKeys());
    assertArrayEquals(MESSAGE, aead.open(genuine, 0, NOTHING).orElseThrow());
  }

  @Test
  void whatIsRememberedIsBounded() {
    byte[] first = sealed();
    for (int i = 0; i < 3_000; i++) {
      assertArrayEquals(MESSAGE, aead.open(sealed(), 0, NOTHING).orElseThrow());
      assertArrayEquals(MESSAGE, aead.open(first, 0, NOTHING).orElseThrow());
      assertTrue(aead.rememberedKeys() <= 1_024, () -> aead.rememberedKeys() + " keys");
    }
  }

  @Test
  void whatIsAskedForStaysWhileOthersGo() {
    RecentlyUsed<Integer, String> map = new RecentlyUsed<>(10);
    map.put(0, "kept");
    map.put(-1, "not asked for");
    for (int i = 1; i < MANY; i++) {
      map.put(i, "new");
      assertEquals("kept", map.get(0));
      assertTrue(map.size() <= 10, () -> map.size() + " entries");
    }
    assertNull(map.get(-1));
    assertEquals("new", map.get(MANY - 1));
  }

  @Test
  void threadsThatAddTogetherStayWithinTheBound() {
    RecentlyUsed<Integer, Integer> map = new RecentlyUsed<>(100);
    IntStream.range(0, MANY).parallel().forEach(i -> map.put(i, i));
    assertTrue(map.size() <= 100 + 2 * Runtime.getRuntime().availableProcessors());
  }

  @Test
  void aCipherInUseIsNobodyElses() throws GeneralSecurityException {
    CipherPool pool = CipherPool.of("AES/GCM/NoPadding", null);
    Set<Cipher> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 5; i++) {
      assertTrue(taken.add(pool.take()));
    }
    taken.forEach(pool::give);
    Set<Cipher> again = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int i = 0; i < 5; i++) {
      assertTrue(again.add(pool.take()));
    }
    assertEquals(taken, again, "and none is lost");
    assertNotSame(pool.take(), pool.take());
  }

  @Test
  void threadsNeverShareACipher() throws GeneralSecurityException {
    CipherPool pool = CipherPool.of("AES/GCM/NoPadding", null);
    Map<Cipher, AtomicInteger> users = Collections.synchronizedMap(new IdentityHashMap<>());
    AtomicInteger shared = new AtomicInteger();
    IntStream.range(0, 10 * MANY).parallel().forEach(i -> {
      Cipher cipher = taken(pool);
      AtomicInteger using = users.computeIfAbsent(cipher, unused -> new AtomicInteger());
      shared.addAndGet(using.getAndIncrement());
      using.decrementAndGet();
      pool.give(cipher);
    });
    assertEquals(0, shared.get());
    assertTrue(users.size() <= Runtime.getRuntime().availableProcessors() + 1, "none is wasted");
  }

  @Test
  void virtualThreadsOpenWhatTheySealedAndNothingElse() throws Exception {
    Optional<ExecutorService> virtual = virtualThreads();
    if (virtual.isEmpty()) {
      System.out.println("virtual threads: SKIPPED, this Java has none");
    }
    assumeTrue(virtual.isPresent(), "this Java has no virtual threads");
    ExecutorService threads = virtual.get();
    List<Future<Boolean>> right = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      right.add(threads.submit(() -> {
        byte[] own = sealed();
        Thread.yield();
        boolean opens = Arrays.equals(MESSAGE, aead.open(own, 0, NOTHING).orElseThrow());
        own[own.length - 1] ^= 1;
        return opens && aead.open(own, 0, NOTHING).isEmpty();
      }));
    }
    for (Future<Boolean> each : right) {
      assertTrue(each.get());
    }
    threads.shutdown();
  }

  private static Optional<ExecutorService> virtualThreads() throws ReflectiveOperationException {
    try {
      return Optional.of((ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
    } catch (NoSuchMethodException olderJava) {
      return Optional.empty();
    }
  }

  private static Cipher taken(CipherPool pool) {
    try {
      return pool.take();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCipherThatMetAForgeryServesTheNextAsIfNothingHadBeen() {
    byte[] one = sealed();
    assertTrue(aead.open(one, 0, NOTHING).isPresent());
    for (int i = 12; i < one.length; i++) {
      byte[] forged = one.clone();
      forged[i] ^= 1;
      assertTrue(aead.open(forged, 0, NOTHING).isEmpty());
      assertArrayEquals(MESSAGE, aead.open(one, 0, NOTHING).orElseThrow());
      assertTrue(aead.open(Arrays.copyOf(one, i), 0, NOTHING).isEmpty());
    }
  }

  private byte[] sealed() {
    byte[] envelope = new byte[24 + MESSAGE.length + 16];
    NonceSequence nonces = new NonceSequence(random);
    nonces.next(envelope, 0);
    Xaes256Gcm.seal(aead.derive(nonces.prefix()), envelope, 0, NOTHING, MESSAGE, MESSAGE.length);
    return envelope;
  }
}
