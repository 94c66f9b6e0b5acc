package io.github.sts4j.core.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.token.KeyId;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sealing keys encrypted where they are stored: nobody else reads them, changes them, or swaps two of them. */
class KeyEncryptionKeyTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Provider OTHER = new BouncyCastleProvider();
  private static final SecretKeySpec KEY = key(1);
  private static final KeyId ID = KeyId.of("00112233445566aa");
  private static final byte[] SECRET = new byte[32];

  static {
    Arrays.fill(SECRET, (byte) 7);
  }

  static Stream<KeyEncryptionKey> forms() {
    return Stream.of(
        KeyEncryptionKey.aesGcm(KEY, RANDOM),
        KeyEncryptionKey.aesGcm(KEY, RANDOM, OTHER),
        KeyEncryptionKey.aesKeyWrap(KEY),
        KeyEncryptionKey.replacing(
            KeyEncryptionKey.aesGcm(KEY, RANDOM), KeyEncryptionKey.aesKeyWrap(key(2))));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyChangedBitIsRefused(KeyEncryptionKey form) throws GeneralSecurityException {
    byte[] wrapped = form.wrap(ID, SECRET);
    for (int bit = 0; bit < 8 * wrapped.length; bit++) {
      byte[] changed = wrapped.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(GeneralSecurityException.class, () -> form.unwrap(ID, changed));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void everyCutIsRefused(KeyEncryptionKey form) throws GeneralSecurityException {
    byte[] wrapped = form.wrap(ID, SECRET);
    for (int length = 0; length < wrapped.length; length++) {
      byte[] cut = Arrays.copyOf(wrapped, length);
      assertThrows(GeneralSecurityException.class, () -> form.unwrap(ID, cut));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void oneKeyIsNotPassedOffAsAnother(KeyEncryptionKey form) throws GeneralSecurityException {
    byte[] wrapped = form.wrap(ID, SECRET);

    assertThrows(
        GeneralSecurityException.class, () -> form.unwrap(KeyId.of("00112233445566ab"), wrapped));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsWrappedIsUnwrappedAndCannotBeSeen(KeyEncryptionKey form)
      throws GeneralSecurityException {
    byte[] wrapped = form.wrap(ID, SECRET);

    assertArrayEquals(SECRET, form.unwrap(ID, wrapped));
    assertFalse(HexFormat.of().formatHex(wrapped).contains("07070707"));
  }

  @Test
  void anotherKeyUnwrapsNothing() throws GeneralSecurityException {
    byte[] wrapped = KeyEncryptionKey.aesKeyWrap(KEY).wrap(ID, SECRET);

    assertThrows(
        GeneralSecurityException.class,
        () -> KeyEncryptionKey.aesKeyWrap(key(3)).unwrap(ID, wrapped));
  }

  @Test
  void formerKeyStillUnwrapsAndTheCurrentOneWraps() throws GeneralSecurityException {
    KeyEncryptionKey former = KeyEncryptionKey.aesKeyWrap(key(2));
    KeyEncryptionKey current = KeyEncryptionKey.aesGcm(KEY, RANDOM);
    KeyEncryptionKey both = KeyEncryptionKey.replacing(current, former);

    assertArrayEquals(SECRET, both.unwrap(ID, former.wrap(ID, SECRET)));
    assertArrayEquals(SECRET, current.unwrap(ID, both.wrap(ID, SECRET)));
  }

  // The platform's key wrap, on which ours is built: the vectors of RFC 5649, section 6.
  @Test
  void keyWrapIsThatOfRfc5649() throws GeneralSecurityException {
    HexFormat hex = HexFormat.of();
    SecretKeySpec kek =
        new SecretKeySpec(hex.parseHex("5840df6e29b02af1ab493b705bf16ea1ae8338f4dcc176a8"), "AES");
    Cipher cipher = Cipher.getInstance("AES/KWP/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, kek);

    assertEquals(
        "138bdeaa9b8fa7fc61f97742e72248ee5ae6ae5360d1ae6a5f54f373fa543b6a",
        hex.formatHex(cipher.doFinal(hex.parseHex("c37b7e6492584340bed12207808941155068f738"))));
    assertEquals(
        "afbeb0f07dfbf5419200f2ccb50bb24f",
        hex.formatHex(cipher.doFinal(hex.parseHex("466f7250617369"))));
  }

  private static SecretKeySpec key(int fill) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) fill);
    return new SecretKeySpec(bytes, "AES");
  }
}
