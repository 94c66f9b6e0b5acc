package io.github.sts4j.core.sigv4;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whatever the chunked body of a well-signed upload is replaced by, in each of the chunked modes:
 * 1. nothing but an {@link BodyVerificationException} is thrown;
 * 2. where chunks are signed, what verifies is the content that was signed;
 * 3. where they are not, what verifies has the declared length and the checksum that came with it.
 */
class ChunkedBodyFuzzer {
  private static final byte[] CONTENT =
      TestSigner.utf8("the quick brown fox jumps over the lazy dog");
  private static final List<PayloadMode> MODES = List.of(
      PayloadMode.STREAMING_SIGNED,
      PayloadMode.STREAMING_SIGNED_TRAILER,
      PayloadMode.STREAMING_UNSIGNED_TRAILER);
  private static final List<Uploads> UPLOADS = MODES.stream()
      .map(mode -> Uploads.of(mode, CONTENT, 20, ChecksumAlgorithm.CRC32))
      .toList();

  /** The first byte says which mode, the others are the body. */
  @FuzzTest(maxDuration = "3m")
  void replaced(byte[] data) throws Exception {
    if (data.length == 0) {
      return;
    }
    int mode = (data[0] & 0xff) % MODES.size();
    byte[] body = Arrays.copyOfRange(data, 1, data.length);
    try (VerifyingBody stream =
        UPLOADS.get(mode).verified().verifyingBody(new ByteArrayInputStream(body))) {
      byte[] content = stream.readAllBytes();
      if (MODES.get(mode).hasChunkSignatures()) {
        assertArrayEquals(CONTENT, content);
      } else {
        assertEquals(CONTENT.length, content.length);
        requireChecksum(content, stream.trailers());
      }
    } catch (BodyVerificationException refused) {
      // As most are.
    }
  }

  private static void requireChecksum(byte[] content, Map<String, String> trailers) {
    trailers.forEach((name, value) ->
        assertEquals(name + ":" + value, Uploads.trailer(ChecksumAlgorithm.CRC32, content)));
    assertEquals(1, trailers.size());
  }
}
