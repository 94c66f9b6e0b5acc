package io.github.sts4j.examples.endpoint.s3;

import static io.github.sts4j.examples.endpoint.s3.S3Fixture.ACCOUNT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The store behind the JDK's server, without authentication: raw requests, and the AWS SDK as it comes. */
class S3ExchangeTest {
  private final S3Fixture s3 = new S3Fixture();
  private ExecutorService threads;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    s3.store.createBucket("data", ACCOUNT);
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    S3Request request = S3Exchange.read(exchange);
    S3Exchange.send(exchange, s3.service.handle(request, TestAccess.permitting(ACCOUNT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:someone", "/data/k#part"})
  void requestLinesWithoutAPlainPathAreRefused(String uri) {
    assertThrows(S3Exception.class, () -> S3Exchange.rawPath(URI.create(uri)));
  }

  @ParameterizedTest
  @CsvSource({
    "/data/k, /data/k",
    "//data/k, //data/k",
    "//data, //data",
    "//u@data:1//k, //u@data:1//k",
    "/data//k, /data//k",
    "/data/%2F..%2f, /data/%2F..%2f",
    "http://127.0.0.1:1/data/k, /data/k",
  })
  void pathsAreThoseOfTheRequestLine(String line, String path) {
    assertEquals(path, S3Exchange.rawPath(URI.create(line)));
  }

  @Test
  void twoSlashesDoNotReachAnotherBucketsKey() throws IOException {
    s3.put("/data/k", "secret");
    String answer = exchange("GET //x/data/k HTTP/1.1\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400") && answer.contains("InvalidBucketName"), answer);
    assertTrue(exchange("GET //data HTTP/1.1\r\n").startsWith("HTTP/1.1 404"));
  }

  @Test
  void headHasALengthAndNoBodyAndTheConnectionStaysInStep() throws IOException {
    s3.put("/data/k", "hello");
    String twice = exchange("HEAD /data/k HTTP/1.1\r\nHost: x\r\n\r\nGET /data/k HTTP/1.1\r\n");
    assertTrue(twice.contains("Content-length: 5\r\n"), twice);
    assertEquals(1, twice.split("hello", -1).length - 1, twice);
    assertEquals(2, twice.split("HTTP/1.1 200 OK", -1).length - 1, twice);
    assertFalse(exchange("HEAD /data/nope HTTP/1.1\r\n").contains("<Error>"));
  }

  @Test
  void aLengthIsRequiredOfChunkedUploads() throws IOException {
    String answer =
        exchange("PUT /data/k HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", "1\r\nx\r\n0\r\n\r\n");
    assertTrue(answer.contains("MissingContentLength"), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "a%b",
        "ü/é",
        "//x",
        "../y",
        "a/../b",
        "\uD83D\uDE00",
        "&<>\"\r\n",
        "a?b#c"
      })
  void theSdkStoresListsAndReadsAnyKey(String key) {
    try (S3Client client = client()) {
      client.putObject(put -> put.bucket("data").key(key), RequestBody.fromString(key));
      assertEquals(
          key, client.getObjectAsBytes(get -> get.bucket("data").key(key)).asUtf8String());
      assertEquals(
          List.of(key),
          client.listObjectsV2(list -> list.bucket("data")).contents().stream()
              .map(S3Object::key)
              .toList());
      client.deleteObject(delete -> delete.bucket("data").key(key));
      assertThrows(
          NoSuchKeyException.class,
          () -> client.getObject(get -> get.bucket("data").key(key)));
    }
  }

  @Test
  void theSdkUploadsMegabytesAndPagesThroughThem() {
    byte[] bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);
    try (S3Client client = client()) {
      client.createBucket(create -> create.bucket("other"));
      for (String key : List.of("1", "2", "3")) {
        client.putObject(put -> put.bucket("other").key(key), RequestBody.fromBytes(bytes));
      }
      assertArrayEquals(
          bytes, client.getObjectAsBytes(get -> get.bucket("other").key("2")).asByteArray());
      ListObjectsV2Request list =
          ListObjectsV2Request.builder().bucket("other").maxKeys(2).build();
      assertEquals(3, client.listObjectsV2Paginator(list).contents().stream().count());
      assertEquals(2, client.listBuckets().buckets().size());
    }
  }

  private S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        // Chunked signing is taken off by the authentication, which is not here.
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .serviceConfiguration(S3Configuration.builder()
            .pathStyleAccessEnabled(true)
            .chunkedEncodingEnabled(false)
            .build())
        .build();
  }

  private String exchange(String head) throws IOException {
    return exchange(head, "");
  }

  private String exchange(String head, String body) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
      String request = head + "Host: x\r\nConnection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
