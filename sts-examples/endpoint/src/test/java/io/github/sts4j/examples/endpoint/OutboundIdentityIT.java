package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetWebIdentityTokenResponse;
import software.amazon.awssdk.services.sts.model.JwtPayloadSizeExceededException;
import software.amazon.awssdk.services.sts.model.OutboundWebIdentityFederationDisabledException;
import software.amazon.awssdk.services.sts.model.SessionDurationEscalationException;
import software.amazon.awssdk.services.sts.model.Tag;

/** GetWebIdentityToken as clients of AWS call it, and its tokens as somebody else's service verifies them. */
class OutboundIdentityIT {
  private static final String AUDIENCE = "https://api.example.com";

  @TempDir
  Path folder;

  private RunningEndpoint endpoint;
  private Clients clients;

  @BeforeEach
  void start() throws Exception {
    Path world = folder.resolve("world.json");
    Files.writeString(
        world,
        Files.readString(TestWorlds.file())
            .replaceFirst(
                "\"AccountId\": \"111122223333\",",
                "\"AccountId\": \"111122223333\", \"OutboundWebIdentityFederation\": true,"));
    endpoint = RunningEndpoint.start("--world", world.toString());
    clients = new Clients(endpoint.uri());
  }

  @AfterEach
  void stop() {
    clients.close();
    endpoint.close();
  }

  // WT-2
  @Test
  void anAccountThatHasItOffIsItsOwnClass() {
    AwsSessionCredentials editor = Clients.of(clients
        .sts(Clients.alice())
        .assumeRole(r -> r.roleArn(TestWorlds.EDITOR).roleSessionName("alice"))
        .credentials());
    // The role has no permission, which is told first.
    assertEquals(
        403,
        assertThrows(
                software.amazon.awssdk.services.sts.model.StsException.class,
                () -> get(clients.sts(editor), "ES384"))
            .statusCode());
    assertThrows(OutboundWebIdentityFederationDisabledException.class, () -> {
      try (RunningEndpoint off = RunningEndpoint.start();
          Clients there = new Clients(off.uri())) {
        get(there.sts(Clients.alice()), "ES384");
      }
    });
  }

  // WT-8
  @Test
  void aPayloadThatIsTooLargeIsItsOwnClass() {
    List<Tag> tags = java.util.stream.IntStream.range(0, 50)
        .mapToObj(i -> Tag.builder().key("k" + i).value("v".repeat(256)).build())
        .toList();
    assertThrows(
        JwtPayloadSizeExceededException.class,
        () -> clients
            .sts(Clients.alice())
            .getWebIdentityToken(
                r -> r.audience(AUDIENCE).signingAlgorithm("ES384").tags(tags)));
  }

  // WT-4: in a world where alice's role may call it.
  @Test
  void aTokenThatWouldOutliveTheSessionIsItsOwnClass() throws Exception {
    Path world = folder.resolve("short.json");
    Files.writeString(world, """
        {"Accounts": [{"AccountId": "111122223333", "OutboundWebIdentityFederation": true,
          "UserDetailList": [{"UserName": "alice", "AccessKeys": [
            {"AccessKeyId": "AKIAALICEALICEALICE2", "SecretAccessKey": "test/alice/secret"}]}],
          "RoleDetailList": [{"RoleName": "Caller",
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": {"AWS": "arn:aws:iam::111122223333:user/alice"}}},
            "RolePolicyList": [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17",
              "Statement": {"Effect": "Allow", "Action": "sts:*", "Resource": "*"}}}]}]}]}""");
    try (RunningEndpoint there = RunningEndpoint.start("--world", world.toString());
        Clients others = new Clients(there.uri())) {
      AwsSessionCredentials session = Clients.of(others
          .sts(Clients.alice())
          .assumeRole(r -> r.roleArn("arn:aws:iam::111122223333:role/Caller")
              .roleSessionName("alice")
              .durationSeconds(900))
          .credentials());
      assertThrows(
          SessionDurationEscalationException.class,
          () -> others
              .sts(session)
              .getWebIdentityToken(
                  r -> r.audience(AUDIENCE).signingAlgorithm("ES384").durationSeconds(3_600)));
      JwtClaims claims =
          verified(get(others.sts(session), "RS256").webIdentityToken(), there.uri());
      assertEquals("arn:aws:iam::111122223333:role/Caller", claims.getSubject()); // WT-5
    }
  }

  // WT-1, WT-2, WT-5: from the discovery document alone.
  @Test
  void anotherServiceVerifiesTheToken() throws Exception {
    for (String algorithm : List.of("RS256", "ES384")) {
      GetWebIdentityTokenResponse response = get(clients.sts(Clients.alice()), algorithm);
      JwtClaims claims = verified(response.webIdentityToken(), endpoint.uri());
      assertEquals("arn:aws:iam::111122223333:user/alice", claims.getSubject());
      assertEquals(
          response.expiration(),
          Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
      Map<?, ?> details = claims.getClaimValue("https://sts.amazonaws.com/", Map.class);
      assertEquals("111122223333", details.get("aws_account"));
      assertEquals("us-east-1", details.get("source_region"));
      assertEquals(Map.of("job", "nightly"), details.get("request_tags"));
    }
  }

  // WT-1: with boto3.
  @Test
  void botoGetsATokenAndSeesTheModelledError() throws Exception {
    Tool.require(folder, "boto3", "python3", "-c", "import boto3");
    String output = new Tool(folder, endpoint.uri())
        .as(TestWorlds.ALICE_KEY, TestWorlds.ALICE_SECRET, "")
        .run("python3", "-c", """
            import boto3
            sts = boto3.client('sts')
            answer = sts.get_web_identity_token(Audience=['https://api.example.com'], SigningAlgorithm='ES384')
            print(answer['WebIdentityToken'])
            tags = [{'Key': 'k%d' % i, 'Value': 'v' * 256} for i in range(50)]
            try:
                sts.get_web_identity_token(Audience=['a'], SigningAlgorithm='ES384', Tags=tags)
            except sts.exceptions.JWTPayloadSizeExceededException as e:
                print(e.response['Error']['Code'])
            """)
        .succeeded();
    List<String> lines = output.lines().toList();
    assertEquals(
        "arn:aws:iam::111122223333:user/alice",
        verified(lines.get(0), endpoint.uri()).getSubject());
    assertEquals("JWTPayloadSizeExceededException", lines.get(1));
  }

  private static GetWebIdentityTokenResponse get(StsClient sts, String algorithm) {
    return sts.getWebIdentityToken(r -> r.audience(AUDIENCE)
        .signingAlgorithm(algorithm)
        .tags(Tag.builder().key("job").value("nightly").build()));
  }

  /** As a service does that knows nothing but the issuer's URL. */
  private static JwtClaims verified(String token, URI issuer) throws Exception {
    Map<String, Object> discovery =
        JsonUtil.parseJson(read(URI.create(issuer + "/.well-known/openid-configuration")));
    assertEquals(issuer.toString(), discovery.get("issuer"));
    String keySet = read(URI.create((String) discovery.get("jwks_uri")));
    return new JwtConsumerBuilder()
        .setVerificationKeyResolver(
            new JwksVerificationKeyResolver(new JsonWebKeySet(keySet).getJsonWebKeys()))
        .setExpectedIssuer(issuer.toString())
        .setExpectedAudience(AUDIENCE)
        .setRequireExpirationTime()
        .build()
        .processToClaims(token);
  }

  private static String read(URI document) throws Exception {
    HttpResponse<String> response = HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(document).build(), HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode());
    assertTrue(
        response.headers().firstValue("Content-Type").orElse("").startsWith("application/json"));
    return response.body();
  }
}
