package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** What the project is for: the AWS SDK for Java, unmodified, mints temporary credentials and uses them. */
class SdkFlowIT {
  private static final String READ_A_ONLY = """
      {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/a/*"},
        {"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::data"}]}""";

  private static RunningEndpoint endpoint;
  private static Clients clients;

  @BeforeAll
  static void start() throws Exception {
    endpoint = RunningEndpoint.start();
    clients = new Clients(endpoint.uri());
  }

  @AfterAll
  static void stop() {
    clients.close();
    endpoint.close();
  }

  @Test
  void longTermKeyIsItsUser() {
    GetCallerIdentityResponse identity = clients.sts(Clients.alice()).getCallerIdentity();

    // CI-2
    assertEquals("arn:aws:iam::111122223333:user/alice", identity.arn());
    assertEquals("111122223333", identity.account());
    assertTrue(identity.userId().startsWith("AIDA"), identity.userId());
  }

  @Test
  void temporaryCredentialsAreTheirSession() {
    AssumeRoleResponse assumed = editor();
    GetCallerIdentityResponse identity =
        clients.sts(Clients.of(assumed.credentials())).getCallerIdentity();

    // CI-2, CR-4
    assertEquals("arn:aws:sts::444455556666:assumed-role/Editor/alice", identity.arn());
    assertEquals("444455556666", identity.account());
    assertEquals(assumed.assumedRoleUser().arn(), identity.arn());
    assertEquals(assumed.assumedRoleUser().assumedRoleId(), identity.userId());
    assertNull(assumed.packedPolicySize()); // CR-6
    assertNull(assumed.sourceIdentity()); // WP-14
  }

  @Test
  void everyParameterReachesTheService() {
    Instant before = Instant.now();

    // The role's trust policy asks for the external id, source identity, name, tag and MFA.
    AssumeRoleResponse assumed = clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.GUARDED)
            .roleSessionName("nightly")
            .durationSeconds(900)
            .policy(READ_A_ONLY)
            .policyArns(p -> p.arn("arn:aws:iam::444455556666:policy/ReadOnly"))
            .tags(tag("team", "red"), tag("cost", "42"))
            .transitiveTagKeys("team")
            .externalId("external-17")
            .sourceIdentity("alice-real")
            .serialNumber("arn:aws:iam::111122223333:mfa/alice")
            .tokenCode(Totp.code(Instant.now())));

    assertEquals("alice-real", assumed.sourceIdentity()); // AR-23
    assertTrue(assumed.packedPolicySize() > 0 && assumed.packedPolicySize() <= 100); // CR-5
    Duration granted = Duration.between(before, assumed.credentials().expiration());
    assertTrue(
        granted.compareTo(Duration.ofSeconds(890)) > 0
            && granted.compareTo(Duration.ofSeconds(930)) < 0,
        granted.toString()); // CR-3
  }

  @Test
  void objectsArePutReadListedAndDeletedWithTemporaryCredentials() {
    S3Client s3 = clients.s3(Clients.of(editor().credentials()));

    s3.putObject(r -> r.bucket("data").key("flow/1 ä+b.txt"), RequestBody.fromString("hello"));
    s3.putObject(r -> r.bucket("data").key("flow/2"), RequestBody.fromBytes(new byte[300_000]));
    assertEquals(
        "hello",
        s3.getObjectAsBytes(r -> r.bucket("data").key("flow/1 ä+b.txt")).asUtf8String());
    assertArrayEquals(
        new byte[300_000],
        s3.getObjectAsBytes(r -> r.bucket("data").key("flow/2")).asByteArray());
    assertEquals(
        List.of("flow/1 ä+b.txt", "flow/2"),
        s3.listObjectsV2(r -> r.bucket("data").prefix("flow/")).contents().stream()
            .map(S3Object::key)
            .toList());
    assertEquals(300_000, s3.headObject(r -> r.bucket("data").key("flow/2")).contentLength());
    s3.deleteObject(r -> r.bucket("data").key("flow/2"));
    assertThrows(
        NoSuchKeyException.class,
        () -> s3.getObjectAsBytes(r -> r.bucket("data").key("flow/2")));
  }

  @Test
  void readOutsideTheSessionPolicyIsRefused() {
    S3Client editor = clients.s3(Clients.of(editor().credentials()));
    editor.putObject(r -> r.bucket("data").key("a/1"), RequestBody.fromString("may"));
    editor.putObject(r -> r.bucket("data").key("b/1"), RequestBody.fromString("may not"));
    S3Client reader = clients.s3(Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("reader").policy(READ_A_ONLY))
        .credentials()));

    assertEquals(
        "may", reader.getObjectAsBytes(r -> r.bucket("data").key("a/1")).asUtf8String());
    assertAccessDenied(() -> reader.getObjectAsBytes(r -> r.bucket("data").key("b/1"))); // SP-4
    assertAccessDenied(() -> reader.getObjectAsBytes(r -> r.bucket("data").key("a")));
    assertAccessDenied(() ->
        reader.putObject(r -> r.bucket("data").key("a/1"), RequestBody.fromString("overwritten")));
    assertAccessDenied(() -> reader.deleteObject(r -> r.bucket("data").key("a/1")));
    // An object that is not there tells nothing either.
    assertAccessDenied(() -> reader.getObjectAsBytes(r -> r.bucket("data").key("b/absent")));
  }

  @Test
  void managedSessionPolicyLimitsToo() {
    S3Client reader = clients.s3(Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR)
            .roleSessionName("reader")
            .policyArns(p -> p.arn("arn:aws:iam::444455556666:policy/ReadOnly")))
        .credentials()));

    reader.listObjectsV2(r -> r.bucket("data"));
    assertAccessDenied(
        () -> reader.putObject(r -> r.bucket("data").key("x"), RequestBody.fromString("x")));
  }

  @Test
  void bucketPolicysDenyWins() {
    S3Client editor = clients.s3(Clients.of(editor().credentials()));

    editor.putObject(r -> r.bucket("shared").key("open/1"), RequestBody.fromString("open"));
    assertAccessDenied(() ->
        editor.putObject(r -> r.bucket("shared").key("sealed/1"), RequestBody.fromString("no")));
  }

  @Test
  void credentialsProviderOfTheSdkAssumesTheRoleByItself() {
    try (StsClient sts = clients.sts(Clients.alice());
        StsAssumeRoleCredentialsProvider provider = StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("provider"))
            .build()) {
      S3Client s3 = clients.s3(provider);

      s3.putObject(r -> r.bucket("data").key("provider"), RequestBody.fromString("1"));

      AwsSessionCredentials used = (AwsSessionCredentials) provider.resolveCredentials();
      assertTrue(used.accessKeyId().startsWith("ASIA"), used.accessKeyId());
      assertEquals(used.accessKeyId(), provider.resolveCredentials().accessKeyId());
    }
  }

  @Test
  void twoMintsDifferInEveryPart() {
    AwsSessionCredentials one = Clients.of(editor().credentials());
    AwsSessionCredentials two = Clients.of(editor().credentials());

    assertNotEquals(one.accessKeyId(), two.accessKeyId());
    assertNotEquals(one.secretAccessKey(), two.secretAccessKey());
    assertNotEquals(one.sessionToken(), two.sessionToken());
  }

  @Test
  void sessionMayNotAssumeARoleThatTrustsOnlyWhoItCameFrom() {
    StsClient session = clients.sts(Clients.of(editor().credentials()));

    StsException refusal = assertThrows(
        StsException.class,
        () -> session.assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("again")));

    assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode()); // TP-27
    assertEquals(403, refusal.statusCode());
  }

  @Test
  void presignedReadNeedsNoClient() throws Exception {
    AwsSessionCredentials credentials = Clients.of(editor().credentials());
    clients
        .s3(credentials)
        .putObject(r -> r.bucket("data").key("presigned/1 2"), RequestBody.fromString("link"));
    try (S3Presigner presigner = clients.presigner(credentials)) {
      var link = presigner.presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5))
          .getObjectRequest(r -> r.bucket("data").key("presigned/1 2")));
      HttpURLConnection connection = (HttpURLConnection) link.url().openConnection();

      assertEquals(200, connection.getResponseCode());
      assertEquals(
          "link", new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static AssumeRoleResponse editor() {
    return clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice"));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private static void assertAccessDenied(Executable call) {
    S3Exception refusal = assertThrows(S3Exception.class, call);
    assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
    assertEquals(403, refusal.statusCode());
  }
}
