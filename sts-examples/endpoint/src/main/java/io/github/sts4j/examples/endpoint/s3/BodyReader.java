package io.github.sts4j.examples.endpoint.s3;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the body of an upload, checking its length, {@code Content-MD5} and checksum on the way. */
record BodyReader(long maxBytes) {
  private static final int PIECE_BYTES = 1 << 20;

  /**
   * The whole body.
   *
   * @throws S3Exception if it is longer than allowed, not as long as declared, or not what its digests say
   * @throws IOException if the client went away
   */
  ReceivedBody read(S3Call call) throws IOException {
    long declared = declaredLength(call);
    if (declared > maxBytes) {
      throw S3Error.ENTITY_TOO_LARGE.because(
          "the body of " + declared + " bytes is over the maximum of " + maxBytes);
    }
    Optional<ClaimedChecksum> claim = ClaimedChecksum.of(call);
    Content content = Content.of(readPieces(call.request().body(), declared));
    byte[] digest = content.checksum(ChecksumAlgorithm.md5());
    checkContentMd5(call, digest);
    return new ReceivedBody(
        content,
        HexFormat.of().formatHex(digest),
        claim.map(checksum -> verified(checksum, content, call)).orElse(Map.of()));
  }

  private static Map<String, String> verified(ClaimedChecksum claim, Content content, S3Call call) {
    byte[] actual = content.checksum(claim.algorithm().start());
    return Map.of(
        claim.algorithm().header(),
        claim.verify(actual, call.request()),
        "x-amz-checksum-type",
        "FULL_OBJECT");
  }

  private static List<byte[]> readPieces(InputStream body, long declared) throws IOException {
    List<byte[]> pieces = new ArrayList<>();
    long received = 0;
    // To the very end, past the declared length:
    // only there does a verifying stream check the last signature.
    for (byte[] piece = body.readNBytes(PIECE_BYTES);
        piece.length > 0;
        piece = body.readNBytes(PIECE_BYTES)) {
      received += piece.length;
      if (received > declared) {
        break;
      }
      pieces.add(piece);
    }
    if (received != declared) {
      throw S3Error.INCOMPLETE_BODY.because(
          "the body does not have the " + declared + " bytes that its length header declares");
    }
    return pieces;
  }

  private static long declaredLength(S3Call call) {
    Optional<String> decoded = call.request().header("x-amz-decoded-content-length");
    if (decoded.isPresent()) {
      return parseLength(decoded.get());
    }
    return call.request()
        .contentLength()
        .orElseThrow(() -> S3Error.MISSING_CONTENT_LENGTH.because(
            "an upload must declare its length in Content-Length"));
  }

  private static long parseLength(String text) {
    try {
      long length = Long.parseLong(text);
      if (length >= 0) {
        return length;
      }
    } catch (NumberFormatException notANumber) {
      // Reported below, together with negative numbers.
    }
    throw S3Error.INVALID_ARGUMENT.because(
        "x-amz-decoded-content-length `" + text + "` is not a length");
  }

  private static void checkContentMd5(S3Call call, byte[] actual) {
    Optional<String> header = call.request().header("content-md5");
    if (header.isEmpty()) {
      return;
    }
    byte[] claimed = ClaimedChecksum.decode(header.get())
        .filter(bytes -> bytes.length == actual.length)
        .orElseThrow(() -> S3Error.INVALID_DIGEST.because(
            "the Content-MD5 you specified must be 16 bytes in Base64"));
    if (!Arrays.equals(claimed, actual)) {
      throw S3Error.BAD_DIGEST.because(
          "the Content-MD5 you specified did not match what we received");
    }
  }
}
