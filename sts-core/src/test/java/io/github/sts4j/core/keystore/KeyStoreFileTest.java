package io.github.sts4j.core.keystore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.TokenKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing keys in a file: kept over a restart, shared by processes, and refused when the file is not what it was. */
class KeyStoreFileTest {
  private static final char[] PASSWORD = "correct horse".toCharArray();
  private static final KeyRotation ROTATION =
      KeyRotation.DEFAULT.withPublicationDelay(Duration.ZERO);

  private final SecureRandom random = new SecureRandom();

  @TempDir
  Path folder;

  @Test
  void wrongPasswordIsRefused() throws IOException {
    created();

    refused("wrong".toCharArray(), "its password is another");
  }

  @Test
  void emptyPasswordIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> KeyStoreFile.builder(file(), new char[0]));
  }

  @Test
  void missingFileIsRefusedAndNotMadeAnew() {
    refused(PASSWORD, "it is not there");
    assertFalse(Files.exists(file()));
  }

  @Test
  void fileThatIsThereIsNotCreatedOver() throws IOException {
    TokenKey key = created().sealingKey();

    KeyStorageException refusal =
        assertThrows(KeyStorageException.class, () -> builder(PASSWORD).create());

    assertTrue(refusal.getMessage().contains("it is there already"), refusal.getMessage());
    assertEquals(key, ring(builder(PASSWORD).open()).sealingKey());
  }

  @Test
  void everyChangedByteOfTheFileIsRefusedOrChangesNothing() throws IOException {
    TokenKey key = created().sealingKey();
    byte[] whole = Files.readAllBytes(file());
    int refused = 0;
    int tried = 0;
    for (int i = 0; i < whole.length; i += 61, tried++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x55;
      Files.write(file(), changed);
      try {
        assertEquals(
            List.of(key),
            builder(PASSWORD).open().load().keys().stream().map(RingKey::key).toList());
      } catch (KeyStorageException e) {
        refused++;
      }
      assertArrayEquals(changed, Files.readAllBytes(file()), "it is never replaced by another");
    }
    assertTrue(refused > tried / 2, refused + " of " + tried);
  }

  @Test
  void cutFileIsRefused() throws IOException {
    created();
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 100));

    refused(PASSWORD, "not a PKCS12 file");
  }

  @Test
  void emptyFileAndTextAreRefused() throws IOException {
    created();
    Files.writeString(file(), "");
    refused(PASSWORD, "not a PKCS12 file");
    Files.writeString(file(), "{\"keys\": []}");
    refused(PASSWORD, "not a PKCS12 file");
  }

  // operations.md: key store file damaged, or gone
  @Test
  void runningNodeKeepsItsKeysWhileTheFileIsDamagedOrGone() throws IOException {
    SharedKeyRing ring = created();
    TokenKey key = ring.sealingKey();
    byte[] whole = Files.readAllBytes(file());

    Files.write(file(), Arrays.copyOf(whole, 200));
    assertThrows(KeyStorageException.class, ring::refresh);
    assertThrows(KeyStorageException.class, ring::rotate);
    assertEquals(200, Files.size(file()), "a damaged file is left for somebody to look at");
    Files.delete(file());
    assertThrows(KeyStorageException.class, ring::refresh);
    assertThrows(KeyStorageException.class, ring::rotate);
    assertFalse(Files.exists(file()));

    assertEquals(key, ring.sealingKey());
    Files.write(file(), whole);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    ring.refresh();
    assertEquals(Duration.ZERO, Duration.ofMinutes(ring.snapshotAge().toMinutes()));
  }

  @Test
  void storeWithoutAKeyIsRefused() throws Exception {
    write(emptyStore());

    refused(PASSWORD, "no secret key");
  }

  @Test
  void keyThatIsNoSealingKeyIsRefused() throws Exception {
    KeyStore store = emptyStore();
    put(store, "backup", new byte[32]);
    write(store);

    refused(PASSWORD, "key id `backup`");
  }

  @Test
  void keyOfAnotherLengthIsRefused() throws Exception {
    KeyStore store = emptyStore();
    put(store, "00112233445566aa", new byte[16]);
    write(store);

    refused(PASSWORD, "32 bytes");
  }

  @Test
  void folderThatIsNotThereIsNamed() {
    KeyStorageException refusal = assertThrows(
        KeyStorageException.class,
        () -> KeyStoreFile.builder(folder.resolve("absent").resolve("keys.p12"), PASSWORD)
            .openOrCreate());
    assertTrue(refusal.getMessage().contains("absent` does not exist"), refusal.getMessage());
  }

  @Test
  void fileThatOthersMayReadIsRefusedUnlessThatIsAllowed() throws IOException {
    created();
    for (String open : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-")) {
      Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(open));
      refused(PASSWORD, "chmod 600");
    }
    assertEquals(
        1, builder(PASSWORD).allowReadableByOthers().open().load().keys().size());
  }

  @Test
  void onlyTheOwnerMayReadTheFileAlsoAfterItWasReplaced() throws IOException {
    SharedKeyRing ring = created();
    ring.rotate();

    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      }
    }
  }

  @Test
  void nothingButTheLockIsLeftBesideTheFile() throws IOException {
    created().rotate();

    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(file(), folder.resolve("keys.p12.lock")), files.sorted().toList());
    }
  }

  @Test
  void keysAndTheirTimesAreKeptOverARestart() throws IOException {
    SharedKeyRing ring = created();
    ring.rotate();
    ring.destroy(ring.keys().get(0).id());

    KeyRingState read = builder(PASSWORD).open().load();

    assertEquals(ring.keys(), read.keys());
    assertEquals(1, read.destroyed().size());
  }

  @Test
  void processesThatShareTheFileSeeEachOthersKeys() throws IOException {
    SharedKeyRing one = created();
    SharedKeyRing other = ring(builder(PASSWORD).open());

    KeyId fresh = one.rotate();

    assertFalse(other.openingKey(fresh).isPresent());
    other.refresh();
    assertTrue(other.openingKey(fresh).isPresent());
    assertEquals(one.keys(), other.keys());
  }

  @Test
  void manyThatWriteAtOnceLoseNothing() throws Exception {
    created();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<KeyId>> rotations = IntStream.range(0, 12)
          .mapToObj(i -> (Callable<KeyId>) () -> ring(builder(PASSWORD).open()).rotate())
          .toList();
      List<KeyId> stored = builderIds(threads.invokeAll(rotations));

      List<KeyId> read =
          builder(PASSWORD).open().load().keys().stream().map(RingKey::id).toList();
      assertEquals(13, read.size());
      assertTrue(read.containsAll(stored));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void firstOfManyThatStartAtOnceCreatesTheFile() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<KeyId>> starts = IntStream.range(0, 8)
          .mapToObj(i -> (Callable<KeyId>)
              () -> ring(builder(PASSWORD).openOrCreate()).sealingKey().id())
          .toList();

      assertEquals(1, builderIds(threads.invokeAll(starts)).stream().distinct().count());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void keyThatAnotherToolPutInCountsFromItsCreation() throws Exception {
    TokenKey old = created().sealingKey();
    TokenKey fresh = TokenKey.generate(random);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file())) {
      store.load(in, PASSWORD);
    }
    put(store, fresh.id().toString(), fresh.insecureExportSecret());
    write(store);

    SharedKeyRing ring = ring(builder(PASSWORD).open());

    assertTrue(ring.openingKey(old.id()).isPresent());
    assertTrue(ring.openingKey(fresh.id()).isPresent());
    assertNotEquals(old.id(), ring.keys().get(1).id());
  }

  @Test
  void bcfksWorksWhereAProviderHasIt() throws IOException {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    KeyStoreFileBuilder builder =
        KeyStoreFile.builder(folder.resolve("keys.bcfks"), PASSWORD).type("BCFKS", provider);

    SharedKeyRing ring = ring(builder.openOrCreate());
    ring.rotate();

    assertEquals(ring.keys(), builder.open().load().keys());
  }

  @Test
  void keysInTheFileCanBeEncryptedUnderAnotherKeyAsWell() throws Exception {
    KeyEncryptionKey kek =
        KeyEncryptionKey.aesKeyWrap(new SecretKeySpec(random.generateSeed(32), "AES"));
    TokenKey key = ring(builder(PASSWORD).keyEncryptionKey(kek).openOrCreate()).sealingKey();

    assertEquals(key, ring(builder(PASSWORD).keyEncryptionKey(kek).open()).sealingKey());
    refused(PASSWORD, "32 bytes");
    KeyEncryptionKey other =
        KeyEncryptionKey.aesKeyWrap(new SecretKeySpec(random.generateSeed(32), "AES"));
    assertThrows(
        KeyStorageException.class,
        () -> builder(PASSWORD).keyEncryptionKey(other).open());
  }

  private static List<KeyId> builderIds(List<Future<KeyId>> results) throws Exception {
    List<KeyId> ids = new java.util.ArrayList<>();
    for (Future<KeyId> result : results) {
      ids.add(result.get());
    }
    return ids;
  }

  private SharedKeyRing created() {
    return ring(builder(PASSWORD).openOrCreate());
  }

  private KeyStoreFileBuilder builder(char[] password) {
    return KeyStoreFile.builder(file(), password);
  }

  private SharedKeyRing ring(KeyStoreFile file) {
    return SharedKeyRing.builder(file)
        .rotation(ROTATION)
        .random(random)
        .refreshEvery(Duration.ZERO)
        .open();
  }

  private void refused(char[] password, String message) {
    KeyStorageException refusal =
        assertThrows(KeyStorageException.class, () -> builder(password).open());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(file().toString()), refusal.getMessage());
  }

  private Path file() {
    return folder.resolve("keys.p12").toAbsolutePath();
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

  private void write(KeyStore store) throws Exception {
    try (OutputStream out = Files.newOutputStream(file())) {
      store.store(out, PASSWORD);
    }
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }
}
