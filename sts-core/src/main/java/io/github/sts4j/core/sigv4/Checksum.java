package io.github.sts4j.core.sigv4;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** A checksum under way. */
interface Checksum {

  void update(byte[] bytes, int offset, int length);

  /** The checksum of all that was seen; ends it. */
  byte[] value();

  static Checksum of(MessageDigest digest) {
    return new Checksum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
      }

      @Override
      public byte[] value() {
        return digest.digest();
      }
    };
  }

  /** A cyclic redundancy check of so many bytes, the first byte first. */
  static Checksum of(java.util.zip.Checksum crc, int width) {
    return new Checksum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        crc.update(bytes, offset, length);
      }

      @Override
      public byte[] value() {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(crc.getValue()).array();
        return Arrays.copyOfRange(all, Long.BYTES - width, Long.BYTES);
      }
    };
  }
}
