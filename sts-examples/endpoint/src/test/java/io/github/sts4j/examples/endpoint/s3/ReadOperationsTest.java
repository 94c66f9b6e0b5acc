package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOperationsTest {
  private static final String ETAG = "5d41402abc4b2a76b9719d911017c592";

  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void oneObject() {
    s3.store.createBucket("data", ACCOUNT);
    s3.put(
        "/data/k", "hello",
        "Content-Type", "text/plain",
        "Cache-Control", "no-cache",
        "Content-Encoding", "aws-chunked,gzip",
        "x-amz-meta-Colour", "red",
        "x-amz-checksum-crc32", "NhCmhg==");
  }

  @Test
  void aMissingKeyIsNotFound() {
    assertEquals("404 NoSuchKey", s3.send("GET", "/data/K").error());
    assertEquals(404, s3.send("HEAD", "/data/K").status());
  }

  @Test
  void aRangeBeyondTheObjectIsRefused() {
    assertEquals(
        "416 InvalidRange", s3.send("GET", "/data/k", "Range", "bytes=5-").error());
  }

  @ParameterizedTest
  @CsvSource({
    "If-Match, x, 412",
    "If-Match, " + ETAG + ", 200",
    "If-Match, *, 200",
    "If-None-Match, " + ETAG + ", 304",
    "If-None-Match, *, 304",
    "If-None-Match, x, 200",
    "If-Modified-Since, 'Mon, 05 Jan 2026 12:00:00 GMT', 304",
    "If-Modified-Since, 'Mon, 05 Jan 2026 11:59:59 GMT', 200",
    "If-Modified-Since, yesterday, 200",
    "If-Unmodified-Since, 'Mon, 05 Jan 2026 11:59:59 GMT', 412",
    "If-Unmodified-Since, 'Mon, 05 Jan 2026 12:00:00 GMT', 200",
  })
  void conditionsHoldForGetAndHead(String name, String value, int status) {
    assertEquals(status, s3.send("GET", "/data/k", name, value).status());
    assertEquals(status, s3.send("HEAD", "/data/k", name, value).status());
  }

  // RFC 9110, section 13.2.2
  @Test
  void etagsGoBeforeDates() {
    String old = "Mon, 05 Jan 2026 11:00:00 GMT";
    String late = "Mon, 05 Jan 2026 13:00:00 GMT";
    assertEquals(
        200,
        s3.send("GET", "/data/k", "If-Match", '"' + ETAG + '"', "If-Unmodified-Since", old)
            .status());
    assertEquals(
        200,
        s3.send("GET", "/data/k", "If-None-Match", "\"x\", W/\"y\"", "If-Modified-Since", late)
            .status());
  }

  @Test
  void nothingNewHasNoBodyButTheValidators() {
    Answer answer = s3.send("GET", "/data/k", "If-None-Match", "\"x\", W/\"" + ETAG + "\"");
    assertEquals(304, answer.status());
    assertEquals("", answer.body());
    assertEquals('"' + ETAG + '"', answer.header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%0D%0ASet-Cookie:%20a", "%C4%8A", "%00", "%7F", "%C2%85"})
  void overridesThatWouldWriteHeadersOfTheirOwnAreRefused(String value) {
    assertEquals(
        "400 InvalidArgument",
        s3.send("GET", "/data/k?response-content-type=" + value).error());
  }

  @Test
  void overridesTakeThePlaceOfTheStoredHeaders() {
    Answer answer = s3.send(
        "GET", "/data/k?response-content-type=text%2Fcsv&response-content-disposition=attachment");
    assertEquals("text/csv", answer.header("Content-Type"));
    assertEquals("attachment", answer.header("Content-Disposition"));
    assertEquals("no-cache", answer.header("Cache-Control"));
  }

  @Test
  void storedHeadersComeBack() {
    Answer answer = s3.send("GET", "/data/k");
    assertEquals("hello", answer.body());
    assertEquals("text/plain", answer.header("Content-Type"));
    assertEquals("no-cache", answer.header("Cache-Control"));
    assertEquals("gzip", answer.header("Content-Encoding"));
    assertEquals("red", answer.header("x-amz-meta-colour"));
    assertEquals('"' + ETAG + '"', answer.header("ETag"));
    assertEquals("Mon, 05 Jan 2026 12:00:00 GMT", answer.header("Last-Modified"));
    assertEquals("bytes", answer.header("Accept-Ranges"));
    assertNull(answer.header("Content-Length"));
  }

  @Test
  void headSaysAllThatGetSaysAndTheLength() {
    Answer answer = s3.send("HEAD", "/data/k");
    assertEquals("", answer.body());
    assertEquals("5", answer.header("Content-Length"));
    assertEquals("text/plain", answer.header("Content-Type"));
    assertEquals("0", s3.send("HEAD", "/data").header("Content-Length"));
  }

  @Test
  void checksumsComeBackForTheWholeToWhoAsks() {
    assertNull(s3.send("GET", "/data/k").header("x-amz-checksum-crc32"));
    Answer whole = s3.send("GET", "/data/k", "x-amz-checksum-mode", "ENABLED");
    assertEquals("NhCmhg==", whole.header("x-amz-checksum-crc32"));
    assertEquals("FULL_OBJECT", whole.header("x-amz-checksum-type"));
    Answer part = s3.send("GET", "/data/k", "x-amz-checksum-mode", "ENABLED", "Range", "bytes=0-1");
    assertNull(part.header("x-amz-checksum-crc32"));
  }

  @Test
  void rangesArePartialContent() {
    Answer answer = s3.send("GET", "/data/k", "Range", "bytes=1-3");
    assertEquals(206, answer.status());
    assertEquals("ell", answer.body());
    assertEquals("bytes 1-3/5", answer.header("Content-Range"));
    assertEquals("3", s3.send("HEAD", "/data/k", "Range", "bytes=1-3").header("Content-Length"));
  }

  @Test
  void aRangeOfWhatHasChangedIsTheWhole() {
    assertEquals(
        "hello",
        s3.send("GET", "/data/k", "Range", "bytes=1-3", "If-Range", "\"x\"").body());
    assertEquals(
        "ell",
        s3.send("GET", "/data/k", "Range", "bytes=1-3", "If-Range", '"' + ETAG + '"')
            .body());
  }
}
