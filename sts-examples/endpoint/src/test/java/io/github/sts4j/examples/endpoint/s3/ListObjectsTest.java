package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListObjectsTest {
  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void aBucket() {
    s3.store.createBucket("data", ACCOUNT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "max-keys=-1",
        "max-keys=x",
        "max-keys=",
        "max-keys=%2B5",
        "max-keys=%D9%A5",
        "max-keys=2147483648",
        "max-keys=99999999999",
        "encoding-type=xml",
        "continuation-token=x",
        "continuation-token="
      })
  void badParametersAreRefused(String parameter) {
    assertEquals(
        "400 InvalidArgument", s3.send("GET", "/data?list-type=2&" + parameter).error());
  }

  @Test
  void anotherListTypeIsRefused() {
    assertEquals("400 InvalidArgument", s3.send("GET", "/data?list-type=3").error());
  }

  @Test
  void keysThatXmlCannotHoldNeedUrlEncoding() {
    s3.put("/data/a%01b", "x");
    Answer refused = s3.send("GET", "/data?list-type=2");
    assertEquals("400 InvalidRequest", refused.error());
    assertTrue(refused.text("Message").contains("encoding-type=url"));
    assertEquals(List.of("a%01b"), keys(s3.send("GET", "/data?list-type=2&encoding-type=url")));
  }

  @Test
  void urlEncodingCoversAllThatComesFromKeys() {
    s3.put("/data/a%20b%2B%2Fc", "x");
    Answer answer = s3.send(
        "GET", "/data?list-type=2&encoding-type=url&prefix=a%20&delimiter=%2B&start-after=%20");
    assertEquals("a%20", answer.text("Prefix"));
    assertEquals("%2B", answer.text("Delimiter"));
    assertEquals("%20", answer.text("StartAfter"));
    assertEquals("url", answer.text("EncodingType"));
    assertTrue(
        answer.body().contains("<CommonPrefixes><Prefix>a%20b%2B</Prefix></CommonPrefixes>"),
        answer.body());
  }

  @Test
  void pagesFollowTheirTokensThroughKeysAndPrefixes() {
    List.of("a", "b/1", "b/2", "c", "d/1").forEach(key -> s3.put("/data/" + key, "x"));
    Answer first = s3.send("GET", "/data?list-type=2&delimiter=%2F&max-keys=2");
    assertEquals(List.of("a"), keys(first));
    assertTrue(first.body().contains("<CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes>"));
    assertEquals("2", first.text("KeyCount"));
    assertEquals("true", first.text("IsTruncated"));
    Answer second = s3.send(
        "GET",
        "/data?list-type=2&delimiter=%2F&max-keys=2&start-after=a&continuation-token="
            + first.text("NextContinuationToken"));
    assertEquals(List.of("c"), keys(second));
    assertTrue(second.body().contains("<CommonPrefixes><Prefix>d/</Prefix></CommonPrefixes>"));
    assertEquals("false", second.text("IsTruncated"));
    assertNull(second.text("NextContinuationToken"));
    assertEquals(first.text("NextContinuationToken"), second.text("ContinuationToken"));
  }

  @Test
  void noMoreThanAThousandKeysAPage() {
    for (int i = 0; i < 1001; i++) {
      s3.put("/data/" + i, "");
    }
    Answer answer = s3.send("GET", "/data?list-type=2&max-keys=5000");
    assertEquals("1000", answer.text("MaxKeys"));
    assertEquals(1000, keys(answer).size());
    assertEquals("true", answer.text("IsTruncated"));
    assertEquals("false", s3.send("GET", "/data?list-type=2&max-keys=0").text("IsTruncated"));
  }

  @Test
  void keysComeWithTheirAttributesAndTheOwnerOnlyIfAsked() {
    s3.put("/data/k", "hello");
    Answer answer = s3.send("GET", "/data?list-type=2&fetch-owner=true");
    assertEquals("5", answer.text("Size"));
    assertEquals("2026-01-05T12:00:00.000Z", answer.text("LastModified"));
    assertEquals(
        "\"5d41402abc4b2a76b9719d911017c592\"", answer.text("ETag").replace("&quot;", "\""));
    assertEquals("STANDARD", answer.text("StorageClass"));
    assertEquals(64, answer.text("ID").length());
    assertNull(s3.send("GET", "/data?list-type=2&fetch-owner=false").text("ID"));
  }

  private static List<String> keys(Answer answer) {
    return Pattern.compile("<Key>([^<]*)</Key>")
        .matcher(answer.body())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
