package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {
  private static final String FIRST = "a".repeat(5 << 20);
  private static final String HELLO_TAG = "5d41402abc4b2a76b9719d911017c592";

  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void aBucket() {
    s3.store.createBucket("data", ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "x", ""})
  void partNumbersHaveTheirRange(String number) {
    String id = begin();
    assertEquals(
        "400 InvalidArgument",
        s3.put("/data/k?uploadId=" + id + "&partNumber=" + number, "x").error());
  }

  @Test
  void anUploadIsKnownOnlyUnderItsOwnKey() {
    String id = begin();
    assertEquals(
        "404 NoSuchUpload",
        s3.put("/data/other?partNumber=1&uploadId=" + id, "x").error());
    assertEquals(
        "404 NoSuchUpload", s3.send("DELETE", "/data/other?uploadId=" + id).error());
    assertEquals("404 NoSuchUpload", s3.post("/data/k?uploadId=x", "").error());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400 MalformedXML",
    "1:x, 400 InvalidPart",
    "3:" + HELLO_TAG + ", 400 InvalidPart",
    "2:" + HELLO_TAG + " 1:" + HELLO_TAG + ", 400 InvalidPartOrder",
    "1:" + HELLO_TAG + " 1:" + HELLO_TAG + ", 400 InvalidPartOrder",
    "1:" + HELLO_TAG + " 2:" + HELLO_TAG + ", 400 EntityTooSmall",
  })
  void listsThatDoNotFitThePartsAreRefused(String list, String error) {
    String id = begin();
    part(id, 1, "hello");
    part(id, 2, "hello");
    assertEquals(error, complete(id, list).error());
    assertEquals("404 NoSuchKey", s3.send("GET", "/data/k").error());
  }

  @Test
  void theWholeMustNotPassTheLimitEither() {
    String id = begin();
    StringBuilder list = new StringBuilder();
    for (int number = 1; number <= 4; number++) {
      list.append(number).append(':').append(part(id, number, FIRST)).append(' ');
    }
    assertEquals("400 EntityTooLarge", complete(id, list.toString().trim()).error());
  }

  @Test
  void anAbortedUploadIsGoneAndNeedsNoOtherPermission() {
    String id = begin();
    TestAccess aborter = TestAccess.permittingOnly(ACCOUNT, "s3:AbortMultipartUpload");
    assertEquals(
        204, s3.send(aborter, "DELETE", "/data/k?uploadId=" + id, new byte[0]).status());
    assertEquals("404 NoSuchUpload", s3.send("DELETE", "/data/k?uploadId=" + id).error());
    assertEquals(
        "404 NoSuchUpload", s3.put("/data/k?partNumber=1&uploadId=" + id, "x").error());
  }

  @Test
  void copyingIntoAPartIsNotImplementedRatherThanAnEmptyPart() {
    String id = begin();
    Answer answer =
        s3.put("/data/k?partNumber=1&uploadId=" + id, "", "x-amz-copy-source", "data/k");
    assertEquals("501 NotImplemented", answer.error());
  }

  @Test
  void conditionsAreJudgedWhenTheObjectIsMade() {
    String id = begin();
    part(id, 1, "hello");
    s3.put("/data/k", "meanwhile");
    Answer answer = complete(id, "1:" + HELLO_TAG, "If-None-Match", "*");
    assertEquals("412 PreconditionFailed", answer.error());
    assertEquals("meanwhile", s3.send("GET", "/data/k").body());
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-mp-object-size, 4, 400 InvalidRequest",
    "x-amz-checksum-crc32, AAAAAA==, 400 BadDigest",
    "x-amz-checksum-sha1, AAAAAA==, 400 BadDigest",
  })
  void claimsAboutTheWholeAreChecked(String header, String value, String error) {
    String id = begin("x-amz-checksum-algorithm", "CRC32", "x-amz-checksum-type", "FULL_OBJECT");
    part(id, 1, "hello");
    assertEquals(error, complete(id, "1:" + HELLO_TAG, header, value).error());
    assertEquals(
        200,
        complete(
                id,
                "1:" + HELLO_TAG,
                "x-amz-mp-object-size",
                "5",
                "x-amz-checksum-crc32",
                "NhCmhg==")
            .status());
  }

  @ParameterizedTest
  @CsvSource({
    "CRC64NVME, COMPOSITE",
    "SHA256, FULL_OBJECT",
    "SHA1, FULL_OBJECT",
    "CRC32, HALF",
    "ROT13, COMPOSITE",
  })
  void checksumsThatS3DoesNotOfferAreRefused(String algorithm, String type) {
    Answer answer = s3.post(
        "/data/k?uploads", "", "x-amz-checksum-algorithm", algorithm, "x-amz-checksum-type", type);
    assertEquals("400 InvalidRequest", answer.error());
  }

  @Test
  void compositeChecksumsAreThoseOfThePartsChecksums() {
    String id = begin("x-amz-checksum-algorithm", "SHA256");
    part(id, 1, "hello");
    assertEquals(200, complete(id, "1:" + HELLO_TAG).status());
    Answer answer = s3.send("HEAD", "/data/k", "x-amz-checksum-mode", "ENABLED");
    // base64(sha256(sha256("hello"))), then the number of parts
    assertEquals(
        "lZXJ35AHUUjrBoYDZd8zWEt1v/eCpRDGzUiDpBmDPVA=-1", answer.header("x-amz-checksum-sha256"));
    assertEquals("COMPOSITE", answer.header("x-amz-checksum-type"));
  }

  @Test
  void partsInTheOrderOfTheirNumbersMakeTheObject() {
    String id = begin("Content-Type", "text/plain", "x-amz-meta-m", "1");
    part(id, 2, "hello");
    part(id, 1, "replaced below");
    String first = part(id, 1, FIRST);
    Answer completed = complete(id, "1:" + first + " 2:" + HELLO_TAG);
    assertTrue(
        completed.text("ETag").endsWith("-2\"") || completed.text("ETag").endsWith("-2&quot;"));
    Answer answer = s3.send("GET", "/data/k");
    assertEquals(FIRST + "hello", answer.body());
    assertEquals("text/plain", answer.header("Content-Type"));
    assertEquals("1", answer.header("x-amz-meta-m"));
    assertEquals("ahello", s3.send("GET", "/data/k", "Range", "bytes=-6").body());
    assertEquals("404 NoSuchUpload", complete(id, "1:" + first).error());
  }

  private String begin(String... headers) {
    return s3.post("/data/k?uploads", "", headers).text("UploadId");
  }

  private String part(String id, int number, String body) {
    return s3.put("/data/k?partNumber=" + number + "&uploadId=" + id, body)
        .header("ETag")
        .replace("\"", "");
  }

  /** Completes with parts written as {@code number:etag}. */
  private Answer complete(String id, String list, String... headers) {
    StringBuilder document = new StringBuilder("<CompleteMultipartUpload>");
    for (String part : list.isEmpty() ? new String[0] : list.split(" ")) {
      String[] pair = part.split(":");
      document.append("<Part><PartNumber>").append(pair[0]).append("</PartNumber>");
      document.append("<ETag>\"").append(pair[1]).append("\"</ETag></Part>");
    }
    return s3.post("/data/k?uploadId=" + id, document + "</CompleteMultipartUpload>", headers);
  }
}
