package io.github.sts4j.testkit;

import static io.github.sts4j.testkit.policy.PolicyAssertions.assertDecideAlike;
import static io.github.sts4j.testkit.policy.PolicyAssertions.assertNeverAllows;
import static io.github.sts4j.testkit.policy.PolicyAssertions.assertNeverWider;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.TemporaryCredentials;
import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.replay.InMemoryReplayGuard;
import io.github.sts4j.federation.oidc.KeySource;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.federation.oidc.OidcRegistrations;
import io.github.sts4j.federation.oidc.OidcVerifier;
import io.github.sts4j.federation.saml.SamlResponseVerifier;
import io.github.sts4j.policy.AccessEvaluator;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import io.github.sts4j.policy.PolicyStack;
import io.github.sts4j.testkit.idp.FakeOidcProvider;
import io.github.sts4j.testkit.idp.FakeSamlProvider;
import io.github.sts4j.testkit.idp.IdTokenClaims;
import io.github.sts4j.testkit.idp.SamlClaims;
import io.github.sts4j.testkit.junit.StsExtension;
import io.github.sts4j.testkit.policy.RequestSearch;
import io.github.sts4j.testkit.policy.SearchResult;
import io.github.sts4j.testkit.policy.SearchSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testing.md shows. */
class TestingGuideTest {
  private static final String ALLOW_ALL = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
  private static final String READ_ONLY = """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::data/*"}]}""";

  private static Policy policy(String action) {
    return Policy.parse(PolicyKind.SESSION, READ_ONLY.replace("s3:Get*", action));
  }

  @Test
  void checksOfOneCall() {
    Policy session = policy("s3:Get*");
    Policy before = policy("s3:Get*");
    Policy after = policy("s3:GetObject");
    Policy one = policy("s3:GetObject");
    Policy other = policy("S3:getobject");
    assertNeverAllows(session, "s3:Delete*");
    assertNeverAllows(session, "s3:*", "arn:aws:s3:::data-of-others/*");
    assertNeverWider(before, after);
    assertDecideAlike(one, other);
  }

  @Test
  void otherSettings() {
    Policy before = policy("s3:Get*");
    Policy after = policy("s3:GetObject");
    assertNeverWider(
        before, after, SearchSettings.defaults().withTries(1_000_000).withSeed(7));
  }

  @Test
  void stacks() {
    Policy session = policy("s3:GetObject");
    Policy boundary = Policy.parse(PolicyKind.PERMISSIONS_BOUNDARY, READ_ONLY);
    Policy role = Policy.parse(PolicyKind.IDENTITY, ALLOW_ALL);
    PolicyStack before = PolicyStack.builder()
        .identity(List.of(role))
        .permissionsBoundary(boundary)
        .build();
    PolicyStack after =
        PolicyStack.builder().identity(List.of(role)).session(List.of(session)).build();

    SearchResult result = RequestSearch.around(role, boundary, session)
        .find(request -> AccessEvaluator.evaluate(after, request).isAllowed()
            && !AccessEvaluator.evaluate(before, request).isAllowed());
    assertEquals(Optional.empty(), result.found());
  }

  @RegisterExtension
  static final StsExtension STS = StsExtension.withWorld(world -> world
      .user("arn:aws:iam::111122223333:user/alice", ALLOW_ALL)
      .role(
          "arn:aws:iam::444455556666:role/Reader",
          TestWorld.trust("arn:aws:iam::111122223333:user/alice"),
          READ_ONLY));

  @Test
  void aSessionReadsForAnHour(TestSts sts) {
    TemporaryCredentials credentials = sts.assumeRole("alice", "Reader");
    assertTrue(sts.authorize(credentials, "s3:GetObject", "arn:aws:s3:::data/1").isAllowed());
    assertFalse(
        sts.authorize(credentials, "s3:PutObject", "arn:aws:s3:::data/1").isAllowed());

    sts.clock().advance(Duration.ofHours(1));
    assertThrows(AuthenticationException.class, () -> sts.verify(credentials));
  }

  @Test
  void anIdToken() {
    MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    FakeOidcProvider gitHub =
        FakeOidcProvider.of("https://token.actions.githubusercontent.com", clock);
    OidcProvider provider = new OidcProvider(
        AccountId.of("111122223333"),
        gitHub.issuer(),
        List.of("sts.amazonaws.com"),
        List.of(),
        Optional.empty(),
        Duration.ZERO,
        false);
    OidcVerifier verifier = OidcVerifier.builder()
        .registrations(OidcRegistrations.of(List.of(OidcRegistration.builder(provider)
            .keys(KeySource.fixed(gitHub.jwks()))
            .build())))
        .clock(clock)
        .build();

    String token = gitHub.token(IdTokenClaims.gitHubActions("octo/app", "refs/heads/main"));
    Arn role = Arn.parse("arn:aws:iam::111122223333:role/Deploy");
    assertEquals(
        "repo:octo/app:ref:refs/heads/main",
        verifier.verify(role, token).identity().subject());
  }

  @Test
  void anAssertion() {
    MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
    FakeSamlProvider corp = FakeSamlProvider.of("https://idp.example.org/saml", clock);
    SamlProvider provider = new SamlProvider(
        AccountId.of("111122223333"),
        "corp",
        corp.metadata(),
        List.of(SamlProvider.SIGN_IN_URL),
        List.of(SamlProvider.SIGN_IN_AUDIENCE),
        Duration.ZERO,
        false,
        false,
        false,
        Optional.empty(),
        List.of());
    SamlResponseVerifier verifier = SamlResponseVerifier.builder(
            arn -> Optional.of(provider), new InMemoryReplayGuard(100), clock)
        .build();

    Arn role = Arn.parse("arn:aws:iam::111122223333:role/Reader");
    String response =
        corp.response(SamlClaims.forRole(role.toString(), provider.arn().toString(), "alice"));
    assertEquals(
        "alice", verifier.verify(role, provider.arn(), response).identity().subject());
  }
}
