package io.github.sts4j.examples.endpoint;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.github.sts4j.core.jdbc.SharedDatabase;
import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.keystore.KeyStoreFile;
import io.github.sts4j.core.keystore.SharedKeyRing;
import io.github.sts4j.core.mfa.MfaStepStore;
import io.github.sts4j.core.replay.InMemoryReplayGuard;
import io.github.sts4j.core.replay.ReplayGuard;
import io.github.sts4j.core.revocation.RevocationStore;
import io.github.sts4j.core.token.KeyRing;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * What outlives the process and what nodes share: in a database, in a key store file, or nothing.
 *
 * @param keyRing the sealing keys
 * @param revocations which sessions ended before their time
 * @param mfaSteps which MFA codes were used
 * @param replayGuard which assertions were used
 * @param database the database, if there is one
 */
record SharedState(
    KeyRing keyRing,
    RevocationStore revocations,
    MfaStepStore mfaSteps,
    ReplayGuard replayGuard,
    Optional<SharedDatabase> database) {
  private static final int REMEMBERED_ASSERTIONS = 100_000;
  private static final Logger LOG = System.getLogger(SharedState.class.getName());
  private static final int KEY_BYTES = 32;

  static SharedState of(Options options, InstantSource clock, SecureRandom random)
      throws IOException {
    try {
      if (options.database().isPresent()) {
        return of(database(options.database().get(), clock, random));
      }
      KeyRing keyRing = options.keyStore().isPresent()
          ? keyStore(options, clock, random)
          : KeyRing.generate(random);
      return new SharedState(
          keyRing,
          RevocationStore.inMemory(),
          MfaStepStore.inMemory(),
          new InMemoryReplayGuard(REMEMBERED_ASSERTIONS),
          Optional.empty());
    } catch (KeyStorageException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  static SharedState of(SharedDatabase database) {
    return new SharedState(
        database.keyRing(),
        database.revocations(),
        database.mfaSteps(),
        database.replayGuard(),
        Optional.of(database));
  }

  private static KeyRing keyStore(Options options, InstantSource clock, SecureRandom random)
      throws IOException {
    String password = firstLine(
        "key store's password file", options.keyStorePasswordFile().orElseThrow(), "the password");
    return SharedKeyRing.builder(
            KeyStoreFile.builder(options.keyStore().orElseThrow(), password.toCharArray())
                .openOrCreate())
        .clock(clock)
        .random(random)
        .open();
  }

  private static SharedDatabase database(
      DatabaseOptions options, InstantSource clock, SecureRandom random) throws IOException {
    return SharedDatabase.builder(pool(options.url()))
        .keyEncryptionKey(keyEncryptionKey(options, random))
        .clock(clock)
        .random(random)
        .open();
  }

  /** A pool that gives up soon: a request that needs the database must not wait long to hear that it is away. */
  static HikariDataSource pool(String url) throws IOException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setPoolName("sts4j");
    config.setMaximumPoolSize(8);
    config.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException | IllegalArgumentException e) {
      throw new IOException("the database cannot be reached: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IOException("no driver takes the database's URL: " + e.getMessage(), e);
    }
  }

  private static KeyEncryptionKey keyEncryptionKey(DatabaseOptions options, SecureRandom random)
      throws IOException {
    byte[] key = new byte[KEY_BYTES];
    if (options.keyEncryptionKeyFile().isPresent()) {
      Path file = options.keyEncryptionKeyFile().get();
      String line = firstLine("key-encryption key's file", file, "64 hexadecimal digits");
      try {
        key = HexFormat.of().parseHex(line.strip());
      } catch (IllegalArgumentException e) {
        key = new byte[0];
      }
      if (key.length != KEY_BYTES) {
        throw new IOException("the key-encryption key's file `" + file
            + "` must hold 64 hexadecimal digits, as `openssl rand -hex 32` prints them");
      }
    } else {
      LOG.log(
          Level.WARNING,
          "INSECURE: sealing keys are encrypted in the database under a key of zeros, which everybody knows:"
              + " whoever reads the database can make credentials for anybody. Start every node with "
              + DatabaseOptions.KEY_FILE + ", and with an empty database");
    }
    return KeyEncryptionKey.aesGcm(new SecretKeySpec(key, "AES"), random);
  }

  private static String firstLine(String what, Path file, String content) throws IOException {
    String line = InputFile.read(what, file).lines().findFirst().orElse("");
    if (line.isEmpty()) {
      throw new IOException(
          "the " + what + " `" + file + "` is empty: write " + content + " into its first line");
    }
    return line;
  }
}
