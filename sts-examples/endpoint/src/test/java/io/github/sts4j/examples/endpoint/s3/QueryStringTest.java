package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
  @ParameterizedTest
  @ValueSource(strings = {"prefix=a+b", "a+b=1", "prefix=%", "prefix=%ff", "prefix=ü"})
  void ambiguousOrBrokenEncodingIsRefused(String query) {
    assertEquals(
        "InvalidURI",
        assertThrows(S3Exception.class, () -> QueryString.parse(query)).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prefix=a&prefix=b", "prefix=a&%70refix=a", "acl&acl"})
  void aParameterGivenTwiceIsRefused(String query) {
    assertEquals(
        "InvalidArgument",
        assertThrows(S3Exception.class, () -> QueryString.parse(query)).code());
  }

  @Test
  void valuesAreDecodedOnceAndMayHoldEqualsSigns() {
    assertEquals(
        Map.of("a", "b=c", "d", "", "e", "", "f g", "%20"),
        QueryString.parse("a=b=c&d&&e=&f%20g=%2520").parameters());
  }
}
