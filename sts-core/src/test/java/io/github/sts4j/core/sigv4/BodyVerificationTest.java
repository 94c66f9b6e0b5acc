package io.github.sts4j.core.sigv4;

import static io.github.sts4j.core.error.AuthenticationFailure.CHECKSUM_MISMATCH;
import static io.github.sts4j.core.error.AuthenticationFailure.INCOMPLETE_BODY;
import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_BODY;
import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_PRESIGNED_QUERY;
import static io.github.sts4j.core.error.AuthenticationFailure.MALFORMED_SIGNATURE;
import static io.github.sts4j.core.error.AuthenticationFailure.PAYLOAD_MISMATCH;
import static io.github.sts4j.core.error.AuthenticationFailure.SIGNATURE_MISMATCH;
import static io.github.sts4j.core.sigv4.ChecksumAlgorithm.CRC32;
import static io.github.sts4j.core.sigv4.ChecksumAlgorithm.SHA256;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.AuthenticationFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyVerificationTest {
  private static final byte[] CONTENT =
      TestSigner.utf8("the quick brown fox jumps over the lazy dog, twice a day");

  @Test
  void aFailedStreamStaysFailedAndNeverEnds() throws IOException {
    Uploads upload = Uploads.of(PayloadMode.EXACT, CONTENT, 0, CRC32);
    InputStream in = upload.verified().verifyingBody(new ByteArrayInputStream(new byte[5]));
    assertEquals(5, in.read(new byte[10]));
    BodyVerificationException first = assertThrows(BodyVerificationException.class, in::read);
    assertEquals(PAYLOAD_MISMATCH, first.reason().failure());
    assertEquals("XAmzContentSHA256Mismatch", first.reason().failure().s3Code());
    assertSame(first, assertThrows(BodyVerificationException.class, in::read));
    assertThrows(BodyVerificationException.class, () -> in.skip(1));
    assertThrows(BodyVerificationException.class, in::readAllBytes);
  }

  @Test
  void skippingGoesThroughTheCheckToo() throws IOException {
    Uploads upload = Uploads.of(PayloadMode.EXACT, CONTENT, 0, CRC32);
    InputStream good = upload.verified().verifyingBody(new ByteArrayInputStream(upload.wire()));
    assertEquals(CONTENT.length, good.skip(1000));
    assertEquals(-1, good.read());
    InputStream bad = upload.verified().verifyingBody(new ByteArrayInputStream(new byte[60]));
    assertThrows(BodyVerificationException.class, () -> bad.skip(1000));
  }

  @ParameterizedTest
  @EnumSource(
      value = PayloadMode.class,
      names = {"STREAMING_SIGNED_TRAILER", "STREAMING_UNSIGNED_TRAILER"})
  void trailersAreToldOnlyOnceTheyAreVerified(PayloadMode mode) throws IOException {
    Uploads upload = Uploads.of(mode, CONTENT, 10, CRC32);
    try (VerifyingBody in =
        upload.verified().verifyingBody(new ByteArrayInputStream(upload.wire()))) {
      in.readNBytes(CONTENT.length);
      assertThrows(IllegalStateException.class, in::trailers);
      assertEquals(-1, in.read());
      String[] trailer = Uploads.trailer(CRC32, CONTENT).split(":", 2);
      assertEquals(Map.of(trailer[0], trailer[1]), in.trailers());
    }
  }

  @Test
  void anUnsignedBodyIsReadAsItCame() throws IOException {
    Uploads upload = Uploads.of(PayloadMode.UNSIGNED, CONTENT, 0, CRC32);
    try (VerifyingBody in = upload.verified().verifyingBody(new ByteArrayInputStream(CONTENT))) {
      assertEquals(CONTENT.length, in.readAllBytes().length);
      assertEquals(Map.of(), in.trailers());
    }
  }

  @Test
  void aFailureOfTheSourceIsNotAnEnd() throws IOException {
    Uploads upload = Uploads.of(PayloadMode.STREAMING_SIGNED, CONTENT, 10, CRC32);
    AtomicBoolean closed = new AtomicBoolean();
    InputStream broken = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }

      @Override
      public void close() {
        closed.set(true);
      }
    };
    try (InputStream in = upload.verified().verifyingBody(broken)) {
      assertEquals("connection reset", assertThrows(IOException.class, in::read).getMessage());
      assertEquals("connection reset", assertThrows(IOException.class, in::read).getMessage());
    }
    assertEquals(true, closed.get());
  }

  @ParameterizedTest
  @EnumSource(
      value = PayloadMode.class,
      names = {"FROM_BODY", "UNSIGNED"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyCutAndEveryAppendedByteIsRefused(PayloadMode mode) {
    Uploads upload = Uploads.of(mode, CONTENT, 20, SHA256);
    for (int length = 0; length < upload.wire().length; length++) {
      byte[] cut = Arrays.copyOf(upload.wire(), length);
      AuthenticationFailure failure = refusal(upload, cut);
      assertEquals(
          mode == PayloadMode.EXACT ? PAYLOAD_MISMATCH : INCOMPLETE_BODY,
          failure,
          mode + " " + length);
    }
    byte[] longer = Arrays.copyOf(upload.wire(), upload.wire().length + 1);
    assertNotNull(refusal(upload, longer));
  }

  @ParameterizedTest
  @EnumSource(
      value = PayloadMode.class,
      names = {"FROM_BODY", "UNSIGNED"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyChangedBitIsRefused(PayloadMode mode) {
    Uploads upload = Uploads.of(mode, CONTENT, 20, SHA256);
    int refused = 0;
    for (int i = 0; i < upload.wire().length * 8; i++) {
      byte[] changed = upload.wire().clone();
      changed[i / 8] ^= (byte) (1 << i % 8);
      if (new String(changed, StandardCharsets.ISO_8859_1)
              .equalsIgnoreCase(new String(upload.wire(), StandardCharsets.ISO_8859_1))
          && isFraming(upload, i / 8)) {
        continue; // a chunk's size and a trailer's name mean the same in either case
      }
      assertNotNull(refusal(upload, changed), mode + ": bit " + i);
      refused++;
    }
    System.out.println(
        "sigv4 bodies: refused " + refused + " changed bits of a " + mode + " upload");
  }

  /** Whether the byte belongs to a chunk's size or to the name of the checksum in the trailer. */
  private static boolean isFraming(Uploads upload, int index) {
    String wire = new String(upload.wire(), StandardCharsets.ISO_8859_1);
    int line = wire.lastIndexOf('\n', index - 1) + 1;
    int end = wire.indexOf('\n', line);
    String text = wire.substring(line, end < 0 ? wire.length() : end);
    return index
            < line
                + Math.max(
                    text.indexOf(';'), Math.max(text.indexOf(':'), text.length() <= 3 ? 2 : 0))
        && !text.startsWith("x-amz-trailer-signature");
  }

  @Test
  void chunksOutOfOrderOrLeftOutOrReplayedAreRefused() {
    TestSigner signer = Uploads.signer(PayloadMode.STREAMING_SIGNED, CONTENT, CRC32);
    VerifiedSignature verified = Verifying.s3(signer.request());
    String wire = new String(
        signer.chunked(true, false, Uploads.chunks(CONTENT, 28), List.of()),
        StandardCharsets.UTF_8);
    int second = wire.indexOf("1c;", 1);
    int last = wire.indexOf("0;chunk", second);
    String one = wire.substring(0, second);
    String two = wire.substring(second, last);
    String end = wire.substring(last);
    assertArrayEquals(CONTENT, verified.verifyBody(TestSigner.utf8(one + two + end)));
    for (String changed : List.of(two + one + end, one + one + end, two + two + end)) {
      Verifying.refused(SIGNATURE_MISMATCH, () -> verified.verifyBody(TestSigner.utf8(changed)));
    }
    Verifying.refused(SIGNATURE_MISMATCH, () -> verified.verifyBody(TestSigner.utf8(one + end)));
    Verifying.refused(
        INCOMPLETE_BODY, () -> verified.verifyBody(TestSigner.utf8(one + two + two + end)));
  }

  @Test
  void chunksOfAnotherRequestAreRefused() {
    Uploads upload = Uploads.of(PayloadMode.STREAMING_SIGNED, CONTENT, 20, CRC32);
    TestSigner other =
        Uploads.signer(PayloadMode.STREAMING_SIGNED, CONTENT, CRC32).path("/bucket/other");
    VerifiedSignature verified = Verifying.s3(other.request());
    Verifying.refused(SIGNATURE_MISMATCH, () -> verified.verifyBody(upload.wire()));
  }

  @Test
  void theLengthAnnouncedIsTheLengthThatMustCome() {
    for (int wrong : new int[] {CONTENT.length - 1, CONTENT.length + 1, 0}) {
      TestSigner signer = Uploads.signer(PayloadMode.STREAMING_SIGNED, CONTENT, CRC32)
          .header("x-amz-decoded-content-length", String.valueOf(wrong));
      VerifiedSignature verified = Verifying.s3(signer.request());
      byte[] wire = signer.chunked(true, false, Uploads.chunks(CONTENT, 20), List.of());
      Verifying.refused(INCOMPLETE_BODY, () -> verified.verifyBody(wire));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x-amz-checksum-crc32:\r\n",
        "x-amz-checksum-crc32:AAAAAA==\r\n",
        "x-amz-checksum-crc32:AAAA\r\n",
        "x-amz-checksum-crc32:!!\r\n",
        "x-amz-checksum-sha1:AAAA\r\n",
        "nocolon\r\n",
        ":\r\n",
        "x-amz-checksum-crc32:GOOD\r\nx-amz-checksum-crc32:GOOD\r\n",
        "x-amz-checksum-crc32:GOOD\r\nx-amz-meta-a:1\r\n",
        "x-amz-meta-a:1\r\nx-amz-checksum-crc32:GOOD\r\n"
      })
  void aTrailerOtherThanTheOneAnnouncedIsRefused(String trailer) {
    Uploads upload = Uploads.of(PayloadMode.STREAMING_UNSIGNED_TRAILER, CONTENT, 100, CRC32);
    String good = Uploads.trailer(CRC32, CONTENT);
    String wire = new String(upload.wire(), StandardCharsets.UTF_8)
        .replace(good + "\r\n", trailer.replace("x-amz-checksum-crc32:GOOD", good));
    AuthenticationFailure failure = refusal(upload, TestSigner.utf8(wire));
    assertEquals(true, failure == CHECKSUM_MISMATCH || failure == MALFORMED_BODY, failure.name());
  }

  @Test
  void aTrailerWhoseChecksumOrSignatureIsWrongIsRefused() {
    TestSigner signer = Uploads.signer(PayloadMode.STREAMING_SIGNED_TRAILER, CONTENT, CRC32);
    VerifiedSignature verified = Verifying.s3(signer.request());
    List<byte[]> chunks = Uploads.chunks(CONTENT, 20);
    byte[] wrongSum = signer.chunked(true, true, chunks, List.of("x-amz-checksum-crc32:AAAAAA=="));
    Verifying.refused(CHECKSUM_MISMATCH, () -> verified.verifyBody(wrongSum));
    byte[] noSignature =
        signer.chunked(true, false, chunks, List.of(Uploads.trailer(CRC32, CONTENT)));
    Verifying.refused(INCOMPLETE_BODY, () -> verified.verifyBody(noSignature));
    signer.date = "20260115T120001Z";
    byte[] otherDate = signer.chunked(true, true, chunks, List.of(Uploads.trailer(CRC32, CONTENT)));
    Verifying.refused(SIGNATURE_MISMATCH, () -> verified.verifyBody(otherDate));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n0;chunk-signature=x\r\n", "5;x=y\r\nhello\r\n0\r\n", "5\nhello\r\n0\r\n",
            "5 \r\nhello\r\n0\r\n",
        "-5\r\nhello\r\n0\r\n", "+5\r\nhello\r\n0\r\n", "0x5\r\nhello\r\n0\r\n",
            "\r\nhello\r\n0\r\n",
        "5\r\nhelloXX0\r\n", "ffffffffffffffff\r\nhello", "8000000000000000\r\nhello",
            "0000000000000005\r\nhello\r\n0\r\n",
        "5\r\nhello\r\n00000000\r\n\r\n", "5\r\r\nhello\r\n0\r\n", "5\u0000\r\nhello"
      })
  void malformedChunksAreRefused(String wire) {
    byte[] content = TestSigner.utf8("hello");
    Uploads upload = Uploads.of(PayloadMode.STREAMING_UNSIGNED_TRAILER, content, 5, CRC32);
    assertEquals(MALFORMED_BODY, refusal(upload, TestSigner.utf8(wire)), wire);
  }

  @Test
  void aLineWithoutEndIsNotRead() {
    Uploads upload = Uploads.of(PayloadMode.STREAMING_UNSIGNED_TRAILER, CONTENT, 5, CRC32);
    AtomicBoolean readOn = new AtomicBoolean();
    InputStream endless = new InputStream() {
      private int count;

      @Override
      public int read() {
        readOn.set(count > 100_000);
        count++;
        return '1';
      }
    };
    InputStream in = upload.verified().verifyingBody(endless);
    assertThrows(BodyVerificationException.class, in::read);
    assertEquals(false, readOn.get());
  }

  @Test
  void aChunkLongerThanTheLimitIsRefusedBeforeItIsRead() {
    byte[] content = new byte[8193];
    TestSigner signer = Uploads.signer(PayloadMode.STREAMING_SIGNED, content, CRC32);
    RequestSignature signature = RequestSignature.parse(
        signer.request(), SigV4Settings.forS3().toBuilder().maxChunkLength(8192).build());
    VerifiedSignature verified = Verifying.verify(signature, Verifying.NOW);
    Verifying.refused(
        MALFORMED_BODY,
        () -> verified.verifyBody(signer.chunked(true, false, List.of(content), List.of())));
    assertEquals(
        8193,
        verified.verifyBody(signer.chunked(true, false, Uploads.chunks(content, 8192), List.of()))
            .length);
  }

  @Test
  void declarationsThatContradictTheModeAreRefused() {
    for (PayloadMode mode :
        List.of(PayloadMode.EXACT, PayloadMode.UNSIGNED, PayloadMode.STREAMING_SIGNED)) {
      malformed(
          Uploads.signer(mode, CONTENT, CRC32).header("x-amz-trailer", "x-amz-checksum-crc32"));
    }
    for (PayloadMode mode : List.of(
        PayloadMode.STREAMING_SIGNED,
        PayloadMode.STREAMING_SIGNED_TRAILER,
        PayloadMode.STREAMING_UNSIGNED_TRAILER)) {
      malformed(Uploads.signer(mode, CONTENT, CRC32).without("x-amz-decoded-content-length"));
      for (String length : List.of("", "-1", "+1", "1.0", "0x1", "9999999999999999999")) {
        malformed(
            Uploads.signer(mode, CONTENT, CRC32).header("x-amz-decoded-content-length", length));
      }
      Verifying.refused(
          MALFORMED_PRESIGNED_QUERY,
          () -> RequestSignature.parse(
              Uploads.signer(mode, CONTENT, CRC32).without("x-amz-date").presign(60),
              SigV4Settings.forS3()));
    }
    for (String trailer : List.of(
        "", "x-amz-meta-a", "x-amz-checksum-crc32,x-amz-checksum-crc32", "x-amz-checksum-crc32,")) {
      malformed(Uploads.signer(PayloadMode.STREAMING_UNSIGNED_TRAILER, CONTENT, CRC32)
          .header("x-amz-trailer", trailer));
    }
    malformed(Uploads.signer(PayloadMode.STREAMING_UNSIGNED_TRAILER, CONTENT, CRC32)
        .without("x-amz-trailer"));
    malformed(TestSigner.s3().without("x-amz-content-sha256"));
    for (String declared : List.of(
        "unsigned-payload",
        "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
        "STREAMING",
        "0".repeat(63))) {
      malformed(TestSigner.s3().header("x-amz-content-sha256", declared));
    }
  }

  @Test
  void anUnsignedPayloadIsPassedThrough() {
    Uploads upload = Uploads.of(PayloadMode.UNSIGNED, CONTENT, 0, CRC32);
    assertArrayEquals(new byte[3], upload.verified().verifyBody(new byte[3]));
  }

  private static void malformed(TestSigner signer) {
    Verifying.refused(
        MALFORMED_SIGNATURE, () -> RequestSignature.parse(signer.request(), SigV4Settings.forS3()));
  }

  private static AuthenticationFailure refusal(Uploads upload, byte[] wire) {
    InputStream in = upload.verified().verifyingBody(new ByteArrayInputStream(wire));
    return assertThrows(BodyVerificationException.class, in::readAllBytes)
        .reason()
        .failure();
  }
}
