package io.github.sts4j.examples.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithSamlResponse;
import software.amazon.awssdk.services.sts.model.InvalidIdentityTokenException;

/**
 * A user signs in at a real Keycloak, and its response becomes a session: of every kind that Keycloak can make and we accept.
 * ECDSA is none of them, as Keycloak signs SAML with RSA alone.
 */
@ExtendWith(KeycloakExtension.class)
@EnabledIfSystemProperty(
    named = KeycloakExtension.HOME,
    matches = ".+",
    disabledReason = "runs under the profile keycloak")
class KeycloakSamlIT {
  private static final String ROLE = "arn:aws:iam::444455556666:role/Federated";
  private static final String PROVIDERS = "arn:aws:iam::444455556666:saml-provider/";
  private static final Path PROGRAM = Path.of(
          "..", "credential-process", "SamlCredentialProcess.java")
      .toAbsolutePath()
      .normalize();

  @TempDir
  Path folder;

  private final KeycloakServer keycloak;
  private final KeycloakAdmin admin;
  private Path world;

  KeycloakSamlIT(KeycloakServer keycloak) {
    this.keycloak = keycloak;
    this.admin = new KeycloakAdmin(keycloak);
  }

  /**
   * Three ways to trust the one Keycloak: {@code corp} may encrypt, {@code sealed} must, and for {@code response} the
   * signature of the response is enough.
   */
  @BeforeEach
  void describe() throws Exception {
    Files.writeString(folder.resolve("metadata.xml"), admin.samlMetadata());
    Files.writeString(folder.resolve("key.pem"), keycloak.realm().privateKeyPem());
    String audiences = Arrays.stream(KeycloakClient.values())
        .map(client -> "\"" + client.audience() + "\"")
        .collect(Collectors.joining(","));
    world = Files.writeString(
        folder.resolve("world.json"),
        WORLD
            .replace("@AUDIENCES@", audiences)
            .replace("@CONSUMER@", keycloak.realm().consumer())
            .replace("@ISSUER@", keycloak.issuer()));
  }

  private String signIn(KeycloakClient client) throws Exception {
    return new KeycloakBrowser(keycloak).signIn(client).response();
  }

  private static AssumeRoleWithSamlResponse assume(
      Clients clients, String provider, String response) {
    return clients
        .sts(Clients.alice())
        .assumeRoleWithSAML(
            r -> r.roleArn(ROLE).principalArn(PROVIDERS + provider).samlAssertion(response));
  }

  // SM-3, SM-11, S21, S23, S26
  @ParameterizedTest
  @CsvSource({
    "UNSIGNED,                     corp, Response (with optional signature) must contain an assertion with a mandatory signature",
    "SIGNED_RESPONSE,              corp, Response (with optional signature) must contain an assertion with a mandatory signature",
    "UNSIGNED,                     response, Response (with optional signature) must contain an assertion with a mandatory signature",
    "RSA_SHA1,                     corp, Response signature invalid",
    "WITH_COMMENTS,                corp, Response signature invalid",
    // Keycloak signs an assertion before it stands in its response: canonicalised with what is
    // declared around it, that is another one.
    "INCLUSIVE,                    corp, Response signature invalid",
    "ENCRYPTED_WITH_PKCS1,         corp, Response signature invalid",
    "ENCRYPTED_WITH_CBC_UNVOUCHED, corp, Response signature invalid",
    "ENCRYPTED,                    response, Invalid base64 SAMLResponse",
    "SIGNED_ASSERTION,             sealed, Invalid base64 SAMLResponse",
  })
  void whatIsNotAsTheProviderMustWriteItIsRefused(
      KeycloakClient client, String provider, String message) throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      String response = signIn(client);
      var refusal = assertThrows(
          InvalidIdentityTokenException.class, () -> assume(clients, provider, response));
      assertEquals(message, refusal.awsErrorDetails().errorMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "SIGNED_ASSERTION",
        "SIGNED_TWICE",
        "RSA_SHA512",
        "RSA_PSS_SHA256",
        "RSA_PSS_SHA512",
        "ONE_TIME_USE",
        "ENCRYPTED",
        "ENCRYPTED_WITH_CBC"
      })
  void aUserWhoSignsInGetsASession(KeycloakClient client) throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      String response = signIn(client);
      AssumeRoleWithSamlResponse answer = assume(clients, "corp", response);

      assertEquals(keycloak.issuer(), answer.issuer());
      assertEquals(keycloak.realm().consumer(), answer.audience());
      assertEquals("persistent", answer.subjectType());
      assertEquals("alice@example.com", answer.sourceIdentity());
      assertEquals(
          "arn:aws:sts::444455556666:assumed-role/Federated/alice",
          clients.sts(Clients.of(answer.credentials())).getCallerIdentity().arn());
      // SessionDuration of the assertion, and the tag that the role's policy asks for
      Duration lasts = Duration.between(Instant.now(), answer.credentials().expiration());
      assertTrue(lasts.compareTo(Duration.ofSeconds(1801)) < 0, lasts.toString());
      assertEquals(
          0,
          clients.s3(Clients.of(answer.credentials())).listBuckets().buckets().size());
      // SM-24
      assertThrows(InvalidIdentityTokenException.class, () -> assume(clients, "corp", response));
    }
  }

  // SM-3: Required
  @Test
  void aProviderThatMustEncryptDoes() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      assertEquals(
          "persistent",
          assume(clients, "sealed", signIn(KeycloakClient.ENCRYPTED)).subjectType());
    }
  }

  @Test
  void theResponsesSignatureIsEnoughWhereItIsAllowed() throws Exception {
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      assertEquals(
          "persistent",
          assume(clients, "response", signIn(KeycloakClient.SIGNED_RESPONSE)).subjectType());
    }
  }

  // SM-4: the metadata in force is of before the rotation, so what the new key signs is refused
  @Test
  void aKeyThatTheMetadataDoesNotNameIsRefusedUntilItDoes() throws Exception {
    admin.addKey();
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      String response = signIn(KeycloakClient.SIGNED_ASSERTION);
      assertThrows(InvalidIdentityTokenException.class, () -> assume(clients, "corp", response));
    }
    describe();
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world);
        Clients clients = new Clients(endpoint.uri())) {
      assume(clients, "corp", signIn(KeycloakClient.SIGNED_ASSERTION));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGNED_ASSERTION", "ENCRYPTED"})
  void theProgramForTheAwsClientsTakesWhatTheBrowserBrings(KeycloakClient client) throws Exception {
    KeycloakBrowser browser = new KeycloakBrowser(keycloak);
    KeycloakBrowser.SamlForm form = browser.signIn(client);
    try (RunningEndpoint endpoint = RunningEndpoint.serving(world)) {
      String[] command = {
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        PROGRAM.toString(),
        "--endpoint",
        endpoint.uri().toString(),
        "--role-arn",
        ROLE,
        "--principal-arn",
        PROVIDERS + "corp",
        "--sign-in-url",
        browser.signInUri(client).toString(),
        "--listen-port",
        Integer.toString(form.target().getPort())
      };
      CompletableFuture<Tool.Result> program = CompletableFuture.supplyAsync(() -> run(command));

      String shown = submit(form);

      String json = program.join().succeeded();
      assertTrue(json.startsWith("{\"Version\": 1, \"AccessKeyId\": \"ASIA"), json);
      assertEquals("You may close this window.", shown);
    }
  }

  private Tool.Result run(String... command) {
    try {
      return Tool.unconfigured(folder).run(command);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The program takes a moment to listen. */
  private static String submit(KeycloakBrowser.SamlForm form) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        return KeycloakBrowser.submit(form).body();
      } catch (ConnectException notYet) {
        assertTrue(attempt < 200, "the program does not listen");
        Thread.sleep(100);
      }
    }
  }

  private static final String WORLD = """
      {"Accounts":[{"AccountId":"444455556666",
      "RoleDetailList":[{"RoleName":"Federated","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{
        "Effect":"Allow","Principal":{"Federated":[
          "arn:aws:iam::444455556666:saml-provider/corp",
          "arn:aws:iam::444455556666:saml-provider/sealed",
          "arn:aws:iam::444455556666:saml-provider/response"]},
        "Action":["sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity"],
        "Condition":{"StringEquals":{
          "saml:aud":"@CONSUMER@","saml:iss":"@ISSUER@","saml:sub_type":"persistent"}}}]},
      "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":"s3:*","Resource":"*",
        "Condition":{"StringEquals":{"aws:PrincipalTag/Project":"Unicorn"}}}]}}]}],
      "SAMLProviders":[
        {"Name":"corp","SAMLMetadataFile":"metadata.xml","Recipients":["@CONSUMER@"],"Audiences":[@AUDIENCES@],
         "AssertionEncryptionMode":"Allowed","PrivateKeyFiles":["key.pem"]},
        {"Name":"sealed","SAMLMetadataFile":"metadata.xml","Recipients":["@CONSUMER@"],"Audiences":[@AUDIENCES@],
         "AssertionEncryptionMode":"Required","PrivateKeyFiles":["key.pem"]},
        {"Name":"response","SAMLMetadataFile":"metadata.xml","Recipients":["@CONSUMER@"],"Audiences":[@AUDIENCES@],
         "AllowResponseSignature":true}]}]}
      """;
}
