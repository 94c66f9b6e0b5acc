package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0102030405060", "010203040506070G", "0A02030405060708", "01020304050607080"})
  void refusesTextThatNoKeyIdHas(String text) {
    assertThrows(IllegalArgumentException.class, () -> KeyId.of(text));
  }

  @Test
  void keyIdsKeepTheirLeadingZerosAndTopBit() {
    for (String text : new String[] {"00000000000000ff", "ff00000000000000"}) {
      assertEquals(text, KeyId.of(text).toString());
      assertEquals(KeyId.of(text), KeyId.of(text));
    }
    assertNotEquals(KeyId.generate(random), KeyId.generate(random));
  }

  @Test
  void refusesKeysThatAreNoKeys() {
    KeyId id = KeyId.generate(random);
    for (int length : new int[] {0, 16, 31, 33}) {
      byte[] secret = new byte[length];
      Arrays.fill(secret, (byte) 1);
      assertThrows(IllegalArgumentException.class, () -> TokenKey.of(id, secret));
    }
    // no default key, ever: a buffer that nobody filled is not one
    assertThrows(IllegalArgumentException.class, () -> TokenKey.of(id, new byte[32]));
  }

  @Test
  void keysAreCopiedInAndOut() {
    byte[] secret = new byte[32];
    secret[0] = 1;
    TokenKey key = TokenKey.of(KeyId.generate(random), secret);
    secret[0] = 2;
    key.insecureExportSecret()[0] = 3;
    assertEquals(1, key.insecureExportSecret()[0]);
    assertEquals(key, TokenKey.of(key.id(), key.insecureExportSecret()));
    assertNotEquals(key, TokenKey.of(key.id(), secret));
    assertNotEquals(key, TokenKey.of(KeyId.generate(random), key.insecureExportSecret()));
  }

  @Test
  void refusesTwoKeysOfOneId() {
    TokenKey key = TokenKey.generate(random);
    TokenKey same = TokenKey.of(key.id(), TokenKey.generate(random).insecureExportSecret());
    assertThrows(IllegalArgumentException.class, () -> KeyRing.of(key, same));
    assertThrows(IllegalArgumentException.class, () -> KeyRing.of(key, key));
  }

  @Test
  void opensWithEveryKeyItWasGivenAndNoOther() {
    TokenKey sealing = TokenKey.generate(random);
    TokenKey old = TokenKey.generate(random);
    KeyRing ring = KeyRing.of(sealing, old);
    assertEquals(sealing, ring.sealingKey());
    assertEquals(Optional.of(sealing), ring.openingKey(sealing.id()));
    assertEquals(Optional.of(old), ring.openingKey(old.id()));
    assertEquals(Optional.empty(), ring.openingKey(KeyId.generate(random)));
  }

  @Test
  void everyGeneratedRingHasItsOwnKey() {
    TokenKey one = KeyRing.generate().sealingKey();
    TokenKey two = KeyRing.generate().sealingKey();
    assertNotEquals(one.id(), two.id());
    assertFalse(Arrays.equals(one.insecureExportSecret(), two.insecureExportSecret()));
  }

  @Test
  void generationTakesAllOfTheKeyFromTheGivenSource() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    RandomGenerator source = new RandomGenerator() {
      @Override
      public void nextBytes(byte[] target) {
        System.arraycopy(bytes, 0, target, 0, target.length);
      }

      @Override
      public long nextLong() {
        return 7;
      }
    };
    TokenKey key = TokenKey.generate(source);
    assertArrayEquals(bytes, key.insecureExportSecret());
    assertEquals("0000000000000007", key.id().toString());
  }
}
