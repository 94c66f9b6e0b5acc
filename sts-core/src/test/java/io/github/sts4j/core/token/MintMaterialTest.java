package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MintMaterialTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00.123456789Z");

  private final KeyRing ring = KeyRing.generate(new SplittableRandom(1));
  private final MintMaterial material = MintMaterial.draw(ring, () -> NOW, new SplittableRandom(2));

  @Test
  void refusesBytesThatItDidNotWrite() {
    byte[] bytes = material.toBytes();
    assertThrows(IllegalArgumentException.class, () -> MintMaterial.ofBytes(new byte[0]));
    assertThrows(
        IllegalArgumentException.class,
        () -> MintMaterial.ofBytes(Arrays.copyOf(bytes, bytes.length - 1)));
    byte[] anotherVersion = bytes.clone();
    anotherVersion[0] = 2;
    assertThrows(IllegalArgumentException.class, () -> MintMaterial.ofBytes(anotherVersion));
    byte[] noInstant = bytes.clone();
    Arrays.fill(noInstant, 9, 17, (byte) 0x7F);
    assertThrows(IllegalArgumentException.class, () -> MintMaterial.ofBytes(noInstant));
  }

  @Test
  void travelsAsBytes() {
    MintMaterial arrived = MintMaterial.ofBytes(material.toBytes());
    assertEquals(material, arrived);
    assertEquals(NOW, arrived.instant());
    assertEquals(ring.sealingKey().id(), arrived.sealingKey());
    assertArrayEquals(bytes(material.randomForCall()), bytes(arrived.randomForCall()));
  }

  @Test // ER-12
  void doesNotPrintItsRandomBits() {
    byte[] bytes = material.toBytes();
    String seed = HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length);
    assertFalse(material.toString().contains(seed.substring(0, 8)));
  }

  @Test
  void anotherDrawSharesNothing() {
    MintMaterial other = MintMaterial.draw(ring, () -> NOW, new SplittableRandom(3));
    assertNotEquals(material, other);
    assertFalse(Arrays.equals(bytes(material.randomForCall()), bytes(other.randomForCall())));
  }

  @Test
  void otherClaimsGiveOtherRandomValues() {
    SessionClaims one = Claims.role().sessionName("one").build();
    SessionClaims two = Claims.role().sessionName("two").build();
    assertArrayEquals(bytes(material.randomFor(one)), bytes(material.randomFor(one)));
    assertFalse(Arrays.equals(bytes(material.randomFor(one)), bytes(material.randomFor(two))));
  }

  @Test
  void runsDryRatherThanRepeat() {
    RandomGenerator random = material.randomForCall();
    assertThrows(IllegalStateException.class, () -> random.nextBytes(new byte[1_025]));
  }

  @Test
  void aRingWithoutTheKeySealsNothing() {
    KeyRing elsewhere = material.sealingWithin(KeyRing.generate(new SplittableRandom(4)));
    assertThrows(IllegalStateException.class, elsewhere::sealingKey);
    assertEquals(ring.sealingKey(), material.sealingWithin(ring).sealingKey());
  }

  private static byte[] bytes(RandomGenerator random) {
    byte[] bytes = new byte[64];
    random.nextBytes(bytes);
    return bytes;
  }
}
