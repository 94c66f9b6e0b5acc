package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuationTokenTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a/b", "MTph=", "MTpi!", "YWJj", "MTph\n", "MTr_"})
  void whatWeDidNotMakeIsRefused(String token) {
    assertEquals(
        "InvalidArgument",
        assertThrows(S3Exception.class, () -> ContinuationToken.parse(token)).code());
  }

  @Test
  void tokensBringTheEntryBackAndNeedNoEscaping() {
    String token = ContinuationToken.after("a+b/ü\u0000");
    assertEquals("a+b/ü\u0000", ContinuationToken.parse(token));
    assertEquals(token, PercentCoding.encode(token));
  }
}
