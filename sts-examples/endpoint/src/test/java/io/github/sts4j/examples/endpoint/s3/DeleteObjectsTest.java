package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteObjectsTest {
  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void threeObjects() {
    s3.store.createBucket("data", ACCOUNT);
    List.of("a", "b", "c").forEach(key -> s3.put("/data/" + key, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Delete/>",
        "<Delete><Object><Key>a</Key></Object><Object/></Delete>",
        "<Delete><Object><Key>a</Key></Object><Object><Key></Key></Object></Delete>",
        "<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>",
        "<Other><Object><Key>a</Key></Object></Other>",
      })
  void aBrokenDocumentDeletesNothing(String document) {
    assertEquals("400 MalformedXML", delete(s3.access, document).error());
    assertEquals(200, s3.send("GET", "/data/a").status());
  }

  @Test
  void aThousandKeysAreTheMost() {
    String many = "<Object><Key>a</Key></Object>".repeat(1001);
    assertEquals(
        "400 MalformedXML", delete(s3.access, "<Delete>" + many + "</Delete>").error());
  }

  @Test
  void theDocumentMustBeProtectedByADigest() {
    Answer answer = s3.post("/data?delete", "<Delete><Object><Key>a</Key></Object></Delete>");
    assertEquals("400 InvalidRequest", answer.error());
    assertEquals(200, s3.send("GET", "/data/a").status());
  }

  @Test
  void eachKeyIsAskedForAndAnsweredOnItsOwn() {
    S3Access notB = new S3Access() {
      @Override
      public String account() {
        return ACCOUNT;
      }

      @Override
      public void require(String action, String arn, String owner, Map<String, List<String>> keys) {
        if (!action.equals("s3:DeleteObject") || arn.equals("arn:aws:s3:::data/b")) {
          throw S3Exception.accessDenied("no");
        }
      }
    };
    Answer answer = delete(
        notB,
        "<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object>"
            + "<Object><Key>c</Key><VersionId>1</VersionId></Object></Delete>");
    assertEquals(200, answer.status());
    assertTrue(answer.body().contains("<Deleted><Key>a</Key></Deleted>"), answer.body());
    assertTrue(
        answer.body().contains("<Error><Key>b</Key><Code>AccessDenied</Code>"), answer.body());
    assertTrue(
        answer.body().contains("<Error><Key>c</Key><Code>NotImplemented</Code>"), answer.body());
    assertEquals(404, s3.send("GET", "/data/a").status());
    assertEquals(200, s3.send("GET", "/data/b").status());
    assertEquals(200, s3.send("GET", "/data/c").status());
  }

  @Test
  void quietAnswersNameOnlyFailures() {
    Answer answer =
        delete(s3.access, "<Delete><Quiet>true</Quiet><Object><Key>a</Key></Object></Delete>");
    assertEquals(200, answer.status());
    assertFalse(answer.body().contains("Key"));
    assertEquals(404, s3.send("GET", "/data/a").status());
  }

  private Answer delete(S3Access by, String document) {
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    String sha256 = Base64.getEncoder()
        .encodeToString(Content.of(body).checksum(ChecksumAlgorithm.SHA256.start()));
    return s3.send(by, "POST", "/data?delete", body, "x-amz-checksum-sha256", sha256);
  }
}
