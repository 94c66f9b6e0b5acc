package io.github.sts4j.examples.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.replay.InMemoryReplayGuard;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.federation.oidc.IssuerProfile;
import io.github.sts4j.federation.oidc.KeySource;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcRegistrations;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.federation.outbound.JwtIssuer;
import io.github.sts4j.federation.outbound.SigningKeys;
import io.github.sts4j.federation.saml.SamlResponseVerifier;
import io.github.sts4j.policy.Arn;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** docs/federation-oidc.md, docs/federation-saml.md, docs/outbound-identity.md. */
class FederationTest {
  private final IdentityDirectory directory = World.directory();
  private final KeyRing keyRing = KeyRing.generate();

  @Test
  void anIssuerIsRegistered() {
    OidcProvider provider = new OidcProvider(
        AccountId.of("111122223333"),
        "https://token.actions.githubusercontent.com",
        List.of("sts.amazonaws.com"),
        List.of(),
        Optional.empty(),
        Duration.ofMinutes(5),
        false);

    OidcVerifier verifier = OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(OidcRegistration.of(provider))))
        .build();

    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keyRing)
        .webIdentityVerifier(verifier)
        .build();
    assertNotNull(sts);
    assertNotNull(kubernetes(provider));
  }

  private static OidcRegistration kubernetes(OidcProvider provider) {
    return OidcRegistration.builder(provider)
        .keys(KeySource.file(Path.of("jwks.json")))
        .profile(IssuerProfile.KUBERNETES)
        .build();
  }

  private interface Registered {
    Optional<SamlProvider> find(Arn arn);
  }

  @Test
  void samlProvidersAreLookedUpAtEachCall() {
    KeyRing keys = keyRing;
    Registered registered = arn -> Optional.empty();
    SamlResponseVerifier saml = SamlResponseVerifier.builder(
            arn -> registered.find(arn), new InMemoryReplayGuard(100_000), InstantSource.system())
        .build();
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keys)
        .samlVerifier(saml)
        .build();
    assertNotNull(sts);
  }

  @Test
  void tokensForOthersAreSigned() {
    JwtIssuer issuer = JwtIssuer.of(
        URI.create("https://tokens.example.com"),
        SigningKeys.rotating(Duration.ofDays(30), Duration.ofDays(1), new SecureRandom()));
    TokenService sts = TokenService.builder()
        .directory(directory)
        .keyRing(keyRing)
        .webIdentityTokenIssuer(issuer)
        .build();
    assertNotNull(sts);
    assertEquals(
        Optional.of(URI.create("https://tokens.example.com")), issuer.issuer(World.ACCOUNT));
    assertTrue(issuer.keySet(Instant.now()).contains("\"kty\""));
  }
}
