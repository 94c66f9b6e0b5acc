package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** Refusals as the AWS SDK reads them: the modelled ones as their own classes, all with code and status. */
class SdkErrorsIT {
  private static RunningEndpoint endpoint;
  private static Clients clients;
  private static AwsSessionCredentials session;

  @BeforeAll
  static void start() throws Exception {
    endpoint = RunningEndpoint.start();
    clients = new Clients(endpoint.uri());
    session = mint();
  }

  @AfterAll
  static void stop() {
    clients.close();
    endpoint.close();
  }

  @Test
  void malformedSessionPolicyIsItsOwnClass() {
    MalformedPolicyDocumentException refusal = assertThrows(
        MalformedPolicyDocumentException.class,
        () -> clients
            .sts(Clients.alice())
            .assumeRole(r ->
                r.roleArn(TestWorlds.EDITOR).roleSessionName("alice").policy("{\"Statement\":")));

    assertEquals(400, refusal.statusCode()); // AR-24
  }

  @Test
  void packedPolicyThatIsTooLargeIsItsOwnClass() {
    PackedPolicyTooLargeException refusal = assertThrows(
        PackedPolicyTooLargeException.class,
        () -> clients
            .sts(Clients.alice())
            .assumeRole(r -> r.roleArn(TestWorlds.EDITOR)
                .roleSessionName("alice")
                .tags(IntStream.range(0, 50)
                    .mapToObj(
                        i -> Tag.builder().key("k" + i).value("v".repeat(256)).build())
                    .toList())));

    assertEquals(400, refusal.statusCode()); // CR-5
    assertTrue(refusal.awsErrorDetails().errorMessage().contains("% of allotted space"));
  }

  @Test
  void roleThatMayNotBeAssumed() {
    stsRefuses(
        Clients.bob(),
        "AccessDenied",
        403,
        () -> clients
            .sts(Clients.bob())
            .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("bob")));
  }

  @Test
  void parameterOutOfRange() {
    stsRefuses(
        Clients.alice(),
        "ValidationError",
        400,
        () -> clients
            .sts(Clients.alice())
            .assumeRole(r ->
                r.roleArn(TestWorlds.EDITOR).roleSessionName("alice").durationSeconds(43_201)));
  }

  @Test
  void unknownKey() {
    bothRefuse(
        AwsBasicCredentials.create("AKIANOBODYNOBODYNOB2", TestWorlds.ALICE_SECRET),
        "InvalidClientTokenId",
        403,
        "InvalidAccessKeyId",
        403);
  }

  @Test
  void inactiveKey() {
    bothRefuse(
        AwsBasicCredentials.create("AKIABOBINACTIVEBOBB2", TestWorlds.BOB_SECRET),
        "InvalidClientTokenId",
        403,
        "InvalidAccessKeyId",
        403);
  }

  @Test
  void wrongSecret() {
    bothRefuse(
        AwsBasicCredentials.create(TestWorlds.ALICE_KEY, "wrong"),
        "SignatureDoesNotMatch",
        403,
        "SignatureDoesNotMatch",
        403);
    bothRefuse(
        AwsSessionCredentials.create(session.accessKeyId(), "wrong", session.sessionToken()),
        "SignatureDoesNotMatch",
        403,
        "SignatureDoesNotMatch",
        403);
  }

  @Test
  void tamperedToken() {
    String token = session.sessionToken();
    String tampered =
        token.substring(0, 60) + (token.charAt(60) == 'A' ? 'B' : 'A') + token.substring(61);

    bothRefuse(
        AwsSessionCredentials.create(session.accessKeyId(), session.secretAccessKey(), tampered),
        "InvalidClientTokenId",
        403,
        "InvalidToken",
        400);
  }

  @Test
  void tokenOfAnotherKey() {
    AwsSessionCredentials other = mint();

    bothRefuse(
        AwsSessionCredentials.create(
            session.accessKeyId(), session.secretAccessKey(), other.sessionToken()),
        "InvalidClientTokenId",
        403,
        "InvalidToken",
        400);
  }

  @Test
  void temporaryKeyWithoutItsToken() {
    bothRefuse(
        AwsBasicCredentials.create(session.accessKeyId(), session.secretAccessKey()),
        "InvalidClientTokenId",
        403,
        "InvalidToken",
        400);
  }

  @Test
  void bucketThatIsNotThere() {
    assertThrows(
        NoSuchBucketException.class,
        () -> clients.s3(session).listObjectsV2(r -> r.bucket("no-such-bucket")));
  }

  private static AwsSessionCredentials mint() {
    return Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice"))
        .credentials());
  }

  /** Section 11.3: one cause, two names. */
  private static void bothRefuse(
      AwsCredentials credentials, String stsCode, int stsStatus, String s3Code, int s3Status) {
    stsRefuses(credentials, stsCode, stsStatus, () -> clients.sts(credentials).getCallerIdentity());
    S3Exception refusal = assertThrows(
        S3Exception.class, () -> clients.s3(credentials).listObjectsV2(r -> r.bucket("data")));
    assertEquals(s3Code, refusal.awsErrorDetails().errorCode());
    assertEquals(s3Status, refusal.statusCode());
  }

  private static void stsRefuses(
      AwsCredentials credentials, String code, int status, Executable call) {
    StsException refusal = assertThrows(StsException.class, call);
    assertEquals(code, refusal.awsErrorDetails().errorCode());
    assertEquals(status, refusal.statusCode());
    String message = refusal.getMessage();
    assertTrue(!message.contains(credentials.secretAccessKey()), message); // ER-12
    assertTrue(!refusal.requestId().isEmpty(), "the request id is read from its header"); // WP-9
  }
}
