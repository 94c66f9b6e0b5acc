package io.github.sts4j.examples.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TemporaryCredentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** AWS's client and signer in front, a store behind that trusts nobody but the gateway. */
class GatewayTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private GatewayWorld world;

  @BeforeEach
  void start() throws Exception {
    world = new GatewayWorld();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void unsignedRequestGoesNoFurther() throws Exception {
    assertRefused(403, "AccessDenied", get("/data/a/1", Map.of()));
  }

  @Test
  void requestWithAnotherTargetThanTheSignedOneGoesNoFurther() throws Exception {
    Map<String, String> headers = signature("GET", "/data/a/1", Map.of());
    assertRefused(403, "SignatureDoesNotMatch", get("/data/a/2", headers));
    assertRefused(403, "SignatureDoesNotMatch", get("/data/a/1?acl", headers));
  }

  @Test
  void sessionThatIsOverGoesNoFurther() throws Exception {
    Map<String, String> headers = signature("GET", "/data/a/1", Map.of());
    world.now.updateAndGet(now -> now.plus(Duration.ofHours(2)));
    assertRefused(400, "ExpiredToken", get("/data/a/1", headers));
  }

  @Test
  void sessionOfARoleThatIsGoneGoesNoFurther() throws Exception {
    Map<String, String> headers = signature("GET", "/data/a/1", Map.of());
    world.directory.deleteRole(world.writer.id());
    assertRefused(403, "InvalidAccessKeyId", get("/data/a/1", headers));
  }

  @Test
  void whatThePoliciesDoNotAllowGoesNoFurther() {
    try (S3Client s3 = s3()) {
      for (String key : List.of("b/1", "a", "ab/1")) {
        S3Exception refusal = assertThrows(
            S3Exception.class, () -> s3.getObjectAsBytes(r -> r.bucket("data").key(key)));
        assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
      }
      assertThrows(
          S3Exception.class, () -> s3.listObjectsV2(r -> r.bucket("data").prefix("b/")));
      assertThrows(S3Exception.class, () -> s3.listObjectsV2(r -> r.bucket("data")));
    }
    assertTrue(world.store.seen.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /data/a/1?acl,                       none",
    "PUT,    /data/a/1?tagging,                   none",
    "PUT,    /data/a/1?partNumber=1&uploadId=2,   none",
    "POST,   /data/a/1?uploads,                   none",
    "POST,   /data?delete,                        none",
    "DELETE, /data,                               none",
    "GET,    /,                                   none",
    "GET,    /data/a/../b/1,                      none",
    "GET,    /data?list-type=2&prefix=a/&prefix=, none",
    "PUT,    /data/a/1,                           x-amz-copy-source",
    "PUT,    /data/a/1,                           x-amz-acl",
    "PUT,    /data/a/1,                           content-encoding",
  })
  void whatTheGatewayDoesNotKnowGoesNoFurther(String method, String target, String header)
      throws Exception {
    Map<String, String> more = header.equals("none") ? Map.of() : Map.of(header, "data/b/1");
    HttpResponse<String> answer =
        send(method, target, signature(method, target, more), new byte[0]);
    assertRefused(501, "NotImplemented", answer);
  }

  /** For a signature, {@code %2e} and a dot are the same. */
  @Test
  void dotsInDisguiseGoNoFurther() throws Exception {
    Map<String, String> headers = signature("GET", "/data/a/../b/1", Map.of());
    assertRefused(501, "NotImplemented", get("/data/a/%2e%2e/b/1", headers));
  }

  @Test
  void bodyThatIsNotTheSignedOneGoesNoFurther() throws Exception {
    Map<String, String> headers = signature("PUT", "/data/a/1", Map.of());
    HttpResponse<String> answer =
        send("PUT", "/data/a/1", headers, "other".getBytes(StandardCharsets.UTF_8));
    assertRefused(400, "XAmzContentSHA256Mismatch", answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/1", "a/ü 1+2=3&4", "a//b", "a/%2e%2e/x"})
  void objectsGoThereAndBack(String key) {
    try (S3Client s3 = s3()) {
      s3.putObject(
          r -> r.bucket("data").key(key).metadata(Map.of("kind", "test")),
          RequestBody.fromString("hello " + key));
      assertEquals(
          "hello " + key, s3.getObjectAsBytes(r -> r.bucket("data").key(key)).asUtf8String());
      assertEquals(
          Map.of("kind", "test"), s3.headObject(r -> r.bucket("data").key(key)).metadata());
      s3.deleteObject(r -> r.bucket("data").key(key));
      S3Exception gone = assertThrows(
          S3Exception.class, () -> s3.getObjectAsBytes(r -> r.bucket("data").key(key)));
      assertEquals(404, gone.statusCode());
    }
  }

  @Test
  void namesOfObjectsAreListed() {
    try (S3Client s3 = s3()) {
      assertEquals("data", s3.listObjectsV2(r -> r.bucket("data").prefix("a/")).name());
    }
  }

  @Test
  void storeSeesTheGatewaysKeyAndNothingOfTheClients() {
    TemporaryCredentials session = world.session();
    try (S3Client s3 = s3(session)) {
      s3.putObject(
          r -> r.bucket("data").key("a/1").contentType("text/x"), RequestBody.fromString("1"));
    }
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(world.store.seen.get(0));
    assertEquals(List.of("text/x"), headers.get("content-type"));
    assertEquals(
        Set.of("authorization", "x-amz-date", "x-amz-content-sha256"),
        headers.keySet().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> name.startsWith("x-amz-") || name.equals("authorization"))
            .collect(Collectors.toSet()));
    assertFalse(headers.toString().contains(session.accessKeyId().toString()));
    assertEquals("1", new String(world.store.object("/data/a/1").orElseThrow()));
  }

  @Test
  void clientSeesNothingOfTheStoresOwnHeaders() throws Exception {
    try (S3Client s3 = s3()) {
      s3.putObject(r -> r.bucket("data").key("a/1"), RequestBody.fromString("1"));
    }
    HttpResponse<String> answer = get("/data/a/1", signature("GET", "/data/a/1", Map.of()));
    assertEquals(200, answer.statusCode());
    assertTrue(answer.headers().firstValue("ETag").isPresent());
    assertTrue(answer.headers().firstValue("X-Internal").isEmpty());
  }

  private void assertRefused(int status, String code, HttpResponse<String> answer) {
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("<Code>" + code + "</Code>"), answer.body());
    assertTrue(world.store.seen.isEmpty());
  }

  private S3Client s3() {
    return s3(world.session());
  }

  /** Not with the client that comes with it: that one sends {@code a/b} where {@code a//b} was signed. */
  private S3Client s3(TemporaryCredentials session) {
    return S3Client.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(world.uri)
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(StaticCredentialsProvider.create(credentials(session)))
        .build();
  }

  private static AwsSessionCredentials credentials(TemporaryCredentials session) {
    return AwsSessionCredentials.create(
        session.accessKeyId().toString(),
        session.secretAccessKey().reveal(),
        session.sessionToken().text());
  }

  /** The headers with which AWS's signer signs a request without a body. */
  private Map<String, String> signature(String method, String target, Map<String, String> more) {
    SdkHttpRequest.Builder request = SdkHttpRequest.builder()
        .method(SdkHttpMethod.fromValue(method))
        .uri(URI.create(world.uri + target));
    more.forEach(request::putHeader);
    return AwsV4HttpSigner.create()
        .sign(r -> r.identity(credentials(world.session()))
            .request(request.build())
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false))
        .request()
        .headers()
        .entrySet()
        .stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("Host"))
        .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().get(0)));
  }

  private HttpResponse<String> get(String target, Map<String, String> headers) throws Exception {
    return send("GET", target, headers, new byte[0]);
  }

  private HttpResponse<String> send(
      String method, String target, Map<String, String> headers, byte[] body) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.uri + target))
        .method(
            method,
            body.length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
