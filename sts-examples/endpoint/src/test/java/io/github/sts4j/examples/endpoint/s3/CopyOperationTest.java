package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import io.github.sts4j.examples.endpoint.s3.TestAccess.Asked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyOperationTest {
  private static final String STRANGER = "444455556666";

  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void anObject() {
    s3.store.createBucket("data", ACCOUNT);
    s3.store.createBucket("theirs", STRANGER);
    s3.put("/data/a%20b", "hello", "x-amz-meta-m", "1", "Content-Type", "text/plain");
    s3.access.asked.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "data, 400 InvalidArgument",
    "data/, 400 InvalidArgument",
    "/, 400 InvalidArgument",
    "data/%ff, 400 InvalidArgument",
    "data/k?versionId=1, 501 NotImplemented",
    "nope/k, 404 NoSuchBucket",
    "data/missing, 404 NoSuchKey",
  })
  void sourcesThatAreNoObjectAreRefused(String source, String error) {
    assertEquals(error, s3.put("/theirs/c", "", "x-amz-copy-source", source).error());
    assertEquals(404, s3.send("GET", "/theirs/c").status());
  }

  @Test
  void bothPermissionsAreNeeded() {
    TestAccess writer = TestAccess.permittingOnly(STRANGER, "s3:PutObject", "s3:ListBucket");
    TestAccess reader = TestAccess.permittingOnly(STRANGER, "s3:GetObject", "s3:ListBucket");
    for (TestAccess half : List.of(writer, reader)) {
      Answer answer =
          s3.send(half, "PUT", "/theirs/c", new byte[0], "x-amz-copy-source", "/data/a%20b");
      assertEquals("403 AccessDenied", answer.error());
    }
    assertEquals(404, s3.send("GET", "/theirs/c").status());
  }

  @Test
  void eachPermissionIsAskedOfItsOwnBucket() {
    s3.put("/theirs/c", "", "x-amz-copy-source", "/data/a%20b", "x-amz-metadata-directive", "COPY");
    assertEquals(
        List.of(
            new Asked(
                "s3:PutObject",
                "arn:aws:s3:::theirs/c",
                STRANGER,
                Map.of(
                    "s3:x-amz-copy-source",
                    List.of("data/a b"),
                    "s3:x-amz-metadata-directive",
                    List.of("COPY"))),
            new Asked("s3:GetObject", "arn:aws:s3:::data/a b", ACCOUNT, Map.of())),
        s3.access.asked);
  }

  @Test
  void theOwnerOfTheSourceMayBeNamed() {
    String source = "x-amz-copy-source";
    String expected = "x-amz-source-expected-bucket-owner";
    assertEquals(
        "403 AccessDenied",
        s3.put("/theirs/c", "", source, "data/a%20b", expected, STRANGER).error());
    assertEquals(
        200, s3.put("/theirs/c", "", source, "data/a%20b", expected, ACCOUNT).status());
  }

  @Test
  void conditionsAreThoseOfTheSource() {
    String source = "x-amz-copy-source";
    assertEquals(
        "412 PreconditionFailed",
        s3.put("/theirs/c", "", source, "data/a%20b", "x-amz-copy-source-if-match", "x")
            .error());
    assertEquals(
        "412 PreconditionFailed",
        s3.put("/theirs/c", "", source, "data/a%20b", "x-amz-copy-source-if-none-match", "*")
            .error());
  }

  @Test
  void copyingOntoItselfNeedsNewMetadata() {
    String source = "x-amz-copy-source";
    assertEquals(
        "400 InvalidRequest", s3.put("/data/a%20b", "", source, "data/a%20b").error());
    assertEquals(
        200,
        s3.put(
                "/data/a%20b",
                "",
                source,
                "data/a%20b",
                "x-amz-metadata-directive",
                "REPLACE",
                "x-amz-meta-n",
                "2")
            .status());
    Answer replaced = s3.send("GET", "/data/a%20b");
    assertEquals("hello", replaced.body());
    assertEquals("2", replaced.header("x-amz-meta-n"));
    assertNull(replaced.header("x-amz-meta-m"));
    assertEquals(
        "400 InvalidArgument",
        s3.put("/theirs/c", "", source, "data/a%20b", "x-amz-metadata-directive", "KEEP")
            .error());
  }

  @Test
  void copiesHaveBytesHeadersAndTag() {
    Answer answer = s3.put("/theirs/c", "", "x-amz-copy-source", "data/a%20b");
    assertEquals("2026-01-05T12:00:00.000Z", answer.text("LastModified"));
    Answer copy = s3.send("GET", "/theirs/c");
    assertEquals("hello", copy.body());
    assertEquals("1", copy.header("x-amz-meta-m"));
    assertEquals("text/plain", copy.header("Content-Type"));
    assertEquals("\"5d41402abc4b2a76b9719d911017c592\"", copy.header("ETag"));
  }
}
