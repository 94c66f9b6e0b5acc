package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * Programs that say nothing of credentials, and get and renew them as AWS's clients do: from a profile, from the container
 * endpoint, from another program. A session near its end comes from a clock that is late, or is a short one.
 */
class DeliveryIT {
  private static final String TOKEN = "container-token-0123456789";
  // Within the skew of a signature, and half a minute before the end of the shortest session.
  private static final String LATE = "-PT14M30S";
  // The container endpoint takes no signature: half a minute before the end of an hour.
  private static final String AN_HOUR_LATE = "-PT59M30S";
  private static final Path CREDENTIAL_PROCESS = Path.of(
          "..", "credential-process", "CredentialProcess.java")
      .toAbsolutePath()
      .normalize();

  @TempDir
  Path folder;

  @BeforeEach
  void writeKeys() throws Exception {
    Files.writeString(
        folder.resolve("credentials"),
        "[alice]\naws_access_key_id = " + TestWorlds.ALICE_KEY + "\naws_secret_access_key = "
            + TestWorlds.ALICE_SECRET + "\n");
    Files.writeString(folder.resolve("token"), TOKEN);
    Files.writeString(folder.resolve("password"), "correct horse\n");
  }

  @Test
  void boto3TakesARoleFromAProfileAndRenewsIt() throws Exception {
    requireBoto3();
    writeConfig("hour", "role_arn = " + TestWorlds.EDITOR + "\nsource_profile = alice\n");
    try (RunningEndpoint endpoint = RunningEndpoint.start()) {
      Tool program = boto3(endpoint);

      assertUses("1 ASIA", "botocore-session-", program.with("AWS_PROFILE", "hour"));
      writeConfig(
          "quarter",
          "role_arn = " + TestWorlds.EDITOR
              + "\nsource_profile = alice\nduration_seconds = 900\nrole_session_name = short\n");
      // botocore renews in the last fifteen minutes, so this session at every use.
      assertUses("3 ASIA", "short", program.with("AWS_PROFILE", "quarter"));
    }
  }

  @Test
  void javaTakesARoleFromAProfile() throws Exception {
    writeConfig(
        "hour",
        "role_arn = " + TestWorlds.EDITOR + "\nsource_profile = alice\nregion = us-east-1\n");
    try (RunningEndpoint endpoint = RunningEndpoint.start();
        SystemSettings settings = SystemSettings.of(folder, endpoint.uri(), Map.of());
        ProfileCredentialsProvider provider = ProfileCredentialsProvider.create("hour")) {
      assertUses("aws-sdk-java-", provider, endpoint.uri());
      assertEquals(
          provider.resolveCredentials().accessKeyId(),
          provider.resolveCredentials().accessKeyId());
    }
  }

  @Test
  void javaRenewsARoleItAssumed() throws Exception {
    // Profiles of this SDK have no duration, but this is the provider behind them.
    try (RunningEndpoint late = RunningEndpoint.start("--clock-offset", LATE);
        SystemSettings settings = SystemSettings.of(folder, late.uri(), Map.of());
        StsClient sts = StsClient.builder()
            .credentialsProvider(ProfileCredentialsProvider.create("alice"))
            .build();
        StsAssumeRoleCredentialsProvider provider = StsAssumeRoleCredentialsProvider.builder()
            .stsClient(sts)
            .refreshRequest(
                r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("renewed").durationSeconds(900))
            .build()) {
      Refreshes.await(provider);
      assertUses("renewed", provider, late.uri());
    }
  }

  @Test
  void boto3IsServedByTheContainerEndpointAndComesAgain() throws Exception {
    requireBoto3();
    try (RunningEndpoint endpoint = RunningEndpoint.start(containerOptions());
        RunningEndpoint late =
            RunningEndpoint.start(containerOptions("--clock-offset", AN_HOUR_LATE))) {
      Tool token = boto3(endpoint)
          .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", container(endpoint).toString());
      token
          .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN + "x")
          .python("credentials.py")
          .failedWith("AccessDenied");
      assertUses(
          "1 ASIA",
          "container-credentials",
          token.with(
              "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", folder.resolve("token").toString()));

      // Both have the same sealing keys: what one delivers, the other takes.
      assertUses(
          "3 ASIA",
          "container-credentials",
          boto3(endpoint)
              .with("AWS_CONTAINER_CREDENTIALS_FULL_URI", container(late).toString())
              .with("AWS_CONTAINER_AUTHORIZATION_TOKEN", TOKEN));
    }
  }

  @Test
  void javaIsServedByTheContainerEndpointAndComesAgain() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.start(containerOptions());
        RunningEndpoint late =
            RunningEndpoint.start(containerOptions("--clock-offset", AN_HOUR_LATE))) {
      try (SystemSettings settings = containerSettings(endpoint, TOKEN + "x");
          ContainerCredentialsProvider provider = ContainerCredentialsProvider.create()) {
        assertThrows(SdkClientException.class, provider::resolveCredentials);
      }
      try (SystemSettings settings = containerSettings(endpoint, TOKEN);
          ContainerCredentialsProvider provider = ContainerCredentialsProvider.create()) {
        assertUses("container-credentials", provider, endpoint.uri());
        assertEquals(
            provider.resolveCredentials().accessKeyId(),
            provider.resolveCredentials().accessKeyId());
      }
      try (SystemSettings settings = containerSettings(late, TOKEN);
          ContainerCredentialsProvider provider = ContainerCredentialsProvider.create()) {
        Refreshes.await(provider);
        assertUses("container-credentials", provider, endpoint.uri());
      }
    }
  }

  @Test
  void boto3RunsAProgramForCredentialsAndRunsItAgain() throws Exception {
    requireBoto3();
    try (RunningEndpoint endpoint = RunningEndpoint.start()) {
      writeConfig("process", "credential_process = " + credentialProcess(endpoint, 900) + "\n");

      List<String> lines = boto3(endpoint)
          .with("AWS_PROFILE", "process")
          .python("credentials.py", "2")
          .succeeded()
          .lines()
          .toList();

      assertEquals("2 ASIA", lines.get(0));
      assertSession("from-process", lines.get(1));
    }
  }

  @Test
  void javaRunsAProgramForCredentialsAndRunsItAgain() throws Exception {
    try (RunningEndpoint late = RunningEndpoint.start("--clock-offset", LATE)) {
      writeConfig("process", "credential_process = " + credentialProcess(late, 900) + "\n");
      try (SystemSettings settings = SystemSettings.of(folder, late.uri(), Map.of());
          ProfileCredentialsProvider provider = ProfileCredentialsProvider.create("process")) {
        AwsCredentials renewed = Refreshes.await(provider);
        assertUses("from-process", StaticCredentialsProvider.create(renewed), late.uri());
      }
    }
  }

  @Test
  void programThatGetsNoCredentialsSaysWhy() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.start()) {
      Tool tool = Tool.unconfigured(folder);
      tool.run(credentialProcess(endpoint, 900)
              .replace("role/Editor", "role/Absent")
              .split(" "))
          .failedWith("AccessDenied: User: arn:aws:iam::111122223333:user/alice");
      tool.run(credentialProcess(endpoint, 900)
              .replace("127.0.0.1", "example.com")
              .split(" "))
          .failedWith("--endpoint must be https");
      tool.run(credentialProcess(endpoint, 900)
              .replace("profile alice", "profile bob")
              .split(" "))
          .failedWith("no keys in a profile [bob]");
    }
  }

  private void requireBoto3() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
  }

  private void writeConfig(String profile, String members) throws Exception {
    Files.writeString(folder.resolve("config"), "[profile " + profile + "]\n" + members);
  }

  private String credentialProcess(RunningEndpoint endpoint, int seconds) {
    return String.join(
        " ",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        CREDENTIAL_PROCESS.toString(),
        "--endpoint " + endpoint.uri(),
        "--role-arn " + TestWorlds.EDITOR,
        "--role-session-name from-process",
        "--duration-seconds " + seconds,
        "--source-profile alice",
        "--credentials-file " + folder.resolve("credentials"));
  }

  private Tool boto3(RunningEndpoint endpoint) {
    return Tool.unconfigured(folder)
        .with("AWS_ENDPOINT_URL_STS", endpoint.uri().toString())
        .with("AWS_ENDPOINT_URL_S3", endpoint.uri().toString())
        .with("AWS_CONFIG_FILE", folder.resolve("config").toString())
        .with("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("credentials").toString());
  }

  private static void assertUses(String keys, String session, Tool program) throws Exception {
    List<String> lines = program.python("credentials.py").succeeded().lines().toList();
    assertEquals(keys, lines.get(0));
    assertSession(session, lines.get(1));
  }

  private static void assertUses(String session, AwsCredentialsProvider provider, URI endpoint) {
    try (StsClient sts = StsClient.builder()
            .endpointOverride(endpoint)
            .credentialsProvider(provider)
            .build();
        Clients clients = new Clients(endpoint)) {
      assertSession(session, sts.getCallerIdentity().arn());
      clients.s3(provider).listObjectsV2(r -> r.bucket("data"));
    }
  }

  private static void assertSession(String name, String arn) {
    String editor = "arn:aws:sts::444455556666:assumed-role/Editor/";
    assertTrue(arn.startsWith(editor + name), arn);
  }

  private String[] containerOptions(String... more) {
    List<String> options = new ArrayList<>(List.of(
        "--key-store",
        folder.resolve("keys.p12").toString(),
        "--key-store-password-file",
        folder.resolve("password").toString(),
        "--container-credentials-role",
        TestWorlds.EDITOR,
        "--container-credentials-user",
        "arn:aws:iam::111122223333:user/alice",
        "--container-authorization-token-file",
        folder.resolve("token").toString()));
    options.addAll(List.of(more));
    return options.toArray(String[]::new);
  }

  private SystemSettings containerSettings(RunningEndpoint endpoint, String token) {
    return SystemSettings.of(
        folder,
        endpoint.uri(),
        Map.of(
            "aws.containerCredentialsFullUri",
            container(endpoint).toString(),
            "aws.containerAuthorizationToken",
            token));
  }

  private static URI container(RunningEndpoint endpoint) {
    return endpoint.uri().resolve("/container-credentials");
  }
}
