package io.github.sts4j.core.token;

import java.nio.ByteBuffer;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** A token key, ready for use: its algorithm set up, and what begins each of its envelopes. Safe for use by many threads. */
record PreparedKey(TokenKey key, Xaes256Gcm aead) {
  static final byte VERSION = 1;
  static final int HEADER_LENGTH = 1 + KeyId.LENGTH;

  static PreparedKey of(TokenKey key, @Nullable Provider provider) {
    return new PreparedKey(key, new Xaes256Gcm(key.insecureExportSecret(), provider));
  }

  /** An envelope of this length with its header written. */
  byte[] envelope(int length) {
    byte[] envelope = new byte[length];
    writeHeader(envelope, 0);
    return envelope;
  }

  /** Label and header, which are authenticated with what is sealed. */
  byte[] associatedData(Purpose purpose) {
    byte[] data = new byte[purpose.length() + HEADER_LENGTH];
    purpose.writeTo(data);
    writeHeader(data, purpose.length());
    return data;
  }

  private void writeHeader(byte[] target, int at) {
    ByteBuffer.wrap(target).put(at, VERSION).putLong(at + 1, key.id().toLong());
  }

  /** The key's id alone. */
  @Override
  public String toString() {
    return "PreparedKey[" + key.id() + ", redacted]";
  }
}
