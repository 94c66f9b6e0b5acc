package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketOperationsTest {
  private final S3Fixture s3 = new S3Fixture();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "Upper",
        "under_score",
        "-a-",
        "a.",
        ".ab",
        "a..b",
        "127.0.0.1",
        "xn--abc",
        "abc-s3alias",
        "abc--x-s3",
        "%C3%BCber"
      })
  void namesThatS3ForbidsAreRefused(String name) {
    assertEquals("400 InvalidBucketName", s3.put("/" + name, "").error());
    assertEquals("400 InvalidBucketName", s3.put("/" + "a".repeat(64), "").error());
  }

  @Test
  void aTakenNameIsRefusedToItsOwnerAndToOthers() {
    assertEquals(200, s3.put("/data", "").status());
    assertEquals("409 BucketAlreadyOwnedByYou", s3.put("/data", "").error());
    TestAccess other = TestAccess.permitting("444455556666");
    assertEquals(
        "409 BucketAlreadyExists", s3.send(other, "PUT", "/data", new byte[0]).error());
    assertEquals(ACCOUNT, s3.store.bucket("data").orElseThrow().ownerAccount());
  }

  @ParameterizedTest
  @CsvSource({
    "<CreateBucketConfiguration, 400 MalformedXML",
    "<Other/>, 400 MalformedXML",
    "<CreateBucketConfiguration><Tags/></CreateBucketConfiguration>, 501 NotImplemented",
    "<CreateBucketConfiguration><LocationConstraint>us-east-1</LocationConstraint></CreateBucketConfiguration>, 400 InvalidLocationConstraint",
    "<CreateBucketConfiguration><LocationConstraint>a b</LocationConstraint></CreateBucketConfiguration>, 400 InvalidLocationConstraint",
  })
  void configurationsWeCannotHonourAreRefused(String configuration, String error) {
    assertEquals(error, s3.put("/data", configuration).error());
    assertTrue(s3.store.bucket("data").isEmpty());
  }

  @Test
  void aBucketWithObjectsIsNotDeleted() {
    s3.put("/data", "");
    s3.put("/data/k", "x");
    assertEquals("409 BucketNotEmpty", s3.send("DELETE", "/data").error());
    assertEquals(204, s3.send("DELETE", "/data/k").status());
    assertEquals(204, s3.send("DELETE", "/data").status());
    assertEquals("404 NoSuchBucket", s3.send("DELETE", "/data").error());
    assertEquals(404, s3.send("HEAD", "/data").status());
  }

  @Test
  void bucketsRememberTheirRegion() {
    s3.put(
        "/data",
        "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
            + "<LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>");
    assertEquals("eu-west-1", s3.send("HEAD", "/data").header("x-amz-bucket-region"));
    assertTrue(s3.send("GET", "/data?location").body().contains(">eu-west-1</LocationConstraint>"));
    s3.put("/plain", "");
    assertEquals("us-east-1", s3.send("HEAD", "/plain").header("x-amz-bucket-region"));
    assertFalse(s3.send("GET", "/plain?location").body().contains("us-east-1"));
  }

  @Test
  void onlyTheCallersOwnBucketsAreListed() {
    s3.store.createBucket("theirs", "444455556666");
    s3.put("/one", "");
    s3.put("/two", "");
    Answer answer = s3.send("GET", "/");
    assertTrue(
        answer.body().contains("<Name>one</Name>") && answer.body().contains("<Name>two</Name>"));
    assertFalse(answer.body().contains("theirs"));
    assertEquals("2026-01-05T12:00:00.000Z", answer.text("CreationDate"));
    assertEquals(64, answer.text("ID").length());
  }

  @Test
  void bucketListsAreFilteredAndPaged() {
    List.of("aa1", "ab1", "ab2", "ab3").forEach(name -> s3.put("/" + name, ""));
    assertEquals("400 InvalidArgument", s3.send("GET", "/?max-buckets=0").error());
    assertEquals("400 InvalidArgument", s3.send("GET", "/?continuation-token=x").error());
    Answer first = s3.send("GET", "/?prefix=ab&max-buckets=2");
    assertFalse(first.body().contains("aa1") || first.body().contains("ab3"));
    assertNotNull(first.text("ContinuationToken"));
    Answer second = s3.send(
        "GET", "/?prefix=ab&max-buckets=2&continuation-token=" + first.text("ContinuationToken"));
    assertEquals("ab3", second.text("Name"));
    assertNull(second.text("ContinuationToken"));
    assertNull(s3.send("GET", "/?bucket-region=eu-west-1").text("Name"));
  }
}
