package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;

/** Objects that do not fit one request, and links for those who have no client, from the AWS command line. */
class AwsCliTransferIT {
  private static final int LARGE = 20 << 20;

  private static RunningEndpoint endpoint;
  private static Clients clients;
  private static AwsSessionCredentials editor;

  @TempDir
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    endpoint = RunningEndpoint.start();
    clients = new Clients(endpoint.uri());
    editor = Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("cli"))
        .credentials());
  }

  @AfterAll
  static void stop() {
    clients.close();
    endpoint.close();
  }

  @BeforeEach
  void requireTheClient() throws Exception {
    Tool.require(folder, "the AWS CLI", "aws", "--version");
  }

  @Test
  void twentyMegabytesGoUpInPartsAndComeDownTheSame() throws Exception {
    byte[] content = new byte[LARGE + 1];
    new Random(17).nextBytes(content);
    Files.write(folder.resolve("up"), content);

    session()
        .run("aws", "s3", "cp", "--no-progress", "up", "s3://data/large/20 MB")
        .succeeded();
    session()
        .run("aws", "s3", "cp", "--no-progress", "s3://data/large/20 MB", "down")
        .succeeded();

    assertArrayEquals(content, Files.readAllBytes(folder.resolve("down")));
    String listed = session().run("aws", "s3", "ls", "s3://data/large/").succeeded();
    assertTrue(listed.endsWith(content.length + " 20 MB"), listed);
    String etag =
        clients.s3(editor).headObject(r -> r.bucket("data").key("large/20 MB")).eTag();
    assertTrue(etag.endsWith("-3\""), "it came in three parts: " + etag);
  }

  @Test
  void linkOfTheDefaultKindIsRefusedWithWhatToDo() throws Exception {
    String link = session().run("aws", "s3", "presign", "s3://data/x").succeeded();
    assertTrue(link.contains("AWSAccessKeyId="), "this client signs with Version 4: " + link);

    HttpResponse<String> refusal = get(link);

    assertEquals(400, refusal.statusCode());
    assertTrue(
        refusal.body().contains("aws configure set default.s3.signature_version s3v4"),
        refusal.body());
  }

  @Test
  void linkOfASessionIsForAnybody() throws Exception {
    put("data", "link/of session+1");
    String link = signingVersion4(session())
        .run("aws", "s3", "presign", "s3://data/link/of session+1", "--expires-in", "60")
        .succeeded();

    assertEquals("link/of session+1", get(link).body());
    HttpResponse<String> changed = get(link.replace("of%20session", "of%20Session"));
    assertEquals(403, changed.statusCode());
    assertTrue(changed.body().contains("<Code>SignatureDoesNotMatch</Code>"), changed.body());
  }

  @Test
  void linkOfALongTermKeyIsForAnybody() throws Exception {
    put("shared", "open/link");
    put("data", "closed");
    Tool alice = signingVersion4(new Tool(folder, endpoint.uri()))
        .as(TestWorlds.ALICE_KEY, TestWorlds.ALICE_SECRET, "");

    String link = alice.run("aws", "s3", "presign", "s3://shared/open/link").succeeded();
    assertEquals("open/link", get(link).body());

    // Who made the link may not read this, so neither may who follows it.
    String closed = alice.run("aws", "s3", "presign", "s3://data/closed").succeeded();
    assertEquals(403, get(closed).statusCode());
  }

  private Tool session() {
    return new Tool(folder, endpoint.uri())
        .as(editor.accessKeyId(), editor.secretAccessKey(), editor.sessionToken());
  }

  private Tool signingVersion4(Tool tool) throws Exception {
    Path config =
        Files.writeString(folder.resolve("s3v4"), "[default]\ns3 =\n  signature_version = s3v4\n");
    return tool.with("AWS_CONFIG_FILE", config.toString());
  }

  private static void put(String bucket, String key) {
    clients.s3(editor).putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString(key));
  }

  private HttpResponse<String> get(String link) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(link)).timeout(Duration.ofSeconds(20)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
