package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.examples.endpoint.s3.S3Fixture.Answer;
import io.github.sts4j.examples.endpoint.s3.TestAccess.Asked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which permission each operation asks for, and that a refusal is obeyed before anything is told or changed. */
class AccessTest {
  private static final String STRANGER = "444455556666";

  private final S3Fixture s3 = new S3Fixture();

  @BeforeEach
  void oneBucketWithOneObject() {
    s3.store.createBucket("data", ACCOUNT);
    s3.put("/data/k", "secret");
    s3.access.asked.clear();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, s3:ListAllMyBuckets",
    "PUT, /other, s3:CreateBucket",
    "PUT, /data, s3:CreateBucket",
    "HEAD, /data, s3:ListBucket",
    "GET, /data?list-type=2, s3:ListBucket",
    "GET, /data?location, s3:GetBucketLocation",
    "DELETE, /data, s3:DeleteBucket",
    "GET, /data/k, s3:GetObject",
    "HEAD, /data/k, s3:GetObject",
    "GET, /data/missing, s3:GetObject",
    "PUT, /data/k, s3:PutObject",
    "DELETE, /data/k, s3:DeleteObject",
    "DELETE, /data/missing, s3:DeleteObject",
    "POST, /data/k?uploads, s3:PutObject",
    "PUT, /data/k?uploadId=x&partNumber=1, s3:PutObject",
    "POST, /data/k?uploadId=x, s3:PutObject",
    "DELETE, /data/k?uploadId=x, s3:AbortMultipartUpload",
  })
  void aRefusedCallerLearnsNothingAndChangesNothing(String method, String target, String action) {
    TestAccess nobody = TestAccess.refusing(STRANGER);
    Answer answer = s3.send(nobody, method, target, new byte[0]);
    assertEquals(403, answer.status());
    assertEquals(
        method.equals("HEAD") ? "" : "not authorized to perform " + action, messageOf(answer));
    assertEquals(List.of(action), nobody.asked.stream().map(Asked::action).toList());
    assertEquals("secret", s3.send("GET", "/data/k").body());
    assertEquals(
        List.of("data"), s3.store.bucketsOf(ACCOUNT).stream().map(Bucket::name).toList());
    assertEquals(List.of(), s3.store.bucketsOf(STRANGER));
  }

  @Test
  void aMissingKeyIsOnlyToldToWhoMayListTheBucket() {
    TestAccess reader = TestAccess.permittingOnly(ACCOUNT, "s3:GetObject");
    assertEquals(
        "403 AccessDenied", s3.send(reader, "GET", "/data/missing", new byte[0]).error());
    assertEquals(
        List.of(
            new Asked("s3:GetObject", "arn:aws:s3:::data/missing", ACCOUNT, Map.of()),
            new Asked("s3:ListBucket", "arn:aws:s3:::data", ACCOUNT, Map.of())),
        reader.asked);
    TestAccess lister = TestAccess.permittingOnly(ACCOUNT, "s3:GetObject", "s3:ListBucket");
    assertEquals(
        "404 NoSuchKey", s3.send(lister, "GET", "/data/missing", new byte[0]).error());
  }

  @Test
  void anUnknownBucketIsToldToAnyone() {
    TestAccess nobody = TestAccess.refusing(STRANGER);
    for (String target : List.of("/nope?list-type=2", "/nope/k", "/nope?location")) {
      assertEquals(
          "404 NoSuchBucket", s3.send(nobody, "GET", target, new byte[0]).error());
    }
    assertEquals(List.of(), nobody.asked);
  }

  @Test
  void aBucketOfAnotherAccountThanExpectedIsRefusedUnasked() {
    Answer answer = s3.put("/data/k", "new", "x-amz-expected-bucket-owner", STRANGER);
    assertEquals("403 AccessDenied", answer.error());
    assertEquals(List.of(), s3.access.asked);
    assertEquals(
        "secret",
        s3.send("GET", "/data/k", "x-amz-expected-bucket-owner", ACCOUNT).body());
  }

  @Test
  void anIfMatchAsksForReadingToo() {
    TestAccess writer = TestAccess.permittingOnly(ACCOUNT, "s3:PutObject", "s3:DeleteObject");
    assertEquals(
        "403 AccessDenied",
        s3.send(writer, "PUT", "/data/k", new byte[0], "If-Match", "x").error());
    assertEquals(
        "403 AccessDenied",
        s3.send(writer, "DELETE", "/data/k", new byte[0], "If-Match", "x").error());
  }

  @Test
  void aRefusedUploadIsRefusedBeforeItsBodyIsRead() {
    S3Request request = S3Fixture.request("PUT", "/data/k", new byte[0])
        .contentLength(9)
        .body(new UnreadableBody())
        .build();
    Answer answer = S3Fixture.answer(s3.service.handle(request, TestAccess.refusing(STRANGER)));
    assertEquals("403 AccessDenied", answer.error());
  }

  @Test
  void listingsGiveTheConditionKeysOfTheRequestAndNoOthers() {
    s3.send("GET", "/data?list-type=2&prefix=a%2Fb&delimiter=%2F&max-keys=7");
    s3.send("GET", "/data?list-type=2&prefix=");
    s3.send("GET", "/data?list-type=2");
    assertEquals(
        List.of(
            Map.of(
                "s3:prefix",
                List.of("a/b"),
                "s3:delimiter",
                List.of("/"),
                "s3:max-keys",
                List.of("7")),
            Map.of("s3:prefix", List.of("")),
            Map.of()),
        s3.access.asked.stream().map(Asked::keys).toList());
  }

  @Test
  void objectsAreAskedForByTheirDecodedKeyAndTheBucketsOwner() {
    TestAccess stranger = TestAccess.permitting(STRANGER);
    s3.send(
        stranger,
        "PUT",
        "/data/a%20b/../%2A",
        new byte[0],
        "x-amz-acl",
        "private",
        "If-None-Match",
        "*");
    assertEquals(
        List.of(new Asked(
            "s3:PutObject",
            "arn:aws:s3:::data/a b/../*",
            ACCOUNT,
            Map.of("s3:x-amz-acl", List.of("private"), "s3:if-none-match", List.of("*")))),
        stranger.asked);
  }

  @Test
  void serviceCallsAreAboutTheCallersOwnAccount() {
    TestAccess stranger = TestAccess.permitting(STRANGER);
    String eu =
        "<CreateBucketConfiguration><LocationConstraint>eu-west-1</LocationConstraint></CreateBucketConfiguration>";
    s3.send(stranger, "GET", "/", new byte[0]);
    s3.send(stranger, "PUT", "/theirs", eu.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(
            new Asked("s3:ListAllMyBuckets", "*", STRANGER, Map.of()),
            new Asked(
                "s3:CreateBucket",
                "arn:aws:s3:::theirs",
                STRANGER,
                Map.of("s3:locationconstraint", List.of("eu-west-1")))),
        stranger.asked);
  }

  @Test
  void onlyAccessDeniedMeansNo() {
    S3Access broken = new S3Access() {
      @Override
      public String account() {
        return ACCOUNT;
      }

      @Override
      public void require(String action, String arn, String owner, Map<String, List<String>> keys) {
        throw S3Error.INTERNAL_ERROR.because("directory away");
      }
    };
    assertThrows(S3Exception.class, () -> broken.permits("s3:GetObject", "*", ACCOUNT, Map.of()));
    assertEquals(
        "500 InternalError", s3.send(broken, "GET", "/data/k", new byte[0]).error());
    assertEquals(
        false, TestAccess.refusing(ACCOUNT).permits("s3:GetObject", "*", ACCOUNT, Map.of()));
    assertEquals(
        true, TestAccess.permitting(ACCOUNT).permits("s3:GetObject", "*", ACCOUNT, Map.of()));
  }

  private static String messageOf(Answer answer) {
    return answer.body().isEmpty() ? "" : answer.text("Message");
  }
}
