package io.github.sts4j.core.jdbc;

import io.github.sts4j.core.keystore.KeyEncryptionKey;
import io.github.sts4j.core.keystore.KeyRingState;
import io.github.sts4j.core.keystore.KeyRingStorage;
import io.github.sts4j.core.keystore.KeyStorageException;
import io.github.sts4j.core.keystore.RingKey;
import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.TokenKey;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The key ring in a table, each secret wrapped under the key-encryption key. One row says how often it was changed. */
final class JdbcKeyRingStorage implements KeyRingStorage {
  static final String COUNTER = "key-ring";

  /** One statement, so that all it says is of one moment. */
  private static final String LOAD =
      "SELECT c.counted, c.tag, k.key_id, k.wrapped_secret, k.created_at, k.seals_from, k.destroyed_at"
          + " FROM sts4j_counter c LEFT JOIN sts4j_key k ON k.key_id IS NOT NULL WHERE c.name = ?";

  private final Transactions transactions;
  private final KeyEncryptionKey keyEncryptionKey;
  private final Map<KeyId, Unwrapped> unwrapped = new ConcurrentHashMap<>();

  /** A secret that was unwrapped once is not asked for again: that may be a call to another machine. */
  private record Unwrapped(String wrapped, TokenKey key) {}

  JdbcKeyRingStorage(Transactions transactions, KeyEncryptionKey keyEncryptionKey) {
    this.transactions = transactions;
    this.keyEncryptionKey = keyEncryptionKey;
  }

  @Override
  public KeyRingState load() {
    try {
      return transactions.alone(this::read);
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  @Override
  public KeyRingState update(UnaryOperator<KeyRingState> change) {
    try {
      return transactions.together(connection -> {
        lock(connection);
        KeyRingState before = read(connection);
        KeyRingState after = change.apply(before);
        if (!after.equals(before)) {
          write(connection, before, after);
        }
        return after;
      });
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  /** Keeps all others out until this transaction ends. */
  private void lock(Connection connection) throws SQLException {
    try (PreparedStatement query = transactions.prepare(
        connection, "SELECT counted FROM sts4j_counter WHERE name = ? FOR UPDATE")) {
      query.setString(1, COUNTER);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw missing();
        }
      }
    }
  }

  private KeyRingState read(Connection connection) throws SQLException {
    try (PreparedStatement query = transactions.prepare(connection, LOAD)) {
      query.setString(1, COUNTER);
      try (ResultSet rows = query.executeQuery()) {
        if (!rows.next()) {
          throw missing();
        }
        long version = rows.getLong(1);
        long tag = rows.getLong(2);
        List<RingKey> keys = new ArrayList<>();
        Map<KeyId, Instant> destroyed = new HashMap<>();
        do {
          String id = rows.getString(3);
          if (id != null) {
            readKey(KeyId.of(id), rows, keys, destroyed);
          }
        } while (rows.next());
        return new KeyRingState(version, tag, keys, destroyed);
      }
    } catch (IllegalArgumentException e) {
      throw new KeyStorageException(
          "the table `sts4j_key` does not hold what it must: " + e.getMessage(), e);
    }
  }

  private void readKey(KeyId id, ResultSet rows, List<RingKey> keys, Map<KeyId, Instant> destroyed)
      throws SQLException {
    long destroyedAt = rows.getLong(7);
    if (!rows.wasNull()) {
      destroyed.put(id, Instant.ofEpochMilli(destroyedAt));
      unwrapped.remove(id);
      return;
    }
    String wrapped = rows.getString(4);
    if (wrapped == null) {
      throw new IllegalArgumentException("key `" + id + "` has no secret and is not destroyed");
    }
    keys.add(new RingKey(
        unwrap(id, wrapped),
        Instant.ofEpochMilli(rows.getLong(5)),
        Instant.ofEpochMilli(rows.getLong(6))));
  }

  private void write(Connection connection, KeyRingState before, KeyRingState after)
      throws SQLException {
    for (RingKey key : before.keys()) {
      if (!after.keys().contains(key)) {
        transactions.execute(
            connection, "DELETE FROM sts4j_key WHERE key_id = ?", key.id().toString());
        unwrapped.remove(key.id());
      }
    }
    for (RingKey key : after.keys()) {
      if (!before.keys().contains(key)) {
        insert(connection, key);
      }
    }
    for (Map.Entry<KeyId, Instant> gone : after.destroyed().entrySet()) {
      if (!before.destroyed().containsKey(gone.getKey())) {
        transactions.execute(
            connection,
            "INSERT INTO sts4j_key (key_id, destroyed_at) VALUES (?, ?)",
            gone.getKey().toString(),
            gone.getValue().toEpochMilli());
      }
    }
    transactions.execute(
        connection,
        "UPDATE sts4j_counter SET counted = ?, tag = ? WHERE name = ?",
        after.version(),
        after.tag(),
        COUNTER);
  }

  private void insert(Connection connection, RingKey key) throws SQLException {
    transactions.execute(
        connection,
        "INSERT INTO sts4j_key (key_id, wrapped_secret, created_at, seals_from) VALUES (?, ?, ?, ?)",
        key.id().toString(),
        wrap(key.key()),
        key.createdAt().toEpochMilli(),
        key.sealsFrom().toEpochMilli());
  }

  private String wrap(TokenKey key) {
    byte[] secret = key.insecureExportSecret();
    try {
      return Base64.getEncoder().encodeToString(keyEncryptionKey.wrap(key.id(), secret));
    } catch (GeneralSecurityException e) {
      throw new KeyStorageException(
          "a new sealing key cannot be encrypted: see that the key-encryption key can be used ("
              + e.getMessage() + ")",
          e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private TokenKey unwrap(KeyId id, String wrapped) {
    Unwrapped known = unwrapped.get(id);
    if (known != null && known.wrapped().equals(wrapped)) {
      return known.key();
    }
    try {
      byte[] secret = keyEncryptionKey.unwrap(id, Base64.getDecoder().decode(wrapped));
      TokenKey key = TokenKey.of(id, secret);
      Arrays.fill(secret, (byte) 0);
      unwrapped.put(id, new Unwrapped(wrapped, key));
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new KeyStorageException(
          "sealing key `" + id + "` in the table `sts4j_key` cannot be decrypted: give the "
              + "key-encryption key that it was encrypted under, or the row was changed ("
              + e.getMessage() + ")",
          e);
    }
  }

  private static KeyStorageException missing() {
    return new KeyStorageException("the table `sts4j_counter` has no row `" + COUNTER
        + "`: put back a backup, or start with a database of its own");
  }

  private static KeyStorageException unusable(SQLException e) {
    return new KeyStorageException(
        "the key ring in the database cannot be used: " + e.getMessage(), e);
  }
}
