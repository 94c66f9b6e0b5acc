package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/b/%",
        "/b/%4",
        "/b/%zz",
        "/b/%-1",
        "/b/%ff",
        "/b/%c0%af",
        "/b/%ed%a0%80",
        "/b/ü",
        "bucket",
        ""
      })
  void brokenEncodingIsRefusedRatherThanRepaired(String path) {
    assertEquals(
        "InvalidURI",
        assertThrows(S3Exception.class, () -> S3Target.parse(path)).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"//", "//bucket", "//bucket/key"})
  void pathsThatBeginWithTwoSlashesNameNoBucket(String path) {
    assertEquals(
        "InvalidBucketName",
        assertThrows(S3Exception.class, () -> S3Target.parse(path)).code());
  }

  @Test
  void keysAreMeasuredInBytesOfUtf8() {
    String longest = "/b/" + "%C3%BC".repeat(512);
    assertEquals(new S3Target.OfObject("b", "ü".repeat(512)), S3Target.parse(longest));
    assertEquals(
        "KeyTooLongError",
        assertThrows(S3Exception.class, () -> S3Target.parse(longest + "a")).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "/b/a%20b => a b",
        "/b/a+b => a+b",
        "/b/a%2Bb => a+b",
        "/b/a%2525b => a%25b",
        "/b/%C3%BC => ü",
        "/b/%F0%9F%98%80 => \uD83D\uDE00",
        "/b//x => /x",
        "/b/../y => ../y",
        "/b/a/./../b => a/./../b",
        "/b/a%2Fb => a/b",
        "/b/a/ => a/",
      })
  void keysAreDecodedOnceAndNeverNormalised(String path, String key) {
    assertEquals(new S3Target.OfObject("b", key), S3Target.parse(path));
  }

  @Test
  void theServiceAndBucketsAreToldApart() {
    assertEquals(new S3Target.Service(), S3Target.parse("/"));
    assertEquals(new S3Target.OfBucket("b"), S3Target.parse("/b"));
    assertEquals(new S3Target.OfBucket("b"), S3Target.parse("/b/"));
  }
}
