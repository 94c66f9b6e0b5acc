package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void oneBucketWithOneObject() {
    s3.store.createBucket("data", ACCOUNT);
    s3.put("/data/k", "x");
    s3.access.asked.clear();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /data?acl",
        "PUT /data?acl",
        "GET /data/k?acl",
        "PUT /data/k?acl",
        "PUT /data/k?tagging",
        "DELETE /data?policy",
        "PUT /data?policy",
        "GET /data/k?versionId=1",
        "DELETE /data/k?versionId=1",
        "GET /data/k?uploadId=1",
        "PUT /data/k?uploadId=1",
        "GET /data/k?Acl",
        "GET /data",
        "GET /data?marker=a",
        "GET /?acl",
        "GET /data?list-type=2&versions",
      })
  void whatWeDoNotHaveIsRefusedAndNeverTakenForSomethingElse(String request) {
    String[] parts = request.split(" ");
    Answer answer = s3.send(parts[0], parts[1]);
    assertEquals("501 NotImplemented", answer.error());
    assertEquals(List.of(), s3.access.asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /",
        "DELETE /",
        "POST /data",
        "POST /data/k",
        "PATCH /data/k",
        "OPTIONS /data",
        "get /data/k"
      })
  void otherMethodsAreNotAllowed(String request) {
    String[] parts = request.split(" ");
    assertEquals("405 MethodNotAllowed", s3.send(parts[0], parts[1]).error());
  }

  @ParameterizedTest
  @CsvSource({
    "x-amz-server-side-encryption, aws:kms, 501 NotImplemented",
    "X-Amz-Server-Side-Encryption-Customer-Key, eA==, 501 NotImplemented",
    "x-amz-object-lock-mode, COMPLIANCE, 501 NotImplemented",
    "x-amz-tagging, a=b, 501 NotImplemented",
    "x-amz-acl, public-read, 400 AccessControlListNotSupported",
    "x-amz-grant-read, id=1, 400 AccessControlListNotSupported",
    "x-amz-storage-class, GLACIER, 400 InvalidStorageClass",
  })
  void headersThatAskForMoreThanWeDoAreRefusedWhereverTheyStand(
      String name, String value, String error) {
    assertEquals(error, s3.put("/data/new", "x", name, value).error());
    String hoisted = name + "=" + PercentCoding.encode(value);
    assertEquals(error, s3.put("/data/new?" + hoisted, "x").error());
    assertEquals("404 NoSuchKey", s3.send("GET", "/data/new").error());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/%ff", "/data/k?a=%ff", "/data/k?a=b+c"})
  void brokenTargetsGetAnErrorDocument(String target) {
    assertEquals("400 InvalidURI", s3.send("GET", target).error());
  }

  @Test
  void parametersOfSignaturesAndSdksAreNotOperations() {
    String presigned =
        "X-Amz-Algorithm=A&X-Amz-Credential=c&X-Amz-Date=d&X-Amz-Expires=60&X-Amz-SignedHeaders=host";
    assertEquals(
        "x",
        s3.send("GET", "/data/k?x-id=GetObject&" + presigned + "&X-Amz-Signature=s")
            .body());
  }

  @Test
  void errorDocumentsNameTheResourceAndTheRequest() {
    Answer answer = s3.send("GET", "/data/a%3Cb");
    assertEquals("application/xml", answer.header("Content-Type"));
    assertEquals("/data/a%3Cb", answer.text("Resource"));
    assertEquals(answer.header("x-amz-request-id"), answer.text("RequestId"));
    assertTrue(answer.text("RequestId").matches("[0-9A-F]{16}"), answer.body());
    assertNotEquals(
        answer.header("x-amz-request-id"), s3.send("GET", "/data/k").header("x-amz-request-id"));
  }

  @Test
  void errorsOnHeadHaveNoBody() {
    Answer answer = s3.send("HEAD", "/data/missing");
    assertEquals(404, answer.status());
    assertEquals("", answer.body());
    assertNull(answer.header("Content-Length"));
  }

  @Test
  void refusalsOfTheAuthenticationLookTheSame() {
    S3Request request = S3Fixture.request("GET", "/data/k", new byte[0]).build();
    S3Exception refusal = new S3Exception("ExpiredToken", 400, "the provided token has expired");
    Answer answer = S3Fixture.answer(s3.service.refuse(request, refusal));
    assertEquals("400 ExpiredToken", answer.error());
    assertEquals("/data/k", answer.text("Resource"));
  }

  @Test
  void ourOwnFailuresSayNothingOfTheirCause() {
    S3Access broken = new S3Access() {
      @Override
      public String account() {
        return ACCOUNT;
      }

      @Override
      public void require(String action, String arn, String owner, Map<String, List<String>> keys) {
        throw new IllegalStateException("password");
      }
    };
    Answer answer = s3.send(broken, "GET", "/data/k", new byte[0]);
    assertEquals("500 InternalError", answer.error());
    assertFalse(answer.body().contains("password"));
  }
}
