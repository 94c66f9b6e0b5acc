package io.github.sts4j.core.sigv4;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Uploads of every payload mode, signed by {@link TestSigner}: the verified signature and the bytes on the wire. */
record Uploads(VerifiedSignature verified, byte[] wire) {

  static Uploads of(PayloadMode mode, byte[] content, int chunkLength, ChecksumAlgorithm checksum) {
    TestSigner signer = signer(mode, content, checksum);
    VerifiedSignature verified = Verifying.s3(signer.request());
    if (!mode.isChunked()) {
      return new Uploads(verified, content);
    }
    List<String> trailers = mode.hasTrailer() ? List.of(trailer(checksum, content)) : List.of();
    boolean signed = mode.hasChunkSignatures();
    return new Uploads(
        verified,
        signer.chunked(
            signed, signed && mode.hasTrailer(), chunks(content, chunkLength), trailers));
  }

  static TestSigner signer(PayloadMode mode, byte[] content, ChecksumAlgorithm checksum) {
    TestSigner signer = TestSigner.s3().method("PUT").path("/bucket/key");
    switch (mode) {
      case EXACT ->
        signer.header("x-amz-content-sha256", TestSigner.hex(TestSigner.sha256(content)));
      case UNSIGNED -> signer.header("x-amz-content-sha256", "UNSIGNED-PAYLOAD");
      case STREAMING_SIGNED ->
        signer.header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
      case STREAMING_SIGNED_TRAILER ->
        signer.header("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");
      case STREAMING_UNSIGNED_TRAILER ->
        signer.header("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER");
      default -> throw new IllegalArgumentException("not an S3 mode: " + mode);
    }
    if (mode.isChunked()) {
      signer.header("x-amz-decoded-content-length", String.valueOf(content.length));
    }
    if (mode.hasTrailer()) {
      signer.header("x-amz-trailer", checksum.header());
    }
    return signer;
  }

  static String trailer(ChecksumAlgorithm algorithm, byte[] content) {
    Checksum checksum = algorithm.start();
    checksum.update(content, 0, content.length);
    return algorithm.header() + ":" + Base64.getEncoder().encodeToString(checksum.value());
  }

  static List<byte[]> chunks(byte[] content, int chunkLength) {
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < content.length; from += chunkLength) {
      chunks.add(Arrays.copyOfRange(content, from, Math.min(content.length, from + chunkLength)));
    }
    return chunks;
  }
}
