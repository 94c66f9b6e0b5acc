package io.github.sts4j.federation.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys of a published set may verify tokens. */
class KeySetReaderTest {
  private static final TestKey KEY = TestKey.RSA;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":[]}",
        "{\"keys\":[1,null,\"x\",[]]}",
        "{\"keys\":[{}]}",
        "{\"keys\":[{\"kty\":\"RSA\"}]}",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}",
        "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"a\"}]}",
        "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}",
        "{\"keys\":[],\"keys\":[]}",
        "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}]}",
        "{\"keys\":[{\"kty\":1}]}"
      })
  void aSetWithoutAUsableKeyIsNone(String set) { // OI-21
    assertThrows(KeyRetrievalException.class, () -> read(set));
  }

  // J21, OI-22
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"use\":\"enc\"",
        ",\"use\":\"SIG\"",
        ",\"use\":1",
        ",\"key_ops\":[\"verify\"]",
        ",\"key_ops\":[\"encrypt\"]",
        ",\"key_ops\":[]",
        ",\"alg\":\"RSA-OAEP\"",
        ",\"alg\":\"PS256\"",
        ",\"alg\":\"ES256\"",
        ",\"alg\":\"none\"",
        ",\"alg\":7",
        ",\"d\":\"AAAA\"",
        ",\"p\":\"AAAA\"",
        ",\"k\":\"AAAA\""
      })
  void aKeyForSomethingElseIsLeftOut(String member) {
    KeySet keys = read(TestKey.set(KEY.jwk(member), TestKey.P256.jwk()));
    assertFalse(keys.has("rsa-1"), member);
    assertTrue(keys.has("ec-1"));
  }

  @Test
  void keyOperationsAreAcceptedWhenAskedForAndOnlyWithVerify() {
    assertTrue(KeySetReader.read(TestKey.set(KEY.jwk(",\"key_ops\":[\"verify\"]")), "test", true)
        .has("rsa-1"));
    String encrypt = TestKey.set(KEY.jwk(",\"key_ops\":[\"encrypt\"]"));
    assertThrows(KeyRetrievalException.class, () -> KeySetReader.read(encrypt, "test", true));
  }

  // J21
  @Test
  void weakRsaKeysAreLeftOut() {
    assertThrows(KeyRetrievalException.class, () -> read(TestKey.set(TestKey.rsa("small", 1024))));
    String exponentOne = KEY.jwk().replace("\"e\":\"AQAB\"", "\"e\":\"AQ\"");
    assertThrows(KeyRetrievalException.class, () -> read(TestKey.set(exponentOne)));
    String even = KEY.jwk().replace("\"e\":\"AQAB\"", "\"e\":\"AQAA\"");
    assertThrows(KeyRetrievalException.class, () -> read(TestKey.set(even)));
    String long65 = KEY.jwk().replace("\"e\":\"AQAB\"", "\"e\":\"AQAAAAAAAAAB\"");
    assertThrows(KeyRetrievalException.class, () -> read(TestKey.set(long65)));
    String huge = KEY.jwk().replaceFirst("\"n\":\"[^\"]+\"", "\"n\":\"" + "_".repeat(1500) + "\"");
    assertThrows(KeyRetrievalException.class, () -> read(TestKey.set(huge)));
  }

  @Test
  void moduliOfTheDefectiveGeneratorAreTold() {
    // Powers of 65537 modulo the product of the first primes,
    // which is how that generator made its primes.
    BigInteger product = BigInteger.ONE;
    for (int prime : new int[] {
      2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89,
      97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    }) {
      product = product.multiply(BigInteger.valueOf(prime));
    }
    BigInteger generator = BigInteger.valueOf(65_537);
    for (int i = 1; i < 100; i++) {
      BigInteger modulus = generator
          .modPow(BigInteger.valueOf(i * 7919L), product)
          .add(product.multiply(BigInteger.valueOf(i)));
      assertTrue(RocaFingerprint.matches(modulus));
      assertFalse(RocaFingerprint.matches(modulus.add(BigInteger.TWO)));
    }
  }

  @Test
  void aNameThatStandsForTwoKeysNamesNeither() {
    KeySet keys = read(TestKey.set(KEY, TestKey.OTHER_RSA.named("rsa-1"), TestKey.P256));
    assertFalse(keys.has("rsa-1"));
    assertTrue(keys.has("ec-1"));
    KeySet types =
        read(TestKey.set(KEY.named("one"), TestKey.P256.named("one"), TestKey.OTHER_RSA));
    assertFalse(types.has("one"));
  }

  @Test
  void theSameKeyTwiceIsOneKey() {
    KeySet keys = read(TestKey.set(KEY.jwk(), KEY.jwk("")));
    assertTrue(keys.has("rsa-1"));
    assertEquals(1, keys.size());
    assertEquals(Optional.empty(), keys.select(Optional.empty()));
  }

  // OI-21
  @Test
  void moreThanAHundredKeysOfATypeAreNoKeysOfThatType() {
    List<String> jwks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      jwks.add(KEY.named("rsa-" + i).jwk());
      jwks.add(TestKey.P256.named("ec-" + i).jwk());
    }
    KeySet full = read(TestKey.set(jwks.toArray(String[]::new)));
    assertEquals(200, full.size());
    jwks.add(KEY.named("one-more").jwk());
    KeySet over = read(TestKey.set(jwks.toArray(String[]::new)));
    assertEquals(100, over.size());
    assertFalse(over.has("rsa-1"));
    assertTrue(over.has("ec-99"));
  }

  private static KeySet read(String set) {
    return KeySetReader.read(set, "test", false);
  }
}
