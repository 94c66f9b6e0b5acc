package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.StsException;

/** AssumeRoleWithSAML over the wire, with the AWS SDK: from a response of an identity provider to a session that works. */
class SamlIT {
  private static final Path PROGRAM = Path.of(
          "..", "credential-process", "SamlCredentialProcess.java")
      .toAbsolutePath()
      .normalize();

  @TempDir
  Path folder;

  private final SamlIdp idp = new SamlIdp();

  private RunningEndpoint start() throws Exception {
    Path world = Files.writeString(folder.resolve("world.json"), idp.world());
    return RunningEndpoint.serving(world);
  }

  private static AssumeRoleWithSamlResponse assume(Clients clients, String response) {
    return clients
        .sts(Clients.alice())
        .assumeRoleWithSAML(
            r -> r.roleArn(SamlIdp.ROLE).principalArn(SamlIdp.PROVIDER).samlAssertion(response));
  }

  // SM-12
  @Test
  void aChangedResponseIsRefused() throws Exception {
    try (RunningEndpoint endpoint = start();
        Clients clients = new Clients(endpoint.uri())) {
      String xml = new String(Base64.getDecoder().decode(idp.response()), StandardCharsets.UTF_8);
      String changed = Base64.getEncoder()
          .encodeToString(xml.replace("alice@example.com", "admin@example.com")
              .getBytes(StandardCharsets.UTF_8));

      var refusal =
          assertThrows(InvalidIdentityTokenException.class, () -> assume(clients, changed));

      assertEquals("Response signature invalid", refusal.awsErrorDetails().errorMessage());
    }
  }

  // SM-24
  @Test
  void aResponseWorksOnce() throws Exception {
    try (RunningEndpoint endpoint = start();
        Clients clients = new Clients(endpoint.uri())) {
      String response = idp.response();
      assume(clients, response);
      assertThrows(InvalidIdentityTokenException.class, () -> assume(clients, response));
    }
  }

  // SM-20
  @Test
  void aResponseForAnotherServiceIsRefused() throws Exception {
    idp.recipient("https://other.example.com/saml");
    try (RunningEndpoint endpoint = start();
        Clients clients = new Clients(endpoint.uri())) {
      String response = idp.response();
      assertThrows(InvalidIdentityTokenException.class, () -> assume(clients, response));
    }
  }

  // SA-10 to SA-14, CR-4
  @Test
  void theSessionIsOfTheRoleAndWorks() throws Exception {
    try (RunningEndpoint endpoint = start();
        Clients clients = new Clients(endpoint.uri())) {
      AssumeRoleWithSamlResponse answer = assume(clients, idp.response());

      assertEquals("alice@example.com", answer.subject());
      assertEquals("persistent", answer.subjectType());
      assertEquals(SamlIdp.ISSUER, answer.issuer());
      assertEquals("https://signin.aws.amazon.com/saml", answer.audience());
      assertEquals(28, answer.nameQualifier().length());
      assertEquals(
          "arn:aws:sts::444455556666:assumed-role/Federated/alice",
          clients.sts(Clients.of(answer.credentials())).getCallerIdentity().arn());
      assertEquals(
          0,
          clients.s3(Clients.of(answer.credentials())).listBuckets().buckets().size());
    }
  }

  // SA-6, SA-7, SM-33, SM-34
  @Test
  void durationTagsAndSourceIdentityComeFromTheAttributes() throws Exception {
    idp.attribute("SessionDuration", "900")
        .attribute("SourceIdentity", "alice")
        .attribute("PrincipalTag:Project", "Unicorn");
    try (RunningEndpoint endpoint = start();
        Clients clients = new Clients(endpoint.uri())) {
      AssumeRoleWithSamlResponse answer = assume(clients, idp.response());

      assertEquals("alice", answer.sourceIdentity());
      Duration lasts = Duration.between(Instant.now(), answer.credentials().expiration());
      assertTrue(lasts.compareTo(Duration.ofSeconds(901)) < 0, lasts.toString());
    }
  }

  // SM-20: this endpoint's own sign-in URL
  @Test
  void aResponseForThisEndpointIsAccepted() throws Exception {
    try (RunningEndpoint endpoint = start();
        Clients clients = new Clients(endpoint.uri())) {
      String own = endpoint.uri() + "/saml";
      idp.recipient(own);

      assertEquals(own, assume(clients, idp.response()).audience());
    }
  }

  // SA-4: the trust policy has the last word
  @Test
  void aRoleThatDoesNotTrustTheSubjectIsDenied() throws Exception {
    Path world = Files.writeString(
        folder.resolve("world.json"),
        idp.world().replace("\"saml:sub\":\"alice@", "\"saml:sub\":\"bob@"));
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      String response = idp.response();

      AwsServiceException refusal =
          assertThrows(StsException.class, () -> assume(clients, response));

      assertEquals("AccessDenied", refusal.awsErrorDetails().errorCode());
      assertEquals(
          "Not authorized to perform sts:AssumeRoleWithSAML",
          refusal.awsErrorDetails().errorMessage());
    }
  }

  @Test
  void aProgramTurnsAResponseIntoCredentials() throws Exception {
    try (RunningEndpoint endpoint = start()) {
      Path response = Files.writeString(folder.resolve("response"), idp.response());
      Tool tool = Tool.unconfigured(folder);
      String[] command = {
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        PROGRAM.toString(),
        "--endpoint",
        endpoint.uri().toString(),
        "--role-arn",
        SamlIdp.ROLE,
        "--principal-arn",
        SamlIdp.PROVIDER,
        "--response-file",
        response.toString()
      };

      String json = tool.run(command).succeeded();

      assertTrue(json.startsWith("{\"Version\": 1, \"AccessKeyId\": \"ASIA"), json);
      tool.run(command).failedWith("InvalidIdentityToken");
    }
  }
}
