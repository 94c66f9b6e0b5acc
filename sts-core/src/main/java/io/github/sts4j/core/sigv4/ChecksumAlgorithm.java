package io.github.sts4j.core.sigv4;

import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/** The checksums that may follow a body. */
enum ChecksumAlgorithm {
  CRC32("x-amz-checksum-crc32"),
  CRC32C("x-amz-checksum-crc32c"),
  CRC64NVME("x-amz-checksum-crc64nvme"),
  MD5("x-amz-checksum-md5"),
  SHA1("x-amz-checksum-sha1"),
  SHA256("x-amz-checksum-sha256"),
  SHA512("x-amz-checksum-sha512");

  private final String header;

  ChecksumAlgorithm(String header) {
    this.header = header;
  }

  static Optional<ChecksumAlgorithm> ofHeader(String name) {
    for (ChecksumAlgorithm algorithm : values()) {
      if (algorithm.header.equals(name)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  String header() {
    return header;
  }

  Checksum start() {
    return switch (this) {
      case CRC32 -> Checksum.of(new CRC32(), Integer.BYTES);
      case CRC32C -> Checksum.of(new CRC32C(), Integer.BYTES);
      case CRC64NVME -> Checksum.of(new Crc64Nvme(), Long.BYTES);
      case MD5 -> Checksum.of(Hashing.digest("MD5"));
      case SHA1 -> Checksum.of(Hashing.digest("SHA-1"));
      case SHA256 -> Checksum.of(Hashing.digest("SHA-256"));
      case SHA512 -> Checksum.of(Hashing.digest("SHA-512"));
    };
  }
}
