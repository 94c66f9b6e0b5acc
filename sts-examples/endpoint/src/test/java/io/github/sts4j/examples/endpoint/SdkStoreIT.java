package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The clients of the AWS SDK for Java in their two forms, blocking and on Netty, with their own way to sign bodies. */
class SdkStoreIT {
  private static final String READ_A_ONLY = """
      {"Version":"2012-10-17","Statement":
        {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/a/*"}}""";

  private static RunningEndpoint endpoint;
  private static Clients clients;
  private static AwsSessionCredentials editor;
  private static S3AsyncClient netty;
  private static final PayloadModes modes = new PayloadModes();

  static Stream<Arguments> checksums() {
    return Stream.of(
        Arguments.of(ChecksumAlgorithm.CRC32, "y/Q5Jg=="),
        Arguments.of(ChecksumAlgorithm.CRC32_C, "4waSgw=="),
        Arguments.of(ChecksumAlgorithm.SHA1, "98O8HYCOBHMq32eZZczDTKeuNEE="),
        Arguments.of(ChecksumAlgorithm.SHA256, "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="));
  }

  @BeforeAll
  static void start() throws Exception {
    endpoint = RunningEndpoint.start();
    clients = new Clients(endpoint.uri());
    editor = Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("store"))
        .credentials());
    netty = clients.s3Async(editor, modes);
  }

  @BeforeEach
  void forget() {
    modes.seen().clear();
  }

  @AfterAll
  static void stop() {
    netty.close();
    clients.close();
    endpoint.close();
  }

  @Test
  void nettyClientIsRefusedOutsideItsSessionPolicy() {
    AwsSessionCredentials reader = Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("reader").policy(READ_A_ONLY))
        .credentials());
    clients.s3(editor).putObject(r -> r.bucket("data").key("a/n"), RequestBody.fromString("may"));
    clients.s3(editor).putObject(r -> r.bucket("data").key("b/n"), RequestBody.fromString("not"));
    try (S3AsyncClient s3 = clients.s3Async(reader, modes)) {
      assertEquals("may", read(s3, "a/n").asUtf8String());
      assertAccessDenied(() -> read(s3, "b/n")); // SP-4
      assertAccessDenied(
          () -> s3.putObject(r -> r.bucket("data").key("a/n"), AsyncRequestBody.fromString("no"))
              .join());
      assertAccessDenied(() -> s3.listObjectsV2(r -> r.bucket("data")).join());
    }
  }

  @Test
  void nettyClientPutsReadsAndLists() {
    byte[] content = new byte[1_000_003];
    new Random(23).nextBytes(content);
    netty
        .putObject(r -> r.bucket("data").key("netty/1 ä+b"), AsyncRequestBody.fromBytes(content))
        .join();

    assertArrayEquals(content, read(netty, "netty/1 ä+b").asByteArray());
    assertEquals(
        List.of("netty/1 ä+b"),
        netty.listObjectsV2(r -> r.bucket("data").prefix("netty/")).join().contents().stream()
            .map(S3Object::key)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("checksums")
  void nettyClientsChecksumIsVerifiedAndKept(ChecksumAlgorithm algorithm, String value) {
    var put = netty
        .putObject(
            r -> r.bucket("data").key("sum").checksumAlgorithm(algorithm),
            AsyncRequestBody.fromString("123456789"))
        .join();

    assertTrue(put.toString().contains("=" + value), put.toString());
    GetObjectResponse got = read(netty, "sum").response();
    assertTrue(got.toString().contains("=" + value), got.toString());
    assertEquals(Set.of("STREAMING-UNSIGNED-PAYLOAD-TRAILER"), modes.seen());
  }

  @ParameterizedTest
  @MethodSource("checksums")
  void blockingClientsChecksumIsVerifiedAndKept(ChecksumAlgorithm algorithm, String value) {
    try (S3Client s3 = clients.s3(editor, modes)) {
      var put = s3.putObject(
          r -> r.bucket("data").key("sum").checksumAlgorithm(algorithm),
          RequestBody.fromString("123456789"));

      assertTrue(put.toString().contains("=" + value), put.toString());
      assertEquals(Set.of("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"), modes.seen());
    }
  }

  private static ResponseBytes<GetObjectResponse> read(S3AsyncClient s3, String key) {
    return s3.getObject(
            r -> r.bucket("data").key(key).checksumMode(ChecksumMode.ENABLED),
            AsyncResponseTransformer.toBytes())
        .join();
  }

  private static void assertAccessDenied(Executable call) {
    Throwable failure = assertThrows(CompletionException.class, call).getCause();
    S3Exception refusal = assertInstanceOf(S3Exception.class, failure);
    assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
    assertEquals(403, refusal.statusCode());
  }
}
