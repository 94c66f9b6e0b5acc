package io.github.sts4j.federation.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.AssumeRoleWithWebIdentityRequest;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.OidcProvider;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.federation.WebIdentityVerifier;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.core.world.World;
import io.github.sts4j.federation.oidc.OidcRegistration;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proofs of an application's own, from the token to the session. */
class CustomWebIdentitiesTest {
  private static final AccountId ACCOUNT = AccountId.of("111122223333");
  private static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Staff");
  private static final WebIdentityVerifier NONE = (role, token) -> {
    throw new StsException(StsError.INVALID_IDENTITY_TOKEN, "behind");
  };
  private static final CustomWebIdentities LDAP = CustomWebIdentities.before(NONE)
      .provider(
          ACCOUNT,
          "ldap",
          proof -> proof.equals("alice:pass:word")
              ? Optional.of(CustomIdentity.of("alice")
                  .withAttributes(Map.of("group", List.of("admins", "staff")))
                  .withTags(Map.of("team", "red"), List.of("TEAM"))
                  .withSourceIdentity("alice"))
              : Optional.empty())
      .build();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "custom:ldap:alice:wrong",
        "custom:ldap:",
        "custom:ldap",
        "custom:",
        "custom::x",
        "custom:LDAP:alice:pass:word",
        "custom:other:alice:pass:word"
      })
  void whatIsNoProofIsRefusedWithOneAnswer(String token) {
    StsException refusal = assertThrows(StsException.class, () -> LDAP.verify(ROLE, token));
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal.error());
    assertEquals(
        "The identity token could not be verified by the provider it names", refusal.getMessage());
  }

  @Test
  void aProviderVouchesForItsOwnAccountOnly() { // WI-4
    Arn elsewhere = Arn.parse("arn:aws:iam::444455556666:role/Staff");
    assertThrows(StsException.class, () -> LDAP.verify(elsewhere, "custom:ldap:alice:pass:word"));
  }

  @Test
  void aVerifierThatFailsIssuesNothing() {
    IllegalStateException down = new IllegalStateException("directory is down");
    CustomWebIdentities broken = CustomWebIdentities.before(NONE)
        .provider(ACCOUNT, "ldap", proof -> {
          throw down;
        })
        .build();
    assertSame(
        down,
        assertThrows(IllegalStateException.class, () -> broken.verify(ROLE, "custom:ldap:x")));
  }

  @Test
  void otherTokensGoToTheVerifierBehind() {
    assertEquals(
        "behind",
        assertThrows(StsException.class, () -> LDAP.verify(ROLE, "eyJ.e30.x")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ldap", "a:b", "a/b", "-a", "_a", "idp.example.com", "a b", "ä"})
  void namesThatCouldBeMistakenAreRefused(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> CustomWebIdentities.before(NONE).provider(ACCOUNT, name, proof -> Optional.empty()));
  }

  @Test
  void anAttributeCannotHideTheSubjectOrAnotherAttribute() { // CK-1
    CustomIdentity alice = CustomIdentity.of("alice");
    for (String name : List.of("SUB", "aud", "", "a b", "aws:x", "a".repeat(129))) {
      Map<String, List<String>> attributes = Map.of(name, List.of("root"));
      assertThrows(IllegalArgumentException.class, () -> alice.withAttributes(attributes), name);
    }
    Map<String, List<String>> twins = Map.of("group", List.of("a"), "Group", List.of("b"));
    assertThrows(IllegalArgumentException.class, () -> alice.withAttributes(twins));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "al\nice", "al\u0000ice", "\u202eecila"})
  void aSubjectThatDoesNotPrintIsRefused(String subject) {
    assertThrows(IllegalArgumentException.class, () -> CustomIdentity.of(subject));
    assertThrows(IllegalArgumentException.class, () -> CustomIdentity.of("a".repeat(256)));
  }

  @Test
  void tagsAndSourceIdentityKeepTheirRules() { // ST-2, ST-3, ST-4, ST-5, SI-1
    CustomIdentity alice = CustomIdentity.of("alice");
    for (Map<String, String> tags : List.of(
        Map.of("aws:x", "1"), Map.of("k", "*"), Map.of("k", "1", "K", "2"), Map.of("", "1"))) {
      assertThrows(IllegalArgumentException.class, () -> alice.withTags(tags, List.of()));
    }
    List<String> transitive = List.of("other");
    assertThrows(
        IllegalArgumentException.class, () -> alice.withTags(Map.of("team", "red"), transitive));
    for (String value : List.of("a", "a b", "a".repeat(65))) {
      assertThrows(IllegalArgumentException.class, () -> alice.withSourceIdentity(value));
    }
  }

  @Test
  void aProofIsNoLongerThanATokenMayBe() { // OI-11
    CustomWebIdentities anything = CustomWebIdentities.before(NONE)
        .provider(
            ACCOUNT, "any", proof -> Optional.of(CustomIdentity.of("length" + proof.length())))
        .build();
    String longest = "custom:any:" + "x".repeat(20_000 - "custom:any:".length());
    assertEquals("length19989", anything.verify(ROLE, longest).identity().subject());
    assertThrows(StsException.class, () -> anything.verify(ROLE, longest + "x"));
  }

  @Test
  void noIssuerCanHaveTheArnOrTheKeysOfACustomProvider() { // OI-1
    for (String issuer :
        List.of("https://custom/ldap", "https://CUSTOM/ldap", "https://sts", "https://s3")) {
      OidcProvider provider = new OidcProvider(
          ACCOUNT,
          issuer,
          List.of("app"),
          List.of(),
          Optional.empty(),
          Duration.ofMinutes(5),
          true);
      assertThrows(IllegalArgumentException.class, () -> OidcRegistration.of(provider), issuer);
    }
  }

  @Test
  void aSessionEndsWithItsProof() { // LK-17
    Instant end = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);
    TokenService sts = service("admins", before(end));
    Instant expiration = sts.assumeRoleWithWebIdentity(request()).credentials().expiration();
    assertTrue(
        !expiration.isAfter(end) && expiration.isAfter(end.minusSeconds(30)),
        expiration + " for " + end);
    TokenService late = service("admins", before(Instant.now().minusSeconds(1)));
    assertEquals(
        StsError.EXPIRED_IDENTITY_TOKEN,
        assertThrows(StsException.class, () -> late.assumeRoleWithWebIdentity(request()))
            .error());
  }

  private static CustomWebIdentities before(Instant end) {
    return CustomWebIdentities.before(NONE)
        .provider(
            ACCOUNT,
            "ldap",
            proof -> Optional.of(CustomIdentity.of("alice")
                .withAttributes(Map.of("group", List.of("admins")))
                .withValidUntil(end)))
        .build();
  }

  @Test
  void theIdentityIsWhatTheApplicationSays() {
    VerifiedWebIdentity verified = LDAP.verify(ROLE, "custom:ldap:alice:pass:word");
    assertEquals(
        "arn:aws:iam::111122223333:oidc-provider/custom/ldap",
        verified.identity().provider());
    assertEquals("alice", verified.identity().subject());
    assertEquals(Optional.of("alice"), verified.identity().sourceIdentity());
    assertEquals(
        List.of(new SessionTag("team", "red", true)), verified.identity().tags());
    assertEquals(
        Map.of(
            "custom/ldap:sub",
            List.of("alice"),
            "custom/ldap:aud",
            List.of("ldap"),
            "custom/ldap:group",
            List.of("admins", "staff")),
        verified.identity().trustContext());
    assertEquals(
        Map.of("custom/ldap:sub", List.of("alice"), "custom/ldap:aud", List.of("ldap")),
        verified.identity().sessionContext());
  }

  @Test
  void theTrustPolicyDecidesAsForEveryIdentity() {
    TokenService sts = service("admins");
    assertEquals(
        "arn:aws:sts::111122223333:assumed-role/Staff/alice",
        sts.assumeRoleWithWebIdentity(request()).assumedRoleUser().arn().toString());
    StsException refusal = assertThrows(
        StsException.class, () -> service("interns").assumeRoleWithWebIdentity(request()));
    assertEquals(StsError.ACCESS_DENIED, refusal.error());
  }

  private static AssumeRoleWithWebIdentityRequest request() {
    return AssumeRoleWithWebIdentityRequest.builder()
        .roleArn(ROLE.toString())
        .roleSessionName("alice")
        .webIdentityToken("custom:ldap:alice:pass:word")
        .build();
  }

  private static TokenService service(String group) {
    return service(group, LDAP);
  }

  private static TokenService service(String group, WebIdentityVerifier verifier) {
    World world = World.parse("""
        {"Accounts":[{"AccountId":"111122223333","RoleDetailList":[{"RoleName":"Staff","AssumeRolePolicyDocument":
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":
        {"Federated":"arn:aws:iam::111122223333:oidc-provider/custom/ldap"},
        "Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession","sts:SetSourceIdentity"],
        "Condition":{"ForAnyValue:StringEquals":{"custom/ldap:group":"GROUP"}}}]}}]}]}""".replace("GROUP", group));
    return TokenService.builder()
        .directory(world.directory())
        .keyRing(KeyRing.generate())
        .webIdentityVerifier(verifier)
        .build();
  }
}
