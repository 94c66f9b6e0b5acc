package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Nonces (docs/token-format.md, "Nonces"): 1. the first is what was drawn; 2. each next one is one more in its second half,
 * modulo 2^96, wherever the count starts; 3. there are so many and no more; 4. none is given to two threads; 5. a restart
 * draws anew.
 */
class NonceSequenceProperties {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(96);

  /** Second halves, those that are about to wrap in 32, 64 or 96 bits among them. */
  @Provide
  Arbitrary<BigInteger> starts() {
    Arbitrary<BigInteger> before = Arbitraries.integers().between(0, 70).map(BigInteger::valueOf);
    Arbitrary<BigInteger> boundary =
        Arbitraries.of(32, 63, 64, 95, 96).map(BigInteger.ONE::shiftLeft);
    return Arbitraries.oneOf(
        Arbitraries.bigIntegers().between(BigInteger.ZERO, MODULUS.subtract(BigInteger.ONE)),
        boundary.flatMap(b -> before.map(less -> b.subtract(less).mod(MODULUS))));
  }

  @Property(tries = 500)
  void countsFromWhereItWasDrawn(
      @ForAll @Size(12) byte[] prefix, @ForAll("starts") BigInteger start) {
    NonceSequence nonces = new NonceSequence(new FixedBytes(nonce(prefix, start)));
    for (int i = 0; i < 100; i++) {
      byte[] expected = nonce(prefix, start.add(BigInteger.valueOf(i)).mod(MODULUS));
      assertArrayEquals(expected, next(nonces), "number " + i);
    }
  }

  @Example
  void endsAndDoesNotBeginAgain() {
    NonceSequence nonces = new NonceSequence(new SecureRandom());
    byte[] envelope = new byte[24];
    byte[] last = new byte[24];
    for (long i = 0; i < NonceSequence.LENGTH; i++) {
      assertTrue(nonces.next(envelope, 0));
    }
    System.arraycopy(envelope, 0, last, 0, 24);
    for (int i = 0; i < 1_000; i++) {
      assertFalse(nonces.next(envelope, 0));
      assertArrayEquals(last, envelope, "nothing is written");
    }
  }

  @Example
  void threadsTogetherGetEachOnceAndNoMoreThanThereAre() {
    NonceSequence nonces = new NonceSequence(new SecureRandom());
    Set<Long> seen = ConcurrentHashMap.newKeySet();
    long given = LongStream.range(0, NonceSequence.LENGTH + 10_000)
        .parallel()
        .filter(i -> {
          byte[] envelope = new byte[24];
          // The last 64 bits do: the count is far below 2^64.
          return nonces.next(envelope, 0) && seen.add(new BigInteger(envelope).longValue());
        })
        .count();
    assertEquals(NonceSequence.LENGTH, given);
  }

  @Example
  void aRestartDrawsAnew() {
    SecureRandom random = new SecureRandom();
    Set<String> prefixes = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 10_000)
        .forEach(i -> prefixes.add(HexFormat.of().formatHex(new NonceSequence(random).prefix())));
    assertEquals(10_000, prefixes.size());
    assertFalse(Arrays.equals(
        next(new NonceSequence(random)), 12, 24, next(new NonceSequence(random)), 12, 24));
  }

  private static byte[] next(NonceSequence nonces) {
    byte[] envelope = new byte[30];
    assertTrue(nonces.next(envelope, 3));
    assertArrayEquals(new byte[3], Arrays.copyOf(envelope, 3));
    assertArrayEquals(new byte[3], Arrays.copyOfRange(envelope, 27, 30));
    return Arrays.copyOfRange(envelope, 3, 27);
  }

  private static byte[] nonce(byte[] prefix, BigInteger rest) {
    byte[] nonce = Arrays.copyOf(prefix, 24);
    byte[] number = rest.toByteArray();
    int length = Math.min(number.length, 12);
    System.arraycopy(number, number.length - length, nonce, 24 - length, length);
    return nonce;
  }
}
