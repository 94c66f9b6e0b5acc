package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/** AssumeRoleWithWebIdentity over the wire, with tokens of a real Keycloak and the AWS SDK. */
@ExtendWith(KeycloakExtension.class)
@EnabledIfSystemProperty(
    named = KeycloakExtension.HOME,
    matches = ".+",
    disabledReason = "runs under the profile keycloak")
class KeycloakSessionsIT {
  private static final String ROLE = "arn:aws:iam::444455556666:role/Web";
  private static final int THREADS = 20;
  private static final int ROTATIONS = 3;
  private static final int MILLIS_BETWEEN_ROTATIONS = 4_000;

  @TempDir
  Path folder;

  private final KeycloakServer keycloak;
  private final KeycloakAdmin admin;

  KeycloakSessionsIT(KeycloakServer keycloak) {
    this.keycloak = keycloak;
    this.admin = new KeycloakAdmin(keycloak);
  }

  private RunningEndpoint endpoint() throws Exception {
    String prefix = keycloak.issuer().substring("http://".length());
    Path world = folder.resolve("world.json");
    Files.writeString(
        world, WORLD.replace("@ISSUER@", keycloak.issuer()).replace("@PREFIX@", prefix));
    return RunningEndpoint.serving(world);
  }

  private static AssumeRoleWithWebIdentityResponse assume(StsClient sts, String token) {
    return sts.assumeRoleWithWebIdentity(
        r -> r.roleArn(ROLE).roleSessionName("job").webIdentityToken(token));
  }

  // WI-3
  @Test
  void aUserWhomTheTrustPolicyDoesNotNameIsDenied() throws Exception {
    try (RunningEndpoint endpoint = endpoint();
        Clients clients = new Clients(endpoint.uri())) {
      String token = admin.aliceToken();
      var denied =
          assertThrows(StsException.class, () -> assume(clients.sts(Clients.alice()), token));
      assertEquals("AccessDenied", denied.awsErrorDetails().errorCode());
    }
  }

  @Test
  void aJobWithoutAnySecretOfOursWorksWithASession() throws Exception {
    try (RunningEndpoint endpoint = endpoint();
        Clients clients = new Clients(endpoint.uri())) {
      AssumeRoleWithWebIdentityResponse answer =
          assume(clients.sts(Clients.alice()), admin.clientToken("job"));

      assertEquals("22222222-2222-4222-8222-222222222222", answer.subjectFromWebIdentityToken());
      assertEquals("job", answer.audience());
      assertEquals(
          "arn:aws:sts::444455556666:assumed-role/Web/job",
          clients.sts(Clients.of(answer.credentials())).getCallerIdentity().arn());
      assertEquals(
          0,
          clients.s3(Clients.of(answer.credentials())).listBuckets().buckets().size());
    }
  }

  // OI-23: keys change under way, and no good token is refused
  @Test
  void noGoodTokenIsRefusedWhileKeysRotate() throws Exception {
    Map<String, Integer> refusals = new ConcurrentHashMap<>();
    Set<String> headers = ConcurrentHashMap.newKeySet();
    LongAdder sessions = new LongAdder();
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    int fetchesBefore = keycloak.proxy().requests();
    try (RunningEndpoint endpoint = endpoint();
        Clients clients = new Clients(endpoint.uri())) {
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> {
          StsClient sts = clients.sts(Clients.alice());
          while (!over.get()) {
            try {
              String token = admin.clientToken("job");
              headers.add(token.substring(0, token.indexOf('.')));
              assume(sts, token);
              sessions.increment();
            } catch (StsException refused) {
              refusals.merge(refused.getMessage(), 1, Integer::sum);
            }
          }
          return null;
        }));
      }
      for (int i = 0; i < ROTATIONS; i++) {
        Thread.sleep(MILLIS_BETWEEN_ROTATIONS);
        admin.addKey();
      }
      Thread.sleep(MILLIS_BETWEEN_ROTATIONS);
      over.set(true);
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
    int fetches = keycloak.proxy().requests() - fetchesBefore;
    System.out.println("Keycloak, " + ROTATIONS + " rotations under " + THREADS + " threads: "
        + sessions + " sessions, " + refusals.size() + " kinds of refusal, " + fetches
        + " requests for discovery and keys");
    assertEquals(Map.of(), refusals);
    assertTrue(sessions.sum() > 100, "only " + sessions);
    assertEquals(ROTATIONS + 1, headers.size(), "keys that signed");
    // Discovery and keys: at the start and once for each rotation, with one more where threads met.
    assertTrue(fetches <= 4 * (ROTATIONS + 1), fetches + " requests");
  }

  private static final String WORLD = """
      {"Accounts":[{"AccountId":"444455556666",
      "OpenIDConnectProviders":[{"Url":"@ISSUER@","ClientIDList":["job"]}],
      "RoleDetailList":[{"RoleName":"Web","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{
        "Effect":"Allow",
        "Principal":{"Federated":"arn:aws:iam::444455556666:oidc-provider/@PREFIX@"},
        "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
        "Condition":{"StringEquals":{
          "@PREFIX@:aud":"job","@PREFIX@:sub":"22222222-2222-4222-8222-222222222222",
          "aws:RequestTag/team":"red"}}}]},
      "RolePolicyList":[{"PolicyName":"read","PolicyDocument":{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*",
        "Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}]}}]}]}]}
      """;
}
