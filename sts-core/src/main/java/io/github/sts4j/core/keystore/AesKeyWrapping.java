package io.github.sts4j.core.keystore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.sts4j.core.token.KeyId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** AES-KWP. It takes no associated data, so the key's id is wrapped with the secret. */
final class AesKeyWrapping implements KeyEncryptionKey {
  private final SecretKey key;
  private final @Nullable Provider provider;

  AesKeyWrapping(SecretKey key, @Nullable Provider provider) {
    this.key = key;
    this.provider = provider;
  }

  @Override
  public byte[] wrap(KeyId id, byte[] secret) throws GeneralSecurityException {
    byte[] name = name(id);
    byte[] named =
        ByteBuffer.allocate(name.length + secret.length).put(name).put(secret).array();
    try {
      return cipher(Cipher.ENCRYPT_MODE).doFinal(named);
    } finally {
      Arrays.fill(named, (byte) 0);
    }
  }

  @Override
  public byte[] unwrap(KeyId id, byte[] wrapped) throws GeneralSecurityException {
    byte[] named = decrypted(id, wrapped);
    try {
      byte[] name = name(id);
      if (named.length < name.length
          || !MessageDigest.isEqual(name, Arrays.copyOf(named, name.length))) {
        throw new GeneralSecurityException("what is wrapped as key `" + id + "` is another key");
      }
      return Arrays.copyOfRange(named, name.length, named.length);
    } finally {
      Arrays.fill(named, (byte) 0);
    }
  }

  private byte[] decrypted(KeyId id, byte[] wrapped) throws GeneralSecurityException {
    try {
      return cipher(Cipher.DECRYPT_MODE).doFinal(wrapped);
    } catch (RuntimeException e) { // how some providers refuse what is too short
      throw new GeneralSecurityException("wrapped key `" + id + "` is malformed", e);
    }
  }

  private static byte[] name(KeyId id) {
    return ("sts4j/wrapped-key\0" + id).getBytes(US_ASCII);
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = provider == null
        ? Cipher.getInstance("AES/KWP/NoPadding")
        : Cipher.getInstance("AES/KWP/NoPadding", provider);
    cipher.init(mode, key);
    return cipher;
  }
}
