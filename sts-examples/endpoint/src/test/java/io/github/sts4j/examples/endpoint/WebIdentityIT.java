package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * Programs that hold no secret but a token in a file: boto3 and the AWS SDK for Java, unmodified, told of a role and of the file
 * by the environment. Sessions near their end come from a clock that is late.
 */
class WebIdentityIT {
  private static final String ROLE = "arn:aws:iam::444455556666:role/Web";
  // boto3 renews in the last quarter of an hour, the SDK for Java in the last minute.
  private static final Duration FIFTY_MINUTES_LATE = Duration.ofMinutes(-50);
  private static final Duration AN_HOUR_LATE = Duration.ofMinutes(-59).minusSeconds(30);

  private static final String BOTO3 = """
      import boto3
      from botocore.exceptions import ClientError
      try:
          credentials = boto3.Session().get_credentials()
          keys = {credentials.get_frozen_credentials().access_key for _ in range(3)}
          print(len(keys))
          print(boto3.client('sts').get_caller_identity()['Arn'])
      except ClientError as e:
          print(e.response['Error']['Code'], e.response['ResponseMetadata']['HTTPStatusCode'])
      """;

  @TempDir
  Path folder;

  private TokenIssuer issuer;

  @BeforeEach
  void start() throws Exception {
    issuer = new TokenIssuer();
    Files.writeString(folder.resolve("world.json"), WORLD.formatted(issuer.jwksUri()));
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void boto3TakesARoleForItsToken() throws Exception {
    requireBoto3();
    EndpointServer endpoint = endpoint(Duration.ZERO);
    try {
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now());
      assertEquals(List.of("1", "arn:aws:sts::444455556666:assumed-role/Web/job"), boto3(endpoint));
      issuer.rotate();
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now());
      assertEquals(List.of("1", "arn:aws:sts::444455556666:assumed-role/Web/job"), boto3(endpoint));
    } finally {
      endpoint.stop();
    }
  }

  @Test
  void boto3IsToldWhyItIsRefused() throws Exception {
    requireBoto3();
    EndpointServer endpoint = endpoint(Duration.ZERO);
    try {
      writeToken("job-1", "another-audience", Instant.now()); // OI-16
      assertEquals(List.of("InvalidIdentityToken 400"), boto3(endpoint));
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now().minusSeconds(1200)); // OI-14
      assertEquals(List.of("ExpiredTokenException 400"), boto3(endpoint));
      writeToken("stranger", TokenIssuer.AUDIENCE, Instant.now()); // WI-3
      assertEquals(List.of("AccessDenied 403"), boto3(endpoint));
    } finally {
      endpoint.stop();
    }
  }

  @Test
  void boto3RenewsItsSession() throws Exception {
    requireBoto3();
    EndpointServer late = endpoint(FIFTY_MINUTES_LATE);
    try {
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now().plus(FIFTY_MINUTES_LATE));
      assertEquals("3", boto3(late).get(0));
    } finally {
      late.stop();
    }
  }

  @Test
  void javaTakesARoleForItsToken() throws Exception {
    EndpointServer endpoint = endpoint(Duration.ZERO);
    try (SystemSettings settings = settings(endpoint);
        DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build();
        StsClient sts = StsClient.builder().credentialsProvider(provider).build()) {
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now());
      assertEquals(
          "arn:aws:sts::444455556666:assumed-role/Web/job",
          sts.getCallerIdentity().arn());
      assertEquals(
          provider.resolveCredentials().accessKeyId(),
          provider.resolveCredentials().accessKeyId());
    } finally {
      endpoint.stop();
    }
  }

  @Test
  void javaRenewsItsSessionWithTheTokenThatIsInTheFileThen() throws Exception {
    EndpointServer late = endpoint(AN_HOUR_LATE);
    try (SystemSettings settings = settings(late);
        DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build()) {
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now().plus(AN_HOUR_LATE));
      AwsCredentials first = provider.resolveCredentials();
      issuer.rotate();
      writeToken("job-1", TokenIssuer.AUDIENCE, Instant.now().plus(AN_HOUR_LATE));
      assertNotEquals(first.accessKeyId(), Refreshes.await(provider).accessKeyId());
    } finally {
      late.stop();
    }
  }

  @Test
  void javaIsRefusedWithoutAGoodToken() throws Exception {
    EndpointServer endpoint = endpoint(Duration.ZERO);
    try (SystemSettings settings = settings(endpoint);
        DefaultCredentialsProvider provider =
            DefaultCredentialsProvider.builder().build()) {
      writeToken("stranger", TokenIssuer.AUDIENCE, Instant.now());
      assertThrows(RuntimeException.class, provider::resolveCredentials);
    } finally {
      endpoint.stop();
    }
  }

  private EndpointServer endpoint(Duration offset) throws Exception {
    return StsEndpoint.start(Options.parse(List.of(
        "--port",
        "0",
        "--world",
        folder.resolve("world.json").toString(),
        "--clock-offset",
        offset.toString())));
  }

  private void writeToken(String subject, String audience, Instant issued) throws Exception {
    Files.writeString(folder.resolve("token"), issuer.token(subject, audience, issued));
  }

  private List<String> boto3(EndpointServer endpoint) throws Exception {
    return new Tool(folder, URI.create("http://127.0.0.1:" + endpoint.port()))
        .with("AWS_WEB_IDENTITY_TOKEN_FILE", folder.resolve("token").toString())
        .with("AWS_ROLE_ARN", ROLE)
        .with("AWS_ROLE_SESSION_NAME", "job")
        .run("python3", "-c", BOTO3)
        .succeeded()
        .lines()
        .toList();
  }

  private SystemSettings settings(EndpointServer endpoint) {
    return SystemSettings.of(
        folder,
        URI.create("http://127.0.0.1:" + endpoint.port()),
        Map.of(
            "aws.webIdentityTokenFile",
            folder.resolve("token").toString(),
            "aws.roleArn",
            ROLE,
            "aws.roleSessionName",
            "job"));
  }

  private void requireBoto3() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
  }

  private static final String WORLD = """
      {"Accounts":[{"AccountId":"444455556666",
      "OpenIDConnectProviders":[{"Url":"https://idp.example.com","ClientIDList":["sts.example"],"JwksUri":"%s"}],
      "RoleDetailList":[{"RoleName":"Web","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{
        "Effect":"Allow",
        "Principal":{"Federated":"arn:aws:iam::444455556666:oidc-provider/idp.example.com"},
        "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
        "Condition":{"StringEquals":{
          "idp.example.com:aud":"sts.example","idp.example.com:sub":"job-1","aws:RequestTag/team":"red"}}}]},
      "RolePolicyList":[{"PolicyName":"read","PolicyDocument":{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}]}}]}]}]}
      """;
}
