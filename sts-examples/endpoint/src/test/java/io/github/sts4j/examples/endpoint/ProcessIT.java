package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.StsException;

/** The contract of the program: its line on standard output, its exit codes, its options, its end. */
class ProcessIT {
  @TempDir
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void printsOneLineAndStopsAtOnceWhenIdle() throws Exception {
    try (EndpointProcess endpoint = EndpointProcess.start(folder)) {
      assertEquals(200, get(endpoint.uri().resolve("/healthz")).statusCode());
      assertEquals(403, get(endpoint.uri().resolve("/data/x")).statusCode());

      Instant asked = Instant.now();
      endpoint.terminate();
      int exitCode = endpoint.exitCode();

      assertTrue(exitCode == 0 || exitCode == 143, "exit code " + exitCode);
      assertEquals(List.of(), endpoint.moreOutput());
      Duration took = Duration.between(asked, Instant.now());
      assertTrue(took.compareTo(Duration.ofSeconds(8)) < 0, "it took " + took);
    }
  }

  @Test
  void finishesTheRequestItHasBeforeItStops() throws Exception {
    try (EndpointProcess endpoint = EndpointProcess.start(folder);
        Socket socket = new Socket("127.0.0.1", endpoint.uri().getPort())) {
      OutputStream out = socket.getOutputStream();
      BufferedReader in = new BufferedReader(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out.write("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 43\r\n\r\n"
          .getBytes(StandardCharsets.UTF_8));
      assertEquals("HTTP/1.1 100 Continue", in.readLine());
      while (!in.readLine().isEmpty()) {
        // The JDK's server gives this answer a header too.
      }
      out.write("Action=GetCallerIdentity".getBytes(StandardCharsets.UTF_8));

      endpoint.terminate();
      // From now on nobody new is served, which says that stopping has begun.
      while (accepts(endpoint.uri())) {
        Thread.onSpinWait();
      }
      out.write("&Version=2011-06-15".getBytes(StandardCharsets.UTF_8));

      assertEquals("HTTP/1.1 403 Forbidden", in.readLine());
      String answer = String.join("\n", in.lines().toList());
      assertTrue(answer.contains("<Code>MissingAuthenticationToken</Code>"), answer);
      int exitCode = endpoint.exitCode();
      assertTrue(exitCode == 0 || exitCode == 143, "exit code " + exitCode);
    }
  }

  @Test
  void commandLineThatIsWrongExits2WithTheUsage() throws Exception {
    EndpointProcess.Failure failure = EndpointProcess.fail(folder, "--prot", "0");

    assertEquals(2, failure.exitCode());
    assertEquals("", failure.out());
    assertTrue(failure.err().startsWith("option --prot is unknown"), failure.err());
    assertTrue(failure.err().contains("usage: java -jar sts-endpoint.jar"), failure.err());
  }

  @Test
  void worldThatIsWrongIsNamedByItsJsonPointer() throws Exception {
    Path world = Files.writeString(
        folder.resolve("world.json"),
        Files.readString(TestWorlds.file()).replace("test/bob/secret\"}", "test bob secret\"}"));

    EndpointProcess.Failure failure =
        EndpointProcess.fail(folder, "--port", "0", "--world", world.toString());

    assertEquals(2, failure.exitCode());
    assertEquals("", failure.out());
    assertTrue(
        failure.err().contains("/Accounts/0/UserDetailList/1/AccessKeys/0/SecretAccessKey"),
        failure.err());
    assertFalse(failure.err().contains("test bob secret"), failure.err()); // ER-12
    assertFalse(failure.err().contains("\tat "), "no stack trace: " + failure.err());
  }

  @Test
  void filesAndPortsThatCannotBeUsedAreNamed() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "correct horse\n");
    String absent = folder.resolve("absent").toString();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      refused("port " + taken.getLocalPort(), "--port", "" + taken.getLocalPort());
    }
    refused("world file `" + absent + "` does not exist", "--world", absent);
    refused(
        "password file `" + absent + "` does not exist",
        "--key-store",
        "keys.p12",
        "--key-store-password-file",
        absent);
    refused(
        "key store `" + text + "` cannot be used",
        "--key-store",
        text.toString(),
        "--key-store-password-file",
        text.toString());
  }

  @Test
  void bucketThatCannotBeIsNamed() throws Exception {
    Path world = Files.writeString(
        folder.resolve("world.json"),
        "{\"Accounts\":[{\"AccountId\":\"111122223333\",\"Buckets\":[{\"Name\":\"No Such\"}]}]}");

    refused("`No Such`", "--world", world.toString());
  }

  @Test
  void fixedClockStandsStill() throws Exception {
    try (EndpointProcess endpoint = EndpointProcess.start(
            folder,
            "--fixed-clock",
            "2020-01-15T12:00:00Z",
            "--world",
            TestWorlds.file().toString());
        Clients clients = new Clients(endpoint.uri())) {
      var refusal =
          assertThrows(StsException.class, () -> clients.sts(Clients.alice()).getCallerIdentity());

      assertEquals("RequestExpired", refusal.awsErrorDetails().errorCode());
      assertTrue(
          refusal.awsErrorDetails().errorMessage().contains("`2020-01-15T12:00:00Z`"),
          refusal.getMessage());
    }
  }

  @Test
  void clockOffsetWithinTheSkewMovesTheExpiry() throws Exception {
    try (EndpointProcess endpoint = EndpointProcess.start(
            folder, "--clock-offset", "-PT10M", "--world", TestWorlds.file().toString());
        Clients clients = new Clients(endpoint.uri())) {
      Instant expiration = clients
          .sts(Clients.alice())
          .assumeRole(
              r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice").durationSeconds(3_600))
          .credentials()
          .expiration();

      Duration left = Duration.between(Instant.now(), expiration);
      assertTrue(
          left.compareTo(Duration.ofMinutes(48)) > 0 && left.compareTo(Duration.ofMinutes(50)) <= 0,
          left.toString());
    }
  }

  @Test
  void neitherSecretNorTokenIsLogged() throws Exception {
    try (EndpointProcess endpoint =
            EndpointProcess.start(folder, "--world", TestWorlds.file().toString());
        Clients clients = new Clients(endpoint.uri())) {
      var credentials = clients
          .sts(Clients.alice())
          .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice"))
          .credentials();
      assertThrows(
          S3Exception.class,
          () -> clients
              .s3(Clients.of(credentials))
              .deleteObject(r -> r.bucket("shared").key("sealed/1")));

      String log = endpoint.log(); // ER-12
      assertTrue(log.contains("s3:DeleteObject"), "the refusal is explained: " + log);
      assertFalse(log.contains(credentials.sessionToken()), log);
      assertFalse(log.contains(credentials.secretAccessKey()), log);
      assertFalse(log.contains(TestWorlds.ALICE_SECRET), log);
    }
  }

  private void refused(String message, String... options) throws Exception {
    EndpointProcess.Failure failure = EndpointProcess.fail(folder, options);
    assertEquals(2, failure.exitCode(), failure.err());
    assertTrue(failure.err().contains(message), failure.err());
    assertFalse(failure.err().contains("\tat "), "no stack trace: " + failure.err());
  }

  private boolean accepts(URI endpoint) throws InterruptedException {
    try {
      return get(endpoint.resolve("/healthz")).statusCode() == 200;
    } catch (IOException turnedAway) {
      return false;
    }
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
