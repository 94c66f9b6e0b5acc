package io.github.sts4j.examples.springboot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.observe.SharedPart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.StsException;

/** The service as its users meet it: with AWS's own client, and with requests that its signer signs. */
class StsApplicationTest {
  private static final String ANALYST = "arn:aws:iam::111122223333:role/Analyst";
  private static final AwsCredentials ALICE = AwsBasicCredentials.create(
      "AKIARTX3GSDSVPMANSL7", "demo/alice/not+a+secret/0123456789abcdef");

  private static ConfigurableApplicationContext service;
  private static URI endpoint;

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    service = SpringApplication.run(StsApplication.class, "--server.port=0");
    endpoint = URI.create(
        "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void unsignedRequestIsRefused() throws Exception {
    HttpRequest unsigned = HttpRequest.newBuilder(endpoint.resolve("/reports/q1")).build();
    assertEquals(403, client.send(unsigned, HttpResponse.BodyHandlers.ofString()).statusCode());
  }

  @Test
  void requestWithAnotherPathThanTheSignedOneIsRefused() throws Exception {
    Map<String, String> headers = signature(session("any", ""), "/reports/q1");
    assertEquals(200, get("/reports/q1", headers).statusCode());
    assertEquals(403, get("/reports/q2", headers).statusCode());
  }

  @Test
  void keysThatAreNobodysAreRefused() {
    StsException refusal = assertThrows(
        StsException.class,
        () -> assumeRole(
            AwsBasicCredentials.create("AKIARTX3GSDSQG3DPWH4", "not the secret of anybody"),
            "any",
            ""));
    assertEquals("InvalidClientTokenId", refusal.awsErrorDetails().errorCode());
    assertEquals(403, refusal.statusCode());
  }

  @Test
  void roleThatIsNotThereIsRefusedLikeOneThatIsForbidden() {
    try (StsClient sts = sts(ALICE)) {
      StsException refusal = assertThrows(
          StsException.class,
          () -> sts.assumeRole(
              r -> r.roleArn(ANALYST.replace("Analyst", "Absent")).roleSessionName("s1")));
      assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
    }
  }

  @Test
  void sessionReadsWhatItsRoleAndItsPolicyAllow() throws Exception {
    HttpResponse<String> all = read(session("alice", ""), "/reports/q1");
    assertEquals(200, all.statusCode());
    assertEquals(
        "report q1 for arn:aws:sts::111122223333:assumed-role/Analyst/alice", all.body());

    AwsCredentials narrowed = session("alice", """
        {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"reports:GetReport",
          "Resource":"arn:aws:reports:::report/q2"}}""");
    HttpResponse<String> refused = read(narrowed, "/reports/q1");
    assertEquals(403, refused.statusCode());
    assertFalse(refused.body().contains("session policies"), refused.body());
    assertEquals(200, read(narrowed, "/reports/q2").statusCode());
  }

  @Test
  void userWithoutThePermissionReadsNothing() throws Exception {
    assertEquals(403, read(ALICE, "/reports/q1").statusCode());
  }

  @Test
  void callerIsToldWhoItIs() {
    try (StsClient sts = sts(session("who", ""))) {
      assertEquals(
          "arn:aws:sts::111122223333:assumed-role/Analyst/who", sts.getCallerIdentity().arn());
    }
  }

  @Test
  void healthShowsWhatHappensAndFailsWhenASnapshotIsTooOld() throws Exception {
    session("counted", "");
    HttpResponse<String> up = get("/actuator/health", Map.of());
    assertEquals(200, up.statusCode());
    assertTrue(up.body().matches(".*\"sts\":\\{[^}]*\"minted\":[1-9].*"), up.body());

    StsHealth health = service.getBean(StsHealth.class);
    health.snapshotAge(SharedPart.REVOCATIONS, Duration.ofHours(1));
    assertEquals(503, get("/actuator/health", Map.of()).statusCode());
    health.snapshotAge(SharedPart.REVOCATIONS, Duration.ZERO);
    assertEquals(200, get("/actuator/health", Map.of()).statusCode());
  }

  private StsClient sts(AwsCredentials credentials) {
    return StsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  private AwsCredentials session(String name, String policy) {
    Credentials credentials = assumeRole(ALICE, name, policy);
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  private Credentials assumeRole(AwsCredentials caller, String name, String policy) {
    try (StsClient sts = sts(caller)) {
      return sts.assumeRole(r -> r.roleArn(ANALYST)
              .roleSessionName(name)
              .policy(policy.isEmpty() ? null : policy))
          .credentials();
    }
  }

  private HttpResponse<String> read(AwsCredentials credentials, String path) throws Exception {
    return get(path, signature(credentials, path));
  }

  /** The headers with which AWS's signer signs a GET for the service `reports`. */
  private Map<String, String> signature(AwsCredentials credentials, String path) {
    SdkHttpRequest request = SdkHttpRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(endpoint.resolve(path))
        .build();
    return AwsV4HttpSigner.create()
        .sign(r -> r.identity(credentials)
            .request(request)
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "reports")
            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
        .request()
        .headers()
        .entrySet()
        .stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("Host"))
        .collect(Collectors.toMap(
            Map.Entry::getKey, header -> header.getValue().get(0)));
  }

  private HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.resolve(path));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
