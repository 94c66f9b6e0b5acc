package io.github.sts4j.examples.endpoint.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A checksum that clients may send with an object and ask for again. */
enum ChecksumAlgorithm {
  CRC32(4),
  CRC32C(4),
  CRC64NVME(8),
  SHA1(20),
  SHA256(32),
  SHA512(64);

  static final String HEADER_PREFIX = "x-amz-checksum-";

  private final int bytes;

  ChecksumAlgorithm(int bytes) {
    this.bytes = bytes;
  }

  static Optional<ChecksumAlgorithm> named(String name) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.name().equalsIgnoreCase(name))
        .findFirst();
  }

  String header() {
    return HEADER_PREFIX + name().toLowerCase(Locale.ROOT);
  }

  String xmlElement() {
    return "Checksum" + name();
  }

  int bytes() {
    return bytes;
  }

  Running start() {
    return switch (this) {
      case CRC32 -> running(new CRC32());
      case CRC32C -> running(new CRC32C());
      case CRC64NVME -> running(new Crc64Nvme());
      case SHA1 -> running("SHA-1");
      case SHA256 -> running("SHA-256");
      case SHA512 -> running("SHA-512");
    };
  }

  /** MD5 is no checksum a client may choose, but every ETag. */
  static Running md5() {
    return running("MD5");
  }

  /** A checksum under way. */
  interface Running {
    void update(ByteBuffer piece);

    /** The checksum in network byte order; nothing may be added after. */
    byte[] finish();
  }

  private Running running(Checksum checksum) {
    return new Running() {
      @Override
      public void update(ByteBuffer piece) {
        checksum.update(piece);
      }

      @Override
      public byte[] finish() {
        byte[] value =
            ByteBuffer.allocate(Long.BYTES).putLong(checksum.getValue()).array();
        return Arrays.copyOfRange(value, Long.BYTES - bytes, Long.BYTES);
      }
    };
  }

  private static Running running(String digestName) {
    MessageDigest digest = digest(digestName);
    return new Running() {
      @Override
      public void update(ByteBuffer piece) {
        digest.update(piece);
      }

      @Override
      public byte[] finish() {
        return digest.digest();
      }
    };
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has " + name, impossible);
    }
  }
}
