package io.github.sts4j.examples.endpoint.s3;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The checksum that a client says its body has. The value is absent while it is still to come as a trailer. */
record ClaimedChecksum(ChecksumAlgorithm algorithm, Optional<String> value) {
  private static final Set<String> NO_VALUES =
      Set.of("x-amz-checksum-mode", "x-amz-checksum-algorithm", "x-amz-checksum-type");

  /**
   * What the headers claim.
   *
   * @throws S3Exception if they claim two checksums, one we do not know, or name an algorithm and give no value
   */
  static Optional<ClaimedChecksum> of(S3Call call) {
    Map<String, Optional<String>> claims = new TreeMap<>();
    values(call).forEach((name, value) -> claims.put(name, Optional.of(value)));
    trailers(call).forEach(name -> claims.put(name, Optional.empty()));
    if (claims.size() > 1) {
      throw S3Error.INVALID_REQUEST.because(
          "expecting a single x-amz-checksum- header; found " + claims.keySet());
    }
    if (claims.isEmpty() && call.header("x-amz-sdk-checksum-algorithm").isPresent()) {
      throw S3Error.INVALID_REQUEST.because(
          "x-amz-sdk-checksum-algorithm is given, but no x-amz-checksum- header or trailer");
    }
    return claims.entrySet().stream()
        .map(claim -> new ClaimedChecksum(algorithm(claim.getKey()), claim.getValue()))
        .findFirst();
  }

  /** The checksum headers with a value in them. */
  static Map<String, String> values(S3Call call) {
    Map<String, String> headers = call.headersStartingWith(ChecksumAlgorithm.HEADER_PREFIX);
    headers.keySet().removeAll(NO_VALUES);
    return headers;
  }

  /**
   * The algorithm whose header this is.
   *
   * @throws S3Exception if it is none of ours
   */
  static ChecksumAlgorithm algorithm(String header) {
    return ChecksumAlgorithm.named(header.substring(ChecksumAlgorithm.HEADER_PREFIX.length()))
        .orElseThrow(() -> S3Error.INVALID_REQUEST.because("the checksum `" + header
            + "` is not supported; use crc32, crc32c, crc64nvme, sha1, sha256 or sha512"));
  }

  /**
   * Compares the claim with the checksum of the bytes that came.
   *
   * @param trailers asked only for a claim that was announced as a trailer
   * @return the checksum in Base64
   */
  String verify(byte[] actual, S3Request trailers) {
    String claimed = value
        .or(() -> Optional.ofNullable(trailers.trailers().get(algorithm.header())))
        .orElseThrow(() -> S3Error.MALFORMED_TRAILER.because(
            "the trailer `" + algorithm.header() + "` did not come"));
    byte[] expected = decode(claimed)
        .filter(bytes -> bytes.length == algorithm.bytes())
        .orElseThrow(() -> S3Error.INVALID_REQUEST.because("the value of `" + algorithm.header()
            + "` must be " + algorithm.bytes() + " bytes in Base64"));
    if (!Arrays.equals(expected, actual)) {
      throw S3Error.BAD_DIGEST.because(
          "the " + algorithm + " you specified did not match the calculated checksum");
    }
    return Base64.getEncoder().encodeToString(actual);
  }

  static Optional<byte[]> decode(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static List<String> trailers(S3Call call) {
    return call.header("x-amz-trailer").stream()
        .flatMap(names -> Arrays.stream(names.split(",", -1)))
        .map(name -> name.trim().toLowerCase(Locale.ROOT))
        .filter(name -> name.startsWith(ChecksumAlgorithm.HEADER_PREFIX))
        .toList();
  }
}
