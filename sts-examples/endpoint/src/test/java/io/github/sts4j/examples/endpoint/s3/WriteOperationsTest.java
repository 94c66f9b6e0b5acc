package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteOperationsTest {
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void aBucket() {
    s3.store.createBucket("data", ACCOUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "Content-MD5, not base64, 400 InvalidDigest",
    "Content-MD5, AAAA, 400 InvalidDigest",
    "Content-MD5, AAAAAAAAAAAAAAAAAAAAAA==, 400 BadDigest",
    "x-amz-checksum-crc32, AAAAAA==, 400 BadDigest",
    "x-amz-checksum-crc32, NhCmhgAA, 400 InvalidRequest",
    "x-amz-checksum-crc32, ?, 400 InvalidRequest",
    "x-amz-checksum-crc32c, NhCmhg==, 400 BadDigest",
    "x-amz-checksum-sha256, NhCmhg==, 400 InvalidRequest",
    "x-amz-checksum-rot13, NhCmhg==, 400 InvalidRequest",
    "x-amz-sdk-checksum-algorithm, CRC32, 400 InvalidRequest",
    "x-amz-trailer, x-amz-checksum-crc32, 400 MalformedTrailerError",
    "x-amz-trailer, x-amz-checksum-rot13, 400 InvalidRequest",
    "x-amz-decoded-content-length, 4, 400 IncompleteBody",
    "x-amz-decoded-content-length, 6, 400 IncompleteBody",
    "x-amz-decoded-content-length, -1, 400 InvalidArgument",
    "x-amz-decoded-content-length, 16777217, 400 EntityTooLarge",
  })
  void bodiesThatAreNotWhatTheHeadersSayAreNotStored(String name, String value, String error) {
    assertEquals(error, s3.put("/data/k", "hello", name, value).error());
    assertEquals("404 NoSuchKey", s3.send("GET", "/data/k").error());
  }

  @Test
  void twoChecksumsAreOneTooMany() {
    Answer answer = s3.put(
        "/data/k",
        "hello",
        "x-amz-checksum-crc32",
        "NhCmhg==",
        "x-amz-checksum-crc32c",
        "mnG7TA==");
    assertEquals("400 InvalidRequest", answer.error());
  }

  @Test
  void anUploadWithoutLengthIsRefused() {
    S3Request request = S3Request.builder("PUT", "/data/k")
        .body(new ByteArrayInputStream(HELLO))
        .build();
    assertEquals(
        "411 MissingContentLength",
        S3Fixture.answer(s3.service.handle(request, s3.access)).error());
  }

  @Test
  void whatIsTooLargeIsRefusedUnread() {
    S3Request request = S3Fixture.request("PUT", "/data/k", HELLO)
        .contentLength(S3Fixture.MAX_OBJECT_BYTES + 1)
        .body(new UnreadableBody())
        .build();
    assertEquals(
        "400 EntityTooLarge",
        S3Fixture.answer(s3.service.handle(request, s3.access)).error());
  }

  @Test
  void aBodyThatBreaksOffOrFailsItsSignatureKeepsWhatWasThere() {
    s3.put("/data/k", "old");
    assertEquals("400 IncompleteBody", putBody(new UnreadableBody()).error());
    InputStream forged = new InputStream() {
      @Override
      public int read() {
        throw new S3Exception("SignatureDoesNotMatch", 403, "a chunk is not what was signed");
      }
    };
    assertEquals("403 SignatureDoesNotMatch", putBody(forged).error());
    AuthenticationException refused =
        new AuthenticationException(AuthenticationFailure.PAYLOAD_MISMATCH, "not what was signed");
    InputStream verifying = new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException(refused);
      }
    };
    assertEquals("400 XAmzContentSHA256Mismatch", putBody(verifying).error());
    assertEquals("old", s3.send("GET", "/data/k").body());
  }

  private Answer putBody(InputStream body) {
    S3Request request = S3Fixture.request("PUT", "/data/k", HELLO).body(body).build();
    return S3Fixture.answer(s3.service.handle(request, s3.access));
  }

  @Test
  void trailersAreComparedLikeHeaders() {
    S3Request.Builder request =
        S3Fixture.request("PUT", "/data/k", HELLO, "x-amz-trailer", "x-amz-checksum-crc32");
    S3Request bad =
        request.trailers(() -> Map.of("x-amz-checksum-crc32", "AAAAAA==")).build();
    assertEquals(
        "400 BadDigest", S3Fixture.answer(s3.service.handle(bad, s3.access)).error());
    S3Request good = bad.toBuilder()
        .body(new ByteArrayInputStream(HELLO))
        .trailers(() -> Map.of("x-amz-checksum-crc32", "NhCmhg=="))
        .build();
    Answer answer = S3Fixture.answer(s3.service.handle(good, s3.access));
    assertEquals("NhCmhg==", answer.header("x-amz-checksum-crc32"));
  }

  @Test
  void metadataHasItsLimit() {
    assertEquals(200, s3.put("/data/k", "", "x-amz-meta-ab", "v".repeat(2046)).status());
    assertEquals(
        "400 MetadataTooLarge",
        s3.put("/data/k", "", "x-amz-meta-ab", "v".repeat(2047)).error());
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-meta-a%0D%0Ab=c",
    "x-amz-meta-a=%0D%0Ab",
    "x-amz-meta-a=%C4%8A",
    "x-amz-meta-%C4%8A=b"
  })
  void presignedMetadataCannotWriteHeadersOfItsOwn(String parameter) {
    assertEquals("400 InvalidArgument", s3.put("/data/k?" + parameter, "x").error());
  }

  @Test
  void conditionalWritesSeeWhatIsThere() {
    assertEquals("404 NoSuchKey", s3.put("/data/k", "a", "If-Match", "*").error());
    Answer first = s3.put("/data/k", "a", "If-None-Match", "*");
    assertEquals(200, first.status());
    assertEquals(
        "412 PreconditionFailed", s3.put("/data/k", "b", "If-None-Match", "*").error());
    assertEquals(
        "412 PreconditionFailed", s3.put("/data/k", "b", "If-Match", "\"x\"").error());
    assertEquals(
        "412 PreconditionFailed",
        s3.send("DELETE", "/data/k", "If-Match", "\"x\"").error());
    assertEquals("a", s3.send("GET", "/data/k").body());
    assertEquals(200, s3.put("/data/k", "b", "If-Match", first.header("ETag")).status());
    assertEquals("b", s3.send("GET", "/data/k").body());
  }

  @Test
  void puttingAgainReplacesBytesHeadersAndTime() {
    s3.put("/data/k", "a", "x-amz-meta-m", "1", "Cache-Control", "no-cache");
    s3.now = s3.now.plus(Duration.ofMinutes(1));
    s3.put("/data/k", "hello");
    Answer answer = s3.send("GET", "/data/k");
    assertEquals("hello", answer.body());
    assertEquals("binary/octet-stream", answer.header("Content-Type"));
    assertNull(answer.header("x-amz-meta-m"));
    assertNull(answer.header("Cache-Control"));
    assertEquals("Mon, 05 Jan 2026 12:01:00 GMT", answer.header("Last-Modified"));
  }

  @Test
  void theAnswerToAPutNamesTheMd5() {
    assertEquals(
        "\"5d41402abc4b2a76b9719d911017c592\"", s3.put("/data/k", "hello").header("ETag"));
    assertEquals("\"d41d8cd98f00b204e9800998ecf8427e\"", s3.put("/data/e", "").header("ETag"));
    assertEquals("", s3.send("GET", "/data/e").body());
  }

  @Test
  void deletingTwiceIsDeletingOnce() {
    s3.put("/data/k", "x");
    assertEquals(204, s3.send("DELETE", "/data/k").status());
    assertEquals(204, s3.send("DELETE", "/data/k").status());
    assertEquals(404, s3.send("GET", "/data/k").status());
  }
}
