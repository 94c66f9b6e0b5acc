package io.github.sts4j.testkit.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleWithWebIdentityRequest;
import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.federation.oidc.KeySource;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcRegistrations;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.testkit.MutableClock;
import io.github.sts4j.testkit.TestSts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The verifier of sts-federation accepts what the provider signs, and nothing else. */
class FakeOidcProviderTest {
  private static final String GITHUB = "https://token.actions.githubusercontent.com";
  private static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Deploy");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));

  private static OidcProvider registered(String issuer, String... audiences) {
    return new OidcProvider(
        AccountId.of("111122223333"),
        issuer,
        List.of(audiences),
        List.of(),
        Optional.empty(),
        Duration.ofMinutes(5),
        false);
  }

  private OidcVerifier verifier(FakeOidcProvider provider, String audience) {
    return verifier(OidcRegistration.builder(registered(provider.issuer(), audience))
        .keys(KeySource.fixed(provider.jwks()))
        .build());
  }

  private OidcVerifier verifier(OidcRegistration registration) {
    return OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(registration)))
        .clock(clock)
        .build();
  }

  private static StsError refused(OidcVerifier verifier, String token) {
    return assertThrows(StsException.class, () -> verifier.verify(ROLE, token)).error();
  }

  @Test
  void whatAnotherProviderSignsIsRefused() {
    FakeOidcProvider provider = FakeOidcProvider.of(GITHUB, clock);
    String token = FakeOidcProvider.of(GITHUB, clock)
        .token(IdTokenClaims.gitHubActions("octo/app", "refs/heads/main"));
    assertEquals(
        StsError.INVALID_IDENTITY_TOKEN, refused(verifier(provider, "sts.amazonaws.com"), token));
  }

  @Test
  void aTokenEndsAfterTenMinutes() {
    FakeOidcProvider provider = FakeOidcProvider.of(GITHUB, clock);
    OidcVerifier verifier = verifier(provider, "app");
    String token = provider.token(IdTokenClaims.of("alice", "app"));
    verifier.verify(ROLE, token);
    clock.advance(Duration.ofMinutes(15).plusSeconds(1)); // and five minutes of clock skew
    assertEquals(StsError.EXPIRED_IDENTITY_TOKEN, refused(verifier, token));
  }

  @Test
  void aClaimCanBeTakenAway() {
    FakeOidcProvider provider = FakeOidcProvider.of(GITHUB, clock);
    OidcVerifier verifier = verifier(provider, "app");
    String token = provider.token(IdTokenClaims.of("alice", "app").without("sub"));
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refused(verifier, token));
    String late = provider.token(IdTokenClaims.of("alice", "app").with("exp", 1L));
    assertEquals(StsError.EXPIRED_IDENTITY_TOKEN, refused(verifier, late));
  }

  @Test
  void knownIssuersHaveTheirShapes() {
    Map<String, IdTokenClaims> shapes = Map.of(
        GITHUB,
        IdTokenClaims.gitHubActions("octo/app", "refs/heads/main"),
        "https://gitlab.com",
        IdTokenClaims.gitLab("group/app", "main", "sts.amazonaws.com"),
        "https://oidc.eks.us-west-2.amazonaws.com/id/EXAMPLE",
        IdTokenClaims.kubernetes("prod", "api", "sts.amazonaws.com"),
        "https://sso.example.org/realms/dev",
        IdTokenClaims.keycloak("alice", "sts.amazonaws.com", "writer"),
        "https://login.microsoftonline.com/tenant/v2.0",
        IdTokenClaims.entra("tenant", "subject", "sts.amazonaws.com"),
        "https://accounts.google.com",
        IdTokenClaims.google("110169484474386276334", "sts.amazonaws.com", "a@example.com"));
    shapes.forEach((issuer, claims) -> {
      FakeOidcProvider provider = FakeOidcProvider.of(issuer, clock);
      String subject = verifier(provider, "sts.amazonaws.com")
          .verify(ROLE, provider.token(claims))
          .identity()
          .subject();
      assertEquals(claims.values().get("sub"), subject, issuer);
    });
  }

  @Test
  void keysRotateOverTheNetwork() throws Exception {
    try (LoopbackOidcServer server = LoopbackOidcServer.start(clock)) {
      OidcVerifier verifier =
          verifier(OidcRegistration.builder(registered(server.provider().issuer(), "app"))
              .keys(KeySource.discovery())
              .allowLoopbackHttp()
              .build());
      IdTokenClaims alice = IdTokenClaims.of("alice", "app");
      String old = server.provider().token(alice);
      assertEquals("alice", verifier.verify(ROLE, old).identity().subject());
      server.provider().rotateKeys();
      assertEquals(
          "alice",
          verifier.verify(ROLE, server.provider().token(alice)).identity().subject());
      assertEquals("alice", verifier.verify(ROLE, old).identity().subject());

      server.provider().withdrawOldKeys();
      String published = HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(server.jwksUri()).build(), BodyHandlers.ofString())
          .body();
      assertTrue(published.contains("key-2") && !published.contains("key-1"), published);
      assertEquals(
          404,
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.provider().issuer() + "/x"))
                      .build(),
                  BodyHandlers.ofString())
              .statusCode());
      verifier.close();
    }
  }

  // TP-11
  @Test
  void aWorkflowAssumesARole() {
    FakeOidcProvider gitHub = FakeOidcProvider.of(GITHUB, clock);
    OidcVerifier verifier = verifier(gitHub, "sts.amazonaws.com");
    TestSts sts = TestSts.Settings.of(
            world -> world.role("arn:aws:iam::111122223333:role/Deploy", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},
              "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],
              "Condition":{"StringEquals":{
                "token.actions.githubusercontent.com:sub":"repo:octo/app:ref:refs/heads/main"}}}]}"""))
        .with((service, time) -> service.webIdentityVerifier(verifier))
        .start();
    TemporaryCredentials credentials = sts.service()
        .assumeRoleWithWebIdentity(
            request(gitHub.token(IdTokenClaims.gitHubActions("octo/app", "refs/heads/main")
                .withSessionTags(Map.of("team", "red")))))
        .credentials();
    assertEquals("red", sts.verify(credentials).tags().get(0).value());
    String fork = gitHub.token(IdTokenClaims.gitHubActions("mallory/app", "refs/heads/main"));
    assertThrows(StsException.class, () -> sts.service().assumeRoleWithWebIdentity(request(fork)));
  }

  private static AssumeRoleWithWebIdentityRequest request(String token) {
    return AssumeRoleWithWebIdentityRequest.builder()
        .roleArn(ROLE.toString())
        .roleSessionName("build")
        .webIdentityToken(token)
        .build();
  }
}
