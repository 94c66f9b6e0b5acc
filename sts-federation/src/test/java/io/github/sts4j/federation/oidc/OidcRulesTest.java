package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.ACCOUNT;
import static io.github.sts4j.federation.oidc.OidcFixture.ISSUER;
import static io.github.sts4j.federation.oidc.OidcFixture.NOW;
import static io.github.sts4j.federation.oidc.OidcFixture.PREFIX;
import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static io.github.sts4j.federation.oidc.OidcFixture.assertInvalid;
import static io.github.sts4j.federation.oidc.OidcFixture.assertRefused;
import static io.github.sts4j.federation.oidc.OidcFixture.builder;
import static io.github.sts4j.federation.oidc.OidcFixture.lenient;
import static io.github.sts4j.federation.oidc.OidcFixture.payload;
import static io.github.sts4j.federation.oidc.OidcFixture.refused;
import static io.github.sts4j.federation.oidc.OidcFixture.registration;
import static io.github.sts4j.federation.oidc.OidcFixture.token;
import static io.github.sts4j.federation.oidc.OidcFixture.verifier;
import static io.github.sts4j.federation.oidc.OidcFixture.verify;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.FederatedIdentity;
import io.github.sts4j.core.federation.VerifiedWebIdentity;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token must say, rule by rule. */
class OidcRulesTest {
  private static final OidcVerifier STRICT = verifier(TestKey.RSA);
  private static final OidcVerifier LENIENT = lenient(TestKey.RSA);
  private static final long T = NOW.getEpochSecond();

  // J15, OI-12
  @ParameterizedTest
  @ValueSource(strings = {"iss", "sub", "aud", "iat", "exp"})
  void eachRequiredClaimMustBeThere(String claim) {
    assertInvalid(STRICT, token(claim, null), "Missing a required claim: " + claim);
    assertInvalid(LENIENT, token(claim, null), "Missing a required claim: " + claim);
    assertInvalid(STRICT, token(claim, "null"), "");
    assertInvalid(LENIENT, token(claim, "null"), "");
  }

  // OI-14
  @Test
  void anExpiredTokenIsTakenForFiveMoreMinutesAndNotASecondLonger() {
    assertDoesNotThrow(() -> STRICT.verify(ROLE, token("exp", "" + (T - 300))));
    assertRefused(
        StsError.EXPIRED_IDENTITY_TOKEN,
        "expired: current date/time " + T + " must be before the expiration date/time " + (T - 301),
        refused(STRICT, token("exp", "" + (T - 301))));
  }

  // J15, OI-14
  @Test
  void aTokenFromTheFutureIsTakenFiveMinutesEarlyAndNotASecondMore() {
    assertDoesNotThrow(() -> STRICT.verify(ROLE, token("iat", "" + (T + 300))));
    assertInvalid(STRICT, token("iat", "" + (T + 301)), "issued in the future");
    assertDoesNotThrow(() -> STRICT.verify(ROLE, token("nbf", "" + (T + 300))));
    assertInvalid(STRICT, token("nbf", "" + (T + 301)), "not yet valid");
    assertDoesNotThrow(() -> STRICT.verify(ROLE, token("nbf", "-1")));
  }

  // OI-13
  @Test
  void aTimeInAStringIsTakenOnlyWhereAwsTakesIt() {
    String quoted = token("exp", "\"" + (T + 600) + "\"", "iat", "\"" + T + "\"");
    assertInvalid(STRICT, quoted, "whole seconds");
    assertDoesNotThrow(() -> LENIENT.verify(ROLE, quoted));
  }

  @Test
  void aTokenMayBeLimitedInItsLifetime() {
    OidcVerifier hour = builder(
            registration(TestKey.RSA).maxTokenLifetime(Duration.ofHours(1)).build())
        .build();
    assertInvalid(hour, token("exp", "" + (T + 3601)), "too long");
    assertDoesNotThrow(() -> hour.verify(ROLE, token("exp", "" + (T + 3600))));
  }

  // J06, OI-15, OI-16, WI-8
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"my-app\"             |            | my-app |",
        "[\"my-app\"]           |            | my-app |",
        "[\"a\",\"b\"]          | \"my-app\" | my-app | a,b",
        "\"other\"              | \"my-app\" | my-app | other",
        "[\"my-app\",\"other\"] |            |        |",
        "\"other\"              |            |        |",
        "\"My-App\"             |            |        |",
        "\"my-app \"            |            |        |",
        "\"my-app\"             | \"other\"  |        |",
        "[\"my-app\",\"x\"]     | \"other\"  |        |",
        "\"my-app\"             | \"\"       |        |",
        "\"my-app\"             | null       |        |",
        "\"my-app\"             | [\"my-app\"] |      |",
        "\"\"                   |            |        |",
        "[]                     |            |        |",
        "[\"my-app\",1]         | \"my-app\" |        |",
        "{\"my-app\":1}         |            |        |",
        "[[\"my-app\"]]         |            |        |",
        "1                      |            |        |"
      })
  void theAudienceThatCountsMustBeRegistered(String aud, String azp, String accepted, String oaud) {
    String token = token("aud", aud, "azp", azp);
    if (accepted == null) {
      assertInvalid(STRICT, token, "");
      return;
    }
    FederatedIdentity identity = STRICT.verify(ROLE, token).identity();
    assertEquals(accepted, identity.audience());
    assertEquals(List.of(accepted), identity.trustContext().get(PREFIX + "aud")); // OI-30
    assertEquals(
        oaud == null ? null : List.of(oaud.split(",")),
        identity.trustContext().get(PREFIX + "oaud"));
  }

  // OI-16
  @Test
  void anAudienceThatIsNotRegisteredIsCalledIncorrect() {
    assertInvalid(STRICT, token("aud", "\"other\""), "Incorrect token audience");
  }

  // OI-17
  @Test
  void aSubjectThatIsANumberOrEmptyIsTakenOnlyWhereAwsTakesIt() {
    assertEquals(
        "12345678901234567890",
        LENIENT.verify(ROLE, token("sub", "12345678901234567890")).identity().subject());
    assertEquals("", LENIENT.verify(ROLE, token("sub", "\"\"")).identity().subject());
    assertInvalid(LENIENT, token("sub", "true"), "sub");
    assertInvalid(STRICT, token("sub", "1"), "sub");
  }

  // J25, OI-18, LK-16
  @Test
  void aTokenServesManyTimesUnlessItIsMadeToServeOnce() {
    String reusable = token("jti", "\"t-1\"");
    assertDoesNotThrow(() -> STRICT.verify(ROLE, reusable));
    assertDoesNotThrow(() -> STRICT.verify(ROLE, reusable));
    Set<String> seen = new HashSet<>();
    OidcVerifier once = builder(registration(TestKey.RSA)
            .oneTime(
                (scope, id, until, now) -> seen.add(scope + " " + id + " " + until + " " + now))
            .build())
        .build();
    assertInvalid(once, token(), "Missing a required claim: jti");
    assertDoesNotThrow(() -> once.verify(ROLE, reusable));
    assertInvalid(once, reusable, "used before");
    assertEquals(
        Set.of("arn:aws:iam::111122223333:oidc-provider/idp.example.com/tenant t-1 "
            + NOW.plusSeconds(901) + " " + NOW),
        seen);
  }

  @Test
  void aTokenThatIsRefusedIsNotUsedUp() {
    Set<String> seen = new HashSet<>();
    OidcVerifier once = builder(registration(TestKey.RSA)
            .oneTime((scope, id, until, now) -> seen.add(id))
            .build())
        .build();
    assertInvalid(once, token("jti", "\"t\"", "aud", "\"other\""), "audience");
    assertEquals(Set.of(), seen);
  }

  // WI-4
  @Test
  void theProviderMustBeOfTheRolesAccount() {
    Arn elsewhere = Arn.parse("arn:aws:iam::444455556666:role/Web");
    assertRefused(
        StsError.INVALID_IDENTITY_TOKEN,
        "No OpenIDConnect provider found",
        assertThrows(StsException.class, () -> STRICT.verify(elsewhere, token())));
    Arn nowhere = Arn.parse("arn:aws:iam::nobody:role/Web");
    assertThrows(StsException.class, () -> STRICT.verify(nowhere, token()));
  }

  @Test
  void aLookupThatAnswersWithAnotherIssuerOrAccountIsNotBelieved() {
    OidcRegistration wrong = OidcRegistration.builder(OidcFixture.provider("https://other.example"))
        .keys(KeySource.fixed(TestKey.set(TestKey.RSA)))
        .build();
    OidcVerifier careless = OidcVerifier.builder()
        .registrations((account, issuer) -> Optional.of(wrong))
        .build();
    assertInvalid(careless, token(), "No OpenIDConnect provider found");
  }

  // OI-22
  @Test
  void aTokenWithoutKeyIdNeedsASetOfOneKey() {
    String nameless = TestKey.RSA.token("{\"alg\":\"RS256\"}", payload());
    assertDoesNotThrow(() -> verifier(TestKey.RSA).verify(ROLE, nameless));
    assertInvalid(verifier(TestKey.RSA, TestKey.P256), nameless, "signature");
    OidcVerifier withUseless = builder(OidcRegistration.builder(OidcFixture.provider(ISSUER))
            .keys(KeySource.fixed(
                TestKey.set(TestKey.RSA.jwk(), TestKey.OTHER_RSA.jwk(",\"use\":\"enc\""))))
            .build())
        .build();
    assertInvalid(withUseless, nameless, "signature");
  }

  // OI-10
  @ParameterizedTest
  @EnumSource(JwsAlgorithm.class)
  void eachListedAlgorithmVerifies(JwsAlgorithm algorithm) {
    String curve = Map.of("ES256", "secp256r1", "ES384", "secp384r1", "ES512", "secp521r1")
        .get(algorithm.name());
    TestKey key =
        algorithm.isRsa() ? TestKey.RSA.with(algorithm) : TestKey.ec("ec", algorithm, curve);
    assertEquals(
        "alice", verifier(key).verify(ROLE, key.token(payload())).identity().subject());
  }

  // OI-33
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"arn:aws:iam::111122223333:role/Web\"] | true",
        "[\"arn:aws:iam::1:role/X\",\" arn:aws:iam::111122223333:role/Web \"] | true",
        "\"arn:aws:iam::111122223333:role/Web\" | true",
        "\"arn:aws:iam::1:role/X ; arn:aws:iam::111122223333:role/Web\" | true",
        "null | false",
        "[] | ",
        "\"\" | ",
        "[\"arn:aws:iam::111122223333:role/web\"] | ",
        "[\"arn:aws:iam::111122223333:role/Web*\"] | ",
        "[\"*\"] | ",
        "[\"arn:aws:iam::111122223333:role/path/Web\"] | ",
        "\"arn:aws:iam::111122223333:role/Web,x\" | ",
        "[1] | ",
        "{} | ",
        "true | "
      })
  void aRolesClaimMustListTheRole(String claim, Boolean listed) {
    String token = token(RolesClaim.NAME, claim);
    if (listed == null) {
      assertInvalid(STRICT, token, "");
      return;
    }
    assertEquals(
        List.of(listed.toString()),
        STRICT.verify(ROLE, token).identity().trustContext().get("sts:RoleAuthorizedByIdp"));
  }

  // OI-33
  @Test
  void withoutARolesClaimNoRoleIsAuthorizedByName() {
    FederatedIdentity identity = verify().identity();
    assertEquals(List.of("false"), identity.trustContext().get("sts:RoleAuthorizedByIdp"));
    assertTrue(
        identity.sessionContext().keySet().stream().noneMatch(key -> key.startsWith("sts:")));
  }

  // OI-34
  @Test
  void theSourceIdentityComesFromItsClaim() {
    assertEquals(Optional.empty(), verify().identity().sourceIdentity());
    assertEquals(
        Optional.empty(), verify(SourceIdentityClaim.NAME, "null").identity().sourceIdentity());
    assertEquals(
        Optional.of("alice@x"),
        verify(SourceIdentityClaim.NAME, "\"alice@x\"").identity().sourceIdentity());
    for (String bad : List.of(
        "\"a\"",
        "\"aws:x\"",
        "\"" + "a".repeat(65) + "\"",
        "\"a b\"",
        "\"alicé\"",
        "\"ab\\n\"")) { // SI-1
      assertRefused(
          StsError.VALIDATION_ERROR,
          "source identity",
          refused(STRICT, token(SourceIdentityClaim.NAME, bad)));
    }
    assertInvalid(STRICT, token(SourceIdentityClaim.NAME, "7"), "string");
  }

  // OI-35
  @Test
  void tagsComeInTheNestedForm() {
    VerifiedWebIdentity verified = verify(
        TagsClaim.NAME,
        "{\"principal_tags\":{\"Project\":[\"Automation\"],\"Empty\":[\"\"]},\"transitive_tag_keys\":[\"project\"]}");
    assertEquals(
        List.of(new SessionTag("Empty", "", false), new SessionTag("Project", "Automation", true)),
        verified.identity().tags());
  }

  // OI-35
  @Test
  void tagsComeInTheFlatForm() {
    VerifiedWebIdentity verified = verify(
        TagsClaim.NAME + "/principal_tags/Project", "\"Automation\"",
        TagsClaim.NAME + "/principal_tags/a/b", "\"c\"",
        TagsClaim.NAME + "/transitive_tag_keys", "[\"Project\"]");
    assertEquals(
        List.of(new SessionTag("a/b", "c", false), new SessionTag("Project", "Automation", true)),
        verified.identity().tags());
  }

  // OI-35
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "{\"principal_tags\":[]}",
        "{\"principal_tags\":{\"a\":\"b\"}}",
        "{\"principal_tags\":{\"a\":[]}}",
        "{\"principal_tags\":{\"a\":[\"b\",\"c\"]}}",
        "{\"principal_tags\":{\"a\":[1]}}",
        "{\"principal_tags\":{\"a\":[null]}}",
        "{\"principal_tags\":null}",
        "{\"principal_tags\":{\"a\":[\"b\"]},\"transitive_tag_keys\":\"a\"}",
        "{\"principal_tags\":{\"a\":[\"b\"]},\"transitive_tag_keys\":[1]}"
      })
  void tagsOfAnotherFormAreRefused(String claim) {
    assertInvalid(STRICT, token(TagsClaim.NAME, claim), TagsClaim.NAME);
  }

  // ST-2, ST-3, ST-4, ST-5
  @Test
  void tagsThatBreakARuleAreRefusedWithTheRulesCode() {
    assertTags(StsError.VALIDATION_ERROR, "\"aws:x\":[\"1\"]");
    assertTags(StsError.VALIDATION_ERROR, "\"AWS:x\":[\"1\"]");
    assertTags(StsError.VALIDATION_ERROR, "\"\":[\"1\"]");
    assertTags(StsError.VALIDATION_ERROR, "\"" + "k".repeat(129) + "\":[\"1\"]");
    assertTags(StsError.VALIDATION_ERROR, "\"k\":[\"" + "v".repeat(257) + "\"]");
    assertTags(StsError.VALIDATION_ERROR, "\"k\":[\"*\"]");
    assertTags(StsError.INVALID_PARAMETER_VALUE, "\"k\":[\"1\"],\"K\":[\"2\"]");
    StringBuilder many = new StringBuilder("\"k\":[\"\"]");
    for (int i = 0; i < 50; i++) {
      many.append(",\"k").append(i).append("\":[\"\"]");
    }
    assertTags(StsError.VALIDATION_ERROR, many.toString());
    assertRefused(
        StsError.INVALID_PARAMETER_VALUE,
        "requested tags",
        refused(STRICT, token(TagsClaim.NAME, "{\"transitive_tag_keys\":[\"x\"]}")));
    assertRefused(
        StsError.INVALID_PARAMETER_VALUE,
        "Duplicate tag keys",
        refused(
            STRICT,
            token(
                TagsClaim.NAME,
                "{\"principal_tags\":{\"a\":[\"1\"]}}",
                TagsClaim.NAME + "/principal_tags/A",
                "\"1\"")));
  }

  // OI-30, OI-31
  @Test
  void standardClaimsBecomeConditionKeysAndSomeOfThemLast() {
    FederatedIdentity identity = verify(
            "amr",
            "[\"mfa\",\"pwd\"]",
            "email",
            "\"a@example.com\"",
            "azp",
            "\"my-app\"",
            "groups",
            "[\"g\"]")
        .identity();
    assertEquals(
        Map.of(
            PREFIX + "aud",
            List.of("my-app"),
            PREFIX + "oaud",
            List.of("my-app"),
            PREFIX + "sub",
            List.of("alice"),
            PREFIX + "amr",
            List.of("mfa", "pwd"),
            PREFIX + "email",
            List.of("a@example.com"),
            "sts:RoleAuthorizedByIdp",
            List.of("false")),
        identity.trustContext());
    assertEquals(
        Set.of(PREFIX + "aud", PREFIX + "sub", PREFIX + "amr"),
        identity.sessionContext().keySet());
  }

  @Test
  void aStandardClaimThatCannotBeTestedIsRefusedRatherThanLost() {
    assertInvalid(STRICT, token("amr", "{\"mfa\":true}"), "amr");
    assertInvalid(STRICT, token("email", "[{\"a\":1}]"), "email");
    assertEquals(null, verify("amr", "[]").identity().trustContext().get(PREFIX + "amr"));
  }

  // J26, OI-32, LK-11
  @Test
  void otherClaimsBecomeConditionKeysOnlyWhenAskedFor() {
    String[] more = {
      "level",
      "3",
      "admin",
      "true",
      "groups",
      "[\"a\",\"b\"]",
      "org",
      "{\"unit\":{\"id\":\"u\"}}",
      "odd",
      "[{}]",
      "nothing",
      "null"
    };
    assertEquals(
        Set.of(PREFIX + "aud", PREFIX + "sub", "sts:RoleAuthorizedByIdp"),
        verify(more).identity().trustContext().keySet());
    OidcVerifier all = builder(
            OidcRegistration.builder(OidcFixture.allClaims(OidcFixture.provider(ISSUER)))
                .keys(KeySource.fixed(TestKey.set(TestKey.RSA)))
                .build())
        .build();
    Map<String, List<String>> context = all.verify(ROLE, token(more)).identity().trustContext();
    assertEquals(List.of("3"), context.get(PREFIX + "level"));
    assertEquals(List.of("true"), context.get(PREFIX + "admin"));
    assertEquals(List.of("a", "b"), context.get(PREFIX + "groups"));
    assertEquals(List.of("u"), context.get(PREFIX + "org/unit/id"));
    assertEquals(List.of("alice"), context.get(PREFIX + "sub"));
    assertEquals(null, context.get(PREFIX + "odd"));
    assertEquals(null, context.get(PREFIX + "nothing"));
  }

  // LK-11: condition keys ignore case, and so one claim could stand in for another
  @Test
  void aClaimThatHidesAnotherIsRefused() {
    OidcVerifier all = builder(
            OidcRegistration.builder(OidcFixture.allClaims(OidcFixture.provider(ISSUER)))
                .keys(KeySource.fixed(TestKey.set(TestKey.RSA)))
                .build())
        .build();
    for (String hiding : List.of("SUB", "Aud", "aMr")) {
      assertInvalid(all, token(hiding, "\"mallory\"", "amr", "\"pwd\""), "same condition key");
    }
    assertEquals(
        null,
        all.verify(ROLE, token("oaud", "\"mallory\""))
            .identity()
            .trustContext()
            .get(PREFIX + "oaud"));
    assertInvalid(all, token("group", "\"a\"", "Group", "\"b\""), "same condition key");
    assertInvalid(all, token("a/b", "\"a\"", "a", "{\"b\":\"c\"}"), "same condition key");
  }

  @Test
  void theVerifiedIdentitySaysWhoVouchesForWhom() {
    VerifiedWebIdentity verified = verify();
    FederatedIdentity identity = verified.identity();
    assertEquals(ISSUER, verified.issuer());
    assertEquals(
        "arn:aws:iam::111122223333:oidc-provider/idp.example.com/tenant",
        identity.provider()); // CK-4
    assertEquals(ACCOUNT, identity.providerAccount());
    assertEquals("alice", identity.subject());
    assertEquals(Optional.of(NOW.plusSeconds(600)), identity.provenUntil()); // LK-17
    assertEquals(List.of(), identity.tags());
    Arn china = Arn.parse("arn:aws-cn:iam::111122223333:role/Web");
    assertEquals(
        "arn:aws-cn:iam::111122223333:oidc-provider/idp.example.com/tenant",
        STRICT.verify(china, token()).identity().provider());
  }

  // TP-11, OI-31, OI-40
  @Test
  void builtInProvidersAreKnownOnlyWhenAskedForAndVouchInEveryAccount() {
    String cognito = TestKey.RSA.token(payload(
        "iss", "\"https://cognito-identity.amazonaws.com\"",
        "aud", "\"us-east-1:pool\"",
        "azp", "\"us-east-1:pool\"",
        "amr", "[\"authenticated\"]"));
    assertInvalid(STRICT, cognito, "No OpenIDConnect provider found");
    OidcVerifier builtIn = builder()
        .builtIn(
            BuiltInProvider.COGNITO,
            List.of("us-east-1:pool"),
            KeySource.fixed(TestKey.set(TestKey.RSA)))
        .builtIn(
            BuiltInProvider.GOOGLE, List.of("my-app"), KeySource.fixed(TestKey.set(TestKey.RSA)))
        .build();
    FederatedIdentity identity = builtIn.verify(ROLE, cognito).identity();
    assertEquals("cognito-identity.amazonaws.com", identity.provider());
    assertEquals(ACCOUNT, identity.providerAccount());
    String prefix = "cognito-identity.amazonaws.com:";
    assertEquals(
        Set.of(prefix + "aud", prefix + "oaud", prefix + "sub", prefix + "amr"),
        identity.sessionContext().keySet());

    FederatedIdentity google = builtIn
        .verify(
            ROLE,
            TestKey.RSA.token(payload(
                "iss", "\"https://accounts.google.com\"",
                "google", "{\"organization_number\":42}",
                "email", "\"a@example.com\"")))
        .identity();
    assertEquals(
        List.of("42"), google.trustContext().get("accounts.google.com:google/organization_number"));
    assertEquals(
        Set.of("accounts.google.com:aud", "accounts.google.com:sub"),
        google.sessionContext().keySet());
    assertInvalid(
        builtIn,
        TestKey.RSA.token(payload("iss", "\"accounts.google.com\"")),
        "No OpenIDConnect provider");
  }

  private static void assertTags(StsError error, String tags) {
    assertRefused(
        error, "ag", refused(STRICT, token(TagsClaim.NAME, "{\"principal_tags\":{" + tags + "}}")));
  }
}
