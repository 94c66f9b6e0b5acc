package io.github.sts4j.core.token;

import java.nio.ByteBuffer;
import java.security.Provider;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A token key, ready for one purpose: its algorithm set up, and what begins each of its envelopes. Safe for use by many
 * threads.
 */
final class PreparedKey {
  static final byte VERSION = 1;
  static final int HEADER_LENGTH = 1 + KeyId.LENGTH;

  private final TokenKey key;
  private final Xaes256Gcm aead;
  private final byte[] header;

  private PreparedKey(TokenKey key, Xaes256Gcm aead) {
    this.key = key;
    this.aead = aead;
    this.header = new byte[HEADER_LENGTH];
    ByteBuffer.wrap(header).put(VERSION).putLong(key.id().toLong());
  }

  static PreparedKey of(TokenKey key, Purpose purpose, @Nullable Provider provider) {
    byte[] subkey = purpose.subkey(key);
    try {
      return new PreparedKey(key, new Xaes256Gcm(subkey, provider));
    } finally {
      Arrays.fill(subkey, (byte) 0);
    }
  }

  TokenKey key() {
    return key;
  }

  Xaes256Gcm aead() {
    return aead;
  }

  /** An envelope of this length with its header written. */
  byte[] envelope(int length) {
    return Arrays.copyOf(header, length);
  }

  /** Version and key id, which are authenticated with what is sealed. The caller changes nothing in it. */
  byte[] sharedHeader() {
    return header;
  }

  /** The key's id alone. */
  @Override
  public String toString() {
    return "PreparedKey[" + key.id() + ", redacted]";
  }
}
