package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.ExpiredTokenException;
import software.amazon.awssdk.services.sts.model.ExpiredTradeInTokenException;
import software.amazon.awssdk.services.sts.model.IdpCommunicationErrorException;
import software.amazon.awssdk.services.sts.model.IdpRejectedClaimException;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;
import software.amazon.awssdk.services.sts.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.sts.model.PackedPolicyTooLargeException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.Tag;

/** Every action, called by unmodified clients; every modelled error, as its own exception class. */
class EveryActionIT {
  private static EveryActionServer server;
  private static Clients clients;
  private static StsClient alice;
  private static StsClient nobody;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = EveryActionServer.start();
    clients = new Clients(server.uri());
    alice =
        clients.sts(AwsBasicCredentials.create(EveryActionServer.KEY, EveryActionServer.SECRET));
    nobody = StsClient.builder()
        .endpointOverride(server.uri())
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  @AfterAll
  static void stop() {
    nobody.close();
    clients.close();
    server.close();
  }

  @Test
  void eachActionSucceeds() {
    assertEquals("111122223333", alice.getCallerIdentity().account());
    assertTrue(alice.getSessionToken().credentials().accessKeyId().startsWith("ASIA"));
    assertEquals(
        "111122223333:bob",
        alice.getFederationToken(r -> r.name("bob")).federatedUser().federatedUserId());
    assertEquals(
        "364679954851",
        alice.getAccessKeyInfo(r -> r.accessKeyId("ASIAVJ2E6QGR2WZILJFM")).account());
    assertTrue(alice
        .assumeRole(r -> r.roleArn(EveryActionServer.OPEN).roleSessionName("alice"))
        .assumedRoleUser()
        .arn()
        .endsWith("assumed-role/Open/alice"));
    assertTrue(alice
        .assumeRoot(r -> r.targetPrincipal("444455556666")
            .taskPolicyArn(t -> t.arn("arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy")))
        .credentials()
        .accessKeyId()
        .startsWith("ASIA"));
    assertEquals(
        "arn:aws:iam::111122223333:user/alice",
        alice
            .getDelegatedAccessToken(r -> r.tradeInToken(server.tradeInToken()))
            .assumedPrincipal());
    assertEquals("alice", web("good").subjectFromWebIdentityToken());
    assertEquals(
        "qualifier",
        nobody
            .assumeRoleWithSAML(r -> r.roleArn(EveryActionServer.SAML)
                .principalArn(EveryActionServer.SAML_PROVIDER)
                .samlAssertion("good"))
            .nameQualifier());
  }

  // SA-15, WI-9, WI-10, GF-10, DT-2, AR-24
  @Test
  void eachModelledErrorIsItsOwnClass() {
    refused(InvalidIdentityTokenException.class, 400, () -> web("forged"));
    refused(ExpiredTokenException.class, 400, () -> web("expired"));
    refused(IdpRejectedClaimException.class, 403, () -> web("rejected"));
    refused(IdpCommunicationErrorException.class, 400, () -> web("unreachable"));
    refused(
        MalformedPolicyDocumentException.class,
        400,
        () -> alice.getFederationToken(r -> r.name("bob").policy("{")));
    refused(
        PackedPolicyTooLargeException.class,
        400,
        () -> alice.getFederationToken(r -> r.name("bob")
            .tags(IntStream.range(0, 50)
                .mapToObj(
                    i -> Tag.builder().key("key" + i).value("v".repeat(200)).build())
                .toList())));
    refused(
        ExpiredTradeInTokenException.class,
        400,
        () -> alice.getDelegatedAccessToken(r -> r.tradeInToken(server.expiredTradeInToken())));
  }

  @Test
  void theSameFromPython() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
    String output = new Tool(folder, server.uri())
        .as(EveryActionServer.KEY, EveryActionServer.SECRET, "")
        .python("every_action.py", server.tradeInToken(), server.expiredTradeInToken())
        .succeeded();
    assertEquals("""
        GetCallerIdentity
        GetSessionToken
        GetFederationToken
        GetAccessKeyInfo
        AssumeRole
        AssumeRoot
        GetDelegatedAccessToken
        AssumeRoleWithWebIdentity
        AssumeRoleWithSAML
        InvalidIdentityTokenException
        ExpiredTokenException
        IDPRejectedClaimException
        IDPCommunicationErrorException
        MalformedPolicyDocumentException
        PackedPolicyTooLargeException
        ExpiredTradeInTokenException""", output);
  }

  private static void refused(Class<? extends StsException> type, int status, Executable call) {
    assertEquals(status, assertThrows(type, call).statusCode());
  }

  private static AssumeRoleWithWebIdentityResponse web(String token) {
    return nobody.assumeRoleWithWebIdentity(
        r -> r.roleArn(EveryActionServer.WEB).roleSessionName("alice").webIdentityToken(token));
  }
}
