package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What boto3 can send to an object store and to STS that is easy to get wrong. The scripts lie in {@code python/}. */
class Boto3StoreIT {
  private static final int KEYS = 23;

  private static RunningEndpoint endpoint;

  @TempDir
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    endpoint = RunningEndpoint.start();
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @BeforeEach
  void requireTheClient() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
  }

  @Test
  void keysArriveAsTheyAreHoweverOddTheyLook() throws Exception {
    List<String> lines = alice().python("keys.py").succeeded().lines().toList();

    assertEquals(KEYS, lines.size());
    assertEquals(
        List.of(), lines.stream().filter(line -> !line.startsWith("404 ")).toList());
  }

  @Test
  void everyChecksumInEveryMode() throws Exception {
    String crc32 = "ChecksumCRC32=y/Q5Jg==";
    String sha1 = "ChecksumSHA1=98O8HYCOBHMq32eZZczDTKeuNEE=";
    String sha256 = "ChecksumSHA256=FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=";
    String sha512 =
        "ChecksumSHA512=2eZ2LdHI6vbWGzxhkvxAjU1tXxF20MKRabwk5xw/J0rSf81YEbMT1oH35V7ALXPU"
            + "mclUVba1u1A6z1dPuo/+hQ==";

    assertEquals(
        List.of(
            "when_supported None " + crc32 + " True",
            "when_supported CRC32 " + crc32 + " True",
            "when_supported SHA1 " + sha1 + " True",
            "when_supported SHA256 " + sha256 + " True",
            "when_supported SHA512 " + sha512 + " True",
            "when_required None True",
            "when_required CRC32 " + crc32 + " True",
            "when_required SHA1 " + sha1 + " True",
            "when_required SHA256 " + sha256 + " True",
            "when_required SHA512 " + sha512 + " True",
            "given ChecksumCRC32C=4waSgw==",
            "given BadDigest",
            "given ChecksumCRC64NVME=rosUhgp5mIg=",
            "given BadDigest"),
        alice().python("checksums.py").succeeded().lines().toList());
  }

  @Test
  void presignedLinksDoWhatTheirMakerMay() throws Exception {
    List<String> links = alice().python("presign.py").succeeded().lines().toList();

    HttpResponse<String> put = http.send(
        HttpRequest.newBuilder(URI.create(links.get(0)))
            .PUT(HttpRequest.BodyPublishers.ofString("by link"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
    assertEquals(200, put.statusCode(), put.body());
    assertEquals("by link", get(links.get(1)).body());
    HttpResponse<String> refusal = get(links.get(2));
    assertEquals(403, refusal.statusCode());
    assertTrue(refusal.body().contains("<Code>AccessDenied</Code>"), refusal.body());
  }

  @Test
  void everyParameterOfAssumeRoleArrives() throws Exception {
    assertEquals(
        List.of(
            "alice-real arn:aws:sts::444455556666:assumed-role/Guarded/nightly True",
            "arn:aws:sts::444455556666:assumed-role/Guarded/nightly"
                + " arn:aws:iam::111122223333:user/alice"),
        alice()
            .python("assume.py", Totp.code(Instant.now()))
            .succeeded()
            .lines()
            .toList()); // AR-1, CI-2
  }

  private Tool alice() {
    return new Tool(folder, endpoint.uri()).as(TestWorlds.ALICE_KEY, TestWorlds.ALICE_SECRET, "");
  }

  private HttpResponse<String> get(String link) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
  }
}
