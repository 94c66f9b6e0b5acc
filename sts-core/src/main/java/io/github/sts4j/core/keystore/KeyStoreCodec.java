package io.github.sts4j.core.keystore;

import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.TokenKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key ring as a key store: each key a secret key whose alias is its id, and one entry with {@link RingMetadata}. A key
 * that another tool put in counts from its creation date.
 */
final class KeyStoreCodec {
  private static final String METADATA = "sts4j-key-ring";

  private final String type;
  private final @Nullable Provider provider;
  private final char[] password;
  private final @Nullable KeyEncryptionKey keyEncryptionKey;

  KeyStoreCodec(
      String type,
      @Nullable Provider provider,
      char[] password,
      @Nullable KeyEncryptionKey keyEncryptionKey) {
    this.type = type;
    this.provider = provider;
    this.password = password.clone();
    this.keyEncryptionKey = keyEncryptionKey;
  }

  byte[] write(KeyRingState ring) throws IOException, GeneralSecurityException {
    KeyStore store = keyStore();
    store.load(null, password);
    for (RingKey key : ring.keys()) {
      byte[] secret = key.key().insecureExportSecret();
      put(store, key.id().toString(), wrapped(key.id(), secret), "AES");
      Arrays.fill(secret, (byte) 0);
    }
    put(store, METADATA, RingMetadata.write(ring), "HmacSHA256");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password);
    return out.toByteArray();
  }

  private void put(KeyStore store, String alias, byte[] bytes, String algorithm)
      throws GeneralSecurityException {
    store.setEntry(
        alias,
        new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, algorithm)),
        new KeyStore.PasswordProtection(password));
  }

  /**
   * @throws IOException when the bytes are no key store, were changed, or the password is another
   * @throws IllegalArgumentException when the key store holds something else than a key ring
   */
  KeyRingState read(byte[] bytes) throws IOException, GeneralSecurityException {
    KeyStore store = keyStore();
    try {
      store.load(new ByteArrayInputStream(bytes), password);
    } catch (IOException | RuntimeException e) {
      // A file that is cut or changed makes the provider say nothing, or something about DER.
      throw new IOException(
          "it is not a " + type + " file, it was changed, or its password is another ("
              + e.getMessage() + ")",
          e);
    }
    Optional<RingMetadata> metadata = store.containsAlias(METADATA)
        ? Optional.of(RingMetadata.read(secret(store, METADATA)))
        : Optional.empty();
    List<RingKey> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (!alias.equals(METADATA)) {
        keys.add(key(store, alias, metadata));
      }
    }
    if (metadata.isEmpty() && keys.isEmpty()) {
      throw new IllegalArgumentException("it holds no key ring and no secret key");
    }
    return new KeyRingState(
        metadata.map(RingMetadata::version).orElse(0L),
        metadata.map(RingMetadata::tag).orElse(0L),
        keys,
        metadata.map(RingMetadata::destroyed).orElse(Map.of()));
  }

  private RingKey key(KeyStore store, String alias, Optional<RingMetadata> metadata)
      throws GeneralSecurityException {
    KeyId id = KeyId.of(alias);
    byte[] secret = unwrapped(id, secret(store, alias));
    TokenKey key = TokenKey.of(id, secret);
    Arrays.fill(secret, (byte) 0);
    Instant stored = store.getCreationDate(alias).toInstant();
    RingMetadata.Times times =
        metadata.map(known -> known.times().get(id)).orElse(new RingMetadata.Times(stored, stored));
    return new RingKey(key, times.createdAt(), times.sealsFrom());
  }

  private byte[] secret(KeyStore store, String alias) throws GeneralSecurityException {
    Key key = store.getKey(alias, password);
    if (key instanceof SecretKey secret && secret.getEncoded() != null) {
      return secret.getEncoded();
    }
    throw new IllegalArgumentException(
        "its entry `" + alias + "` is no secret key: keep that in a file of its own");
  }

  private byte[] wrapped(KeyId id, byte[] secret) throws GeneralSecurityException {
    return keyEncryptionKey == null ? secret.clone() : keyEncryptionKey.wrap(id, secret);
  }

  private byte[] unwrapped(KeyId id, byte[] wrapped) throws GeneralSecurityException {
    return keyEncryptionKey == null ? wrapped : keyEncryptionKey.unwrap(id, wrapped);
  }

  private KeyStore keyStore() throws GeneralSecurityException {
    return provider == null ? KeyStore.getInstance(type) : KeyStore.getInstance(type, provider);
  }
}
