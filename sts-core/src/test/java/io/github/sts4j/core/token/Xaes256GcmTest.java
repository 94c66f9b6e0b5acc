package io.github.sts4j.core.token;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.Provider;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors of C2SP XAES-256-GCM, on the platform's ciphers and on another provider's. */
class Xaes256GcmTest {
  private static final Map<String, Object> FILE =
      Json.read(Path.of("src/test/resources/vectors/xaes-256-gcm.json"));

  static Stream<Map<String, Object>> vectors() {
    return Json.list(FILE.get("vectors")).stream().map(Json::object);
  }

  private static byte[] seal(Xaes256Gcm aead, byte[] nonce, byte[] aad, byte[] plaintext) {
    byte[] envelope = Arrays.copyOf(nonce, 24 + plaintext.length + Xaes256Gcm.TAG_LENGTH);
    Xaes256Gcm.seal(
        aead.derive(Arrays.copyOf(nonce, 12)), envelope, 0, aad, plaintext, plaintext.length);
    return Arrays.copyOfRange(envelope, 24, envelope.length);
  }

  private static Optional<byte[]> open(Xaes256Gcm aead, byte[] nonce, byte[] aad, byte[] sealed) {
    byte[] envelope = Arrays.copyOf(nonce, 24 + sealed.length);
    System.arraycopy(sealed, 0, envelope, 24, sealed.length);
    return aead.open(envelope, 0, aad);
  }

  private static byte[] hex(Map<String, Object> vector, String name) {
    return HexFormat.of().parseHex((String) vector.get(name));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void everyFlippedBitIsRefused(Map<String, Object> vector) {
    Xaes256Gcm aead = new Xaes256Gcm(hex(vector, "key"), null);
    assertFlippedBitsRefused(aead, vector);
    assertEquals(0, aead.rememberedKeys());
    assertTrue(open(aead, hex(vector, "nonce"), hex(vector, "aad"), hex(vector, "ciphertext"))
        .isPresent());
    assertEquals(1, aead.rememberedKeys());
    assertFlippedBitsRefused(aead, vector); // once more, with the derived key remembered
    assertEquals(1, aead.rememberedKeys());
  }

  private static void assertFlippedBitsRefused(Xaes256Gcm aead, Map<String, Object> vector) {
    for (String part : List.of("nonce", "aad", "ciphertext")) {
      for (int bit = 0; bit < 8 * hex(vector, part).length; bit++) {
        byte[] nonce = hex(vector, "nonce");
        byte[] aad = hex(vector, "aad");
        byte[] ciphertext = hex(vector, "ciphertext");
        byte[] changed = part.equals("nonce") ? nonce : part.equals("aad") ? aad : ciphertext;
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        assertFalse(open(aead, nonce, aad, ciphertext).isPresent(), part + " bit " + bit);
      }
    }
  }

  @Test
  void whatIsShorterThanATagIsRefused() {
    Xaes256Gcm aead = new Xaes256Gcm(new byte[32], null);
    for (int length = 0; length < Xaes256Gcm.TAG_LENGTH; length++) {
      assertFalse(open(aead, new byte[24], new byte[0], new byte[length]).isPresent());
    }
  }

  @Test
  void keysOfOtherLengthsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Xaes256Gcm(new byte[16], null));
  }

  @Test
  void aProviderWithoutAesIsNamedAsTheFault() {
    Provider empty = new Provider("Empty", "1", "offers nothing") {};
    assertThrows(IllegalStateException.class, () -> new Xaes256Gcm(new byte[32], empty));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void passesThePublishedVectors(Map<String, Object> vector) {
    for (Provider provider : new Provider[] {null, new BouncyCastleProvider()}) {
      Xaes256Gcm aead = new Xaes256Gcm(hex(vector, "key"), provider);
      byte[] nonce = hex(vector, "nonce");
      byte[] aad = hex(vector, "aad");
      assertArrayEquals(
          hex(vector, "ciphertext"), seal(aead, nonce, aad, hex(vector, "plaintext")));
      assertArrayEquals(
          hex(vector, "plaintext"),
          open(aead, nonce, aad, hex(vector, "ciphertext")).orElseThrow());
    }
  }

  @Test
  void passesTheAccumulatedTenThousand() {
    assertEquals(Json.object(FILE.get("accumulated")).get("iterations10000"), accumulated(10_000));
  }

  @Test
  @EnabledIfSystemProperty(named = "sts4j.slow", matches = "true")
  void passesTheAccumulatedMillion() {
    assertEquals(
        Json.object(FILE.get("accumulated")).get("iterations1000000"), accumulated(1_000_000));
  }

  private static String accumulated(int iterations) {
    SHAKEDigest input = new SHAKEDigest(128);
    SHAKEDigest output = new SHAKEDigest(128);
    for (int i = 0; i < iterations; i++) {
      byte[] key = read(input, 32);
      byte[] nonce = read(input, 24);
      byte[] plaintext = read(input, read(input, 1)[0] & 0xFF);
      byte[] aad = read(input, read(input, 1)[0] & 0xFF);
      Xaes256Gcm aead = new Xaes256Gcm(key, null);
      byte[] sealed = seal(aead, nonce, aad, plaintext);
      assertArrayEquals(plaintext, open(aead, nonce, aad, sealed).orElseThrow());
      assertArrayEquals(plaintext, open(aead, nonce, aad, sealed).orElseThrow(), "remembered");
      output.update(sealed, 0, sealed.length);
    }
    byte[] accumulated = new byte[32];
    output.doFinal(accumulated, 0, accumulated.length);
    return HexFormat.of().formatHex(accumulated);
  }

  private static byte[] read(SHAKEDigest source, int length) {
    byte[] bytes = new byte[length];
    source.doOutput(bytes, 0, length);
    return bytes;
  }

  @Test
  void oneKeyServesManyThreads() {
    Xaes256Gcm aead = new Xaes256Gcm(new byte[32], null);
    List<Integer> wrong = IntStream.range(0, 20_000)
        .parallel()
        .filter(seed -> {
          SplittableRandom random = new SplittableRandom(seed);
          byte[] nonce = new byte[24];
          byte[] message = new byte[100];
          random.nextBytes(nonce);
          random.nextBytes(message);
          nonce[0] = 0;
          Arrays.fill(nonce, 1, 12, (byte) (seed % 7)); // threads meet at seven derived keys
          byte[] sealed = seal(aead, nonce, nonce, message);
          byte[] opened = open(aead, nonce, nonce, sealed).orElseThrow();
          sealed[seed % sealed.length] ^= 1;
          boolean refused = open(aead, nonce, nonce, sealed).isEmpty();
          return !refused || !Arrays.equals(message, opened);
        })
        .boxed()
        .toList();
    assertEquals(List.of(), wrong);
    assertEquals(7, aead.rememberedKeys());
  }
}
