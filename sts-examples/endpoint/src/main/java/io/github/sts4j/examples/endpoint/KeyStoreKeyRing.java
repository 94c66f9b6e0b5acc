package io.github.sts4j.examples.endpoint;

import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.TokenKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Sealing keys in a PKCS#12 file, so that sessions outlive a restart: each a secret key whose alias is its key id. */
final class KeyStoreKeyRing {
  private static final String TYPE = "PKCS12";

  private KeyStoreKeyRing() {}

  /**
   * The keys of the file, which is created with one fresh key if it is not there. With several keys, the one stored last
   * seals.
   *
   * @throws IOException when the file cannot be read or written, holds something else than sealing keys, or the password
   *     is wrong
   */
  static KeyRing open(Path file, char[] password, RandomGenerator random) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance(TYPE);
      if (Files.exists(file)) {
        load(store, file, password);
      } else {
        create(store, file, password, random);
      }
      return keyRing(store, password);
    } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
      throw new IOException("the key store `" + file + "` cannot be used: " + e.getMessage(), e);
    }
  }

  private static void load(KeyStore store, Path file, char[] password)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    } catch (IOException e) {
      // A file that is cut or changed makes the provider say nothing, or something about DER.
      throw new IOException(
          "it is not a PKCS#12 file, it was changed, or its password is another (" + e.getMessage()
              + ")",
          e);
    }
  }

  private static void create(KeyStore store, Path file, char[] password, RandomGenerator random)
      throws IOException, GeneralSecurityException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      throw new IOException("the folder `" + folder + "` does not exist: create it first");
    }
    store.load(null, password);
    TokenKey key = TokenKey.generate(random);
    SecretKey secret = new SecretKeySpec(key.insecureExportSecret(), "AES");
    store.setEntry(
        key.id().toString(),
        new KeyStore.SecretKeyEntry(secret),
        new KeyStore.PasswordProtection(password));
    Path fresh = Files.createTempFile(
        folder,
        "keys",
        ".p12",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh)) {
      store.store(out, password);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static KeyRing keyRing(KeyStore store, char[] password)
      throws IOException, GeneralSecurityException {
    List<TokenKey> keys = new ArrayList<>();
    List<String> aliases = Collections.list(store.aliases());
    aliases.sort((a, b) -> creation(store, b).compareTo(creation(store, a)));
    for (String alias : aliases) {
      Key key = store.getKey(alias, password);
      if (key instanceof SecretKey secret) {
        keys.add(TokenKey.of(KeyId.of(alias), secret.getEncoded()));
      }
    }
    if (keys.isEmpty()) {
      throw new IOException("it holds no secret key: remove it and it is made anew");
    }
    return KeyRing.of(keys.get(0), keys.subList(1, keys.size()).toArray(TokenKey[]::new));
  }

  private static Instant creation(KeyStore store, String alias) {
    try {
      return store.getCreationDate(alias).toInstant();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a loaded key store knows when its entries were made", e);
    }
  }
}
