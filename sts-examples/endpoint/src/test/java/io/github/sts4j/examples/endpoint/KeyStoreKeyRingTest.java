package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.TokenKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing keys in a file: kept over a restart, and refused when the file is not what it was. */
class KeyStoreKeyRingTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();

  @TempDir
  Path folder;

  @Test
  void wrongPasswordIsRefused() throws IOException {
    Path file = created();

    refused(file, "wrong".toCharArray(), "its password is another");
  }

  @Test
  void everyChangedByteOfTheFileIsRefusedOrChangesNothing() throws IOException {
    Path file = created();
    TokenKey key = open(file).sealingKey();
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int i = 0; i < whole.length; i += 7) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x55;
      Files.write(file, changed);
      try {
        TokenKey read = open(file).sealingKey();
        assertEquals(key.id(), read.id());
        assertArrayEquals(key.insecureExportSecret(), read.insecureExportSecret());
      } catch (IOException e) {
        refused++;
      }
    }
    assertTrue(refused > whole.length / 14, refused + " of " + whole.length / 7);
  }

  @Test
  void cutFileIsRefused() throws IOException {
    Path file = created();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));

    refused(file, PASSWORD, "not a PKCS#12 file");
  }

  @Test
  void emptyFileAndTextAreRefused() throws IOException {
    Path file = folder.resolve("keys.p12");

    Files.writeString(file, "");
    refused(file, PASSWORD, "not a PKCS#12 file");
    Files.writeString(file, "{\"keys\": []}");
    refused(file, PASSWORD, "not a PKCS#12 file");
  }

  @Test
  void storeWithoutAKeyIsRefused() throws Exception {
    Path file = folder.resolve("keys.p12");
    write(emptyStore(), file);

    refused(file, PASSWORD, "no secret key");
  }

  @Test
  void keyThatIsNoSealingKeyIsRefused() throws Exception {
    Path file = folder.resolve("keys.p12");
    KeyStore store = emptyStore();
    put(store, "backup", new byte[32]);
    write(store, file);

    refused(file, PASSWORD, "key id `backup`");
  }

  @Test
  void keyOfAnotherLengthIsRefused() throws Exception {
    Path file = folder.resolve("keys.p12");
    KeyStore store = emptyStore();
    put(store, "00112233445566aa", new byte[16]);
    write(store, file);

    refused(file, PASSWORD, "32 bytes");
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    refused(folder.resolve("absent").resolve("keys.p12"), PASSWORD, "absent` does not exist");
  }

  @Test
  void keyIsKeptOverARestart() throws IOException {
    Path file = folder.resolve("keys.p12");

    TokenKey first = open(file).sealingKey();
    TokenKey second = open(file).sealingKey();

    assertEquals(first.id(), second.id());
    assertArrayEquals(first.insecureExportSecret(), second.insecureExportSecret());
  }

  @Test
  void eachNewStoreHasAKeyOfItsOwn() throws IOException {
    assertFalse(Arrays.equals(
        open(folder.resolve("a.p12")).sealingKey().insecureExportSecret(),
        open(folder.resolve("b.p12")).sealingKey().insecureExportSecret()));
  }

  @RepeatedTest(4)
  void keyStoredLastSealsAndTheOtherStillOpens() throws Exception {
    Path file = created();
    TokenKey old = open(file).sealingKey();
    TokenKey fresh = TokenKey.generate(new SecureRandom());
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    put(store, fresh.id().toString(), fresh.insecureExportSecret());
    write(store, file);

    KeyRing ring = open(file);

    assertEquals(fresh.id(), ring.sealingKey().id());
    assertEquals(Optional.of(old.id()), ring.openingKey(old.id()).map(TokenKey::id));
  }

  @Test
  void onlyTheOwnerMayReadTheFile() throws IOException {
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(created())));
  }

  @Test
  void nothingIsLeftBesideTheFile() throws IOException {
    Path file = created();

    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private Path created() throws IOException {
    Path file = folder.resolve("keys.p12");
    open(file);
    return file;
  }

  private static KeyRing open(Path file) throws IOException {
    return KeyStoreKeyRing.open(file, PASSWORD, new SecureRandom());
  }

  private static void refused(Path file, char[] password, String message) {
    IOException refusal = assertThrows(
        IOException.class, () -> KeyStoreKeyRing.open(file, password, new SecureRandom()));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
  }

  private static KeyStore emptyStore() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    return store;
  }

  private static void put(KeyStore store, String alias, byte[] secret) throws Exception {
    store.setEntry(
        alias,
        new KeyStore.SecretKeyEntry(new SecretKeySpec(secret, "AES")),
        new KeyStore.PasswordProtection(PASSWORD));
  }

  private static void write(KeyStore store, Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
  }
}
