package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-"})
  void rangesWithoutAnyByteAreRefused(String header) {
    S3Exception refusal = assertThrows(S3Exception.class, () -> ByteRange.parse(header, 10));
    assertEquals("416 InvalidRange", refusal.status() + " " + refusal.code());
  }

  @Test
  void anEmptyObjectHasNoRange() {
    assertThrows(S3Exception.class, () -> ByteRange.parse("bytes=0-", 0));
    assertThrows(S3Exception.class, () -> ByteRange.parse("bytes=-5", 0));
  }

  // RFC 9110, section 14.2: ignored, so the whole object is the answer
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=a-b",
        "bytes = 0-1"
      })
  void otherRangesAreIgnored(String header) {
    assertEquals(Optional.empty(), ByteRange.parse(header, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=3-5, 3, 5",
    "bytes=3-, 3, 9",
    "bytes=9-99, 9, 9",
    "bytes=-4, 6, 9",
    "bytes=-99, 0, 9",
    "bytes=0-99999999999999999999, 0, 9"
  })
  void singleRangesAreCutToTheObject(String header, long first, long last) {
    assertEquals(Optional.of(new ByteRange(first, last)), ByteRange.parse(header, 10));
  }
}
