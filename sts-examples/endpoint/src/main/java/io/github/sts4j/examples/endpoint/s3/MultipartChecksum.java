package io.github.sts4j.examples.endpoint.s3;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * How the checksum of an object made of parts is to be formed: over all its bytes, or over the parts' checksums.
 */
record MultipartChecksum(ChecksumAlgorithm algorithm, boolean fullObject) {
  /**
   * What the request that begins an upload asks for.
   *
   * @throws S3Exception if we do not know it, or S3 does not offer the combination
   */
  static Optional<MultipartChecksum> of(S3Call call) {
    return call.header("x-amz-checksum-algorithm")
        .map(name -> of(name, call.header("x-amz-checksum-type")));
  }

  String type() {
    return fullObject ? "FULL_OBJECT" : "COMPOSITE";
  }

  /** The checksum as it stands in a header: Base64, and for a composite one the number of parts after a hyphen. */
  String over(List<Content> parts) {
    ChecksumAlgorithm.Running whole = algorithm.start();
    if (fullObject) {
      return base64(Content.join(parts).checksum(whole));
    }
    parts.forEach(part -> whole.update(ByteBuffer.wrap(part.checksum(algorithm.start()))));
    return base64(whole.finish()) + "-" + parts.size();
  }

  private static MultipartChecksum of(String name, Optional<String> type) {
    ChecksumAlgorithm algorithm = ClaimedChecksum.algorithm(ChecksumAlgorithm.HEADER_PREFIX + name);
    boolean crc64 = algorithm == ChecksumAlgorithm.CRC64NVME;
    boolean crc =
        crc64 || algorithm == ChecksumAlgorithm.CRC32 || algorithm == ChecksumAlgorithm.CRC32C;
    String wanted = type.orElse(crc64 ? "FULL_OBJECT" : "COMPOSITE");
    boolean offered = wanted.equals("FULL_OBJECT") ? crc : wanted.equals("COMPOSITE") && !crc64;
    if (!offered) {
      throw S3Error.INVALID_REQUEST.because("the checksum type `" + wanted
          + "` cannot be used with the " + algorithm + " checksum algorithm");
    }
    return new MultipartChecksum(algorithm, wanted.equals("FULL_OBJECT"));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
