package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.START;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** AssumeRoleWithSAML and AssumeRoleWithWebIdentity, from the verified identity on. */
class FederatedSessionsTest {
  private final TestSts world = new TestSts();
  private final FakeVerifiers verifiers = world.verifiers;
  private final Role web = role("Web", FakeVerifiers.OIDC, "sts:AssumeRoleWithWebIdentity", "{}");
  private final Role saml = role("Saml", FakeVerifiers.SAML, "sts:AssumeRoleWithSAML", "{}");

  // WI-4, SA-3: what no verifier vouches for
  @Test
  void aProofThatIsNotVerifiedIsRefused() {
    refused(StsError.INVALID_IDENTITY_TOKEN, () -> web(web, "forged"));
    refused(StsError.INVALID_IDENTITY_TOKEN, () -> saml(saml, "forged"));
    TokenService bare = TokenService.builder()
        .directory(world.directory)
        .keyRing(KeyRing.generate(world.random))
        .build();
    says(
        refused(
            StsError.INVALID_IDENTITY_TOKEN,
            () -> bare.assumeRoleWithWebIdentity(webRequest(web, "token").build())),
        "No OpenIDConnect provider found in your account for");
    says(
        refused(
            StsError.INVALID_IDENTITY_TOKEN,
            () -> bare.assumeRoleWithSaml(samlRequest(saml, "assertion").build())),
        "provider doesn't exist");
  }

  // SA-4, WI-3, ER-10: the message names the action alone, whether the role is there or not
  @Test
  void anUntrustedProviderIsRefusedLikeAnAbsentRole() {
    String token = verifiers.token("t", i -> i);
    String assertion = verifiers.assertion("a", i -> i);
    for (Role role :
        List.of(saml, world.roleAt(arn(HOME, "role/Absent"), trusting("*")).build())) {
      AccessDeniedException refusal = denied(() -> web(role, token));
      assertEquals("Not authorized to perform sts:AssumeRoleWithWebIdentity", refusal.getMessage());
    }
    assertEquals(
        "Not authorized to perform sts:AssumeRoleWithSAML",
        denied(() -> saml(web, assertion)).getMessage());
  }

  // TP-28
  @Test
  void everybodyNeverMeansIdentityProviders() {
    Role open = world.role("Open", trusting("*"), ALLOW_ALL);
    denied(() -> web(open, verifiers.token("t", i -> i)));
    denied(() -> saml(open, verifiers.assertion("a", i -> i)));
  }

  // SA-5, WI-4, TP-11: a directory may hold a role that trusts another account's provider
  @Test
  void theProviderMustBeOfTheRolesAccount() {
    Role foreign = world.role(OTHER, "Foreign", trusting("*"), ALLOW_ALL);
    denied(() -> web(foreign, verifiers.token("t", i -> i)));
  }

  // AR-27
  @Test
  void rolesOfAServiceAreNotForCustomers() {
    Role reserved =
        role("AWSReservedSSO_Admin_1", FakeVerifiers.SAML, "sts:AssumeRoleWithSAML", "{}");
    denied(() -> saml(reserved, verifiers.assertion("a", i -> i)));
  }

  // The provider that verified has to be the one that was named, for it is the one that is trusted.
  @Test
  void anAssertionOfAnotherProviderIsRefused() {
    String assertion = verifiers.assertion("a", i -> i);
    refused(
        StsError.INVALID_IDENTITY_TOKEN,
        () -> world.sts.assumeRoleWithSaml(samlRequest(saml, assertion)
            .principalArn("arn:aws:iam::111122223333:saml-provider/other")
            .build()));
  }

  // SA-1, WI-1, 2.2, ER-12
  @Test
  void parametersOutOfRangeAreRefusedWithoutRepeatingTheProof() {
    String tooLong = "secret" + "x".repeat(20_000);
    String message = refused(StsError.VALIDATION_ERROR, () -> web(web, tooLong)).getMessage();
    assertFalse(message.contains("secret"), message);
    String muchTooLong = "secret" + "x".repeat(100_000);
    message = refused(StsError.VALIDATION_ERROR, () -> saml(saml, muchTooLong)).getMessage();
    assertFalse(message.contains("secret"), message);
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.sts.checkParameters(
                AssumeRoleWithWebIdentityRequest.builder().build())),
        "3 validation errors");
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.sts.checkParameters(AssumeRoleWithSamlRequest.builder().build())),
        "3 validation errors");
  }

  // WI-2
  @Test
  void providerIdIsForAccessTokensWhichNobodyHereVerifies() {
    String token = verifiers.token("t", i -> i);
    refused(
        StsError.INVALID_IDENTITY_TOKEN,
        () -> world.sts.assumeRoleWithWebIdentity(
            webRequest(web, token).providerId("www.amazon.com").build()));
    denied(() -> world.sts.assumeRoleWithWebIdentity(
        webRequest(web, token).providerId("idp.example.com").build()));
  }

  // SA-4, WI-3, ST-1, ST-11: tags and source identity need permissions of their own
  @Test
  void tagsAndSourceIdentityMustBeTrusted() {
    List<SessionTag> tags = List.of(new SessionTag("team", "red", true));
    assertEquals(
        "Not authorized to perform sts:TagSession",
        denied(() -> web(web, verifiers.token("tags", i -> i.tags(tags)))).getMessage());
    assertEquals(
        "Not authorized to perform sts:SetSourceIdentity",
        denied(() -> saml(saml, verifiers.assertion("source", i -> i.sourceIdentity("alice"))))
            .getMessage());
    Role full = role("Full", FakeVerifiers.OIDC, "sts:*", "{}");
    AssumeRoleWithWebIdentityResponse response =
        web(full, verifiers.token("both", i -> i.tags(tags).sourceIdentity("alice")));
    assertEquals(Optional.of("alice"), response.sourceIdentity());
    Session session = world.open(response.credentials());
    assertTrue(world.has(session, "aws:PrincipalTag/team", "red"));
    assertTrue(world.has(session, "aws:SourceIdentity", "alice"));
  }

  // TP-10: a provider is known by its ARN alone; TP-41, TP-42, TP-44, TP-48, TP-49, TP-50
  // CK-4, CK-6, CK-8, SM-27
  @Test
  void theTrustPolicySeesWhatTheProviderSays() {
    String condition = """
        {"StringEquals":{"idp.example.com:sub":"alice","idp.example.com:aud":"my-app",
          "idp.example.com:email":"alice@example.com","aws:PrincipalAccount":"111122223333",
          "aws:PrincipalType":"User","aws:userid":"arn:aws:iam::111122223333:oidc-provider/idp.example.com",
          "aws:FederatedProvider":"arn:aws:iam::111122223333:oidc-provider/idp.example.com",
          "sts:RoleSessionName":"alice","sts:SourceIdentity":"me","aws:RequestTag/team":"red",
          "aws:ResourceTag/stage":"test","iam:ResourceTag/stage":"test"},
         "ForAllValues:StringEquals":{"aws:TagKeys":["team"],"sts:TransitiveTagKeys":["team"]},
         "ForAnyValue:StringEquals":{"idp.example.com:amr":"mfa"},
         "Null":{"aws:PrincipalArn":"true","aws:TokenIssueTime":"true","sts:DurationSeconds":"true","aws:MultiFactorAuthPresent":"true",
           "aws:CurrentTime":"false"}}""";
    Role strict = role("Strict", FakeVerifiers.OIDC, "sts:*", condition);
    String token = verifiers.token(
        "t", i -> i.tags(List.of(new SessionTag("team", "red", true))).sourceIdentity("me"));
    web(strict, token);
    String other = verifiers.token(
        "o", i -> i.tags(List.of(new SessionTag("team", "blue", true))).sourceIdentity("me"));
    denied(() -> web(strict, other));
    Role sign = role(
        "Sign",
        FakeVerifiers.SAML,
        "sts:*",
        "{\"StringEquals\":{\"saml:aud\":\"https://signin.aws.amazon.com/saml\"},\"Null\":{\"aws:FederatedProvider\":\"true\"},"
            + "\"ForAnyValue:StringEquals\":{\"saml:eduPersonAffiliation\":\"staff\"}}");
    saml(sign, verifiers.assertion("a", i -> i));
    denied(() -> saml(
        sign,
        verifiers.assertion(
            "b", i -> i.trustContext("saml:aud", List.of("https://elsewhere.example.com")))));
  }

  // EV-4, UN-11
  @Test
  void resourceControlPoliciesLimitAndServiceControlPoliciesDoNot() {
    String token = verifiers.token("t", i -> i);
    Policy none =
        Policy.parse(PolicyKind.SERVICE_CONTROL, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    world.directory.putAccount(
        new Account(HOME, Optional.empty(), List.of(List.of(none)), List.of()));
    web(web, token);
    Policy deny = Policy.parse(
        PolicyKind.RESOURCE_CONTROL,
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"sts:*\","
            + "\"Resource\":\"*\"}]}");
    world.directory.putAccount(
        new Account(HOME, Optional.empty(), List.of(), List.of(List.of(deny))));
    denied(() -> web(web, token));
  }

  // WI-5, AR-8, SA-6, SA-9
  @Test
  void theRolesMaximumIsTheLimitAndNotTheTokensEnd() {
    String token = verifiers.token("t", i -> i.provenUntil(START.plusSeconds(60)));
    assertEquals(START.plusSeconds(3_600), web(web, token).credentials().expiration());
    assertEquals(
        START.plusSeconds(7_200),
        world
            .sts
            .assumeRoleWithWebIdentity(
                webRequest(web, token).durationSeconds(7_200).build())
            .credentials()
            .expiration());
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.assumeRoleWithWebIdentity(
            webRequest(web, token).durationSeconds(7_201).build()));
    refused(
        StsError.VALIDATION_ERROR,
        () -> world.sts.assumeRoleWithSaml(samlRequest(saml, verifiers.assertion("a", i -> i))
            .durationSeconds(7_201)
            .build()));
  }

  // SA-6, SA-7, SA-8, UN-12
  @Test
  void anAssertionCanOnlyShorten() {
    assertEquals(900, samlSeconds(Optional.of(900), Optional.empty(), Optional.empty()));
    assertEquals(3_600, samlSeconds(Optional.of(7_200), Optional.empty(), Optional.empty()));
    assertEquals(5_000, samlSeconds(Optional.of(5_000), Optional.empty(), Optional.of(7_200)));
    assertEquals(
        598,
        samlSeconds(
            Optional.of(900),
            Optional.of(START.plusSeconds(598).plusMillis(999)),
            Optional.empty()));
    refused(
        StsError.EXPIRED_IDENTITY_TOKEN,
        () -> samlSeconds(Optional.empty(), Optional.of(START), Optional.empty()));
  }

  // SA-10, SA-11, SA-12, SA-13, SA-14, WI-6 to WI-8, CR-4, X-12
  @Test
  void theAnswersSayWhoItIs() {
    AssumeRoleWithSamlResponse byAssertion = saml(saml, verifiers.assertion("a", i -> i));
    assertEquals("alice", byAssertion.subject());
    assertEquals("persistent", byAssertion.subjectType());
    assertEquals("https://idp.example.com/saml", byAssertion.issuer());
    assertEquals("https://signin.aws.amazon.com/saml", byAssertion.audience());
    assertEquals("qualifier", byAssertion.nameQualifier());
    assertEquals(saml.id() + ":alice", byAssertion.assumedRoleUser().assumedRoleId());
    AssumeRoleWithWebIdentityResponse byToken = web(web, verifiers.token("t", i -> i));
    assertEquals("alice", byToken.subjectFromWebIdentityToken());
    assertEquals("my-app", byToken.audience());
    assertEquals(FakeVerifiers.OIDC, byToken.provider());
    assertTrue(byToken.packedPolicySize().getAsInt() > 0); // CR-6
    TokenService byModel = TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .clock(world.clock)
        .webIdentityVerifier(verifiers)
        .answerIssuerAsProvider(true)
        .build();
    assertEquals(
        "https://idp.example.com",
        byModel.assumeRoleWithWebIdentity(webRequest(web, "token-t").build()).provider());
  }

  // SA-9, CK-5, SI-2, ST-7: chaining from it
  @Test
  void aChainedSessionKeepsSourceIdentityAndTransitiveTagsAndNothingOfTheProvider() {
    Role full = role("Full", FakeVerifiers.OIDC, "sts:*", "{}");
    Session first = world.open(web(
            full,
            verifiers.token(
                "t",
                i -> i.tags(List.of(
                        new SessionTag("team", "red", true), new SessionTag("x", "y", false)))
                    .sourceIdentity("alice")))
        .credentials());
    Role next = world.directory.putRole(world
        .roleAt(arn(HOME, "role/Next"), trusting("*"))
        .maxSessionDuration(Duration.ofHours(12))
        .build());
    refused(
        StsError.VALIDATION_ERROR, () -> world.assume(first, next, r -> r.durationSeconds(3_601)));
    Session second = world.session(first, next);
    assertTrue(world.has(second, "aws:SourceIdentity", "alice"));
    assertTrue(world.has(second, "aws:PrincipalTag/team", "red"));
    assertTrue(world.lacks(second, "aws:PrincipalTag/x"));
    assertTrue(world.lacks(second, "aws:FederatedProvider"));
    assertTrue(world.lacks(second, "idp.example.com:sub"));
    assertEquals(Optional.empty(), second.identityProvider());
  }

  // ST-2, ST-4, SM-31, SM-33: what a verifier let through
  @Test
  void whatNoCallerMayPassNoProviderMaySet() {
    List<SessionTag> twins =
        List.of(new SessionTag("k", "", false), new SessionTag("K", "", false));
    refused(
        StsError.INVALID_IDENTITY_TOKEN,
        () -> web(web, verifiers.token("twins", i -> i.tags(twins))));
    refused(
        StsError.INVALID_IDENTITY_TOKEN,
        () -> web(web, verifiers.token("source", i -> i.sourceIdentity("aws:x"))));
  }

  private int samlSeconds(
      Optional<Integer> attribute, Optional<Instant> notOnOrAfter, Optional<Integer> requested) {
    String assertion = verifiers.assertion(
        "a" + attribute + notOnOrAfter, i -> i, attribute.map(Duration::ofSeconds), notOnOrAfter);
    AssumeRoleWithSamlRequest.Builder request = samlRequest(saml, assertion);
    requested.ifPresent(request::durationSeconds);
    Instant end = world.sts.assumeRoleWithSaml(request.build()).credentials().expiration();
    return (int) Duration.between(START, end).toSeconds();
  }

  private Role role(String name, String provider, String action, String condition) {
    String trust = "{\"Effect\":\"Allow\",\"Principal\":{\"Federated\":\"" + provider
        + "\"},\"Action\":\"" + action + "\",\"Condition\":" + condition + "}";
    String chain =
        "{\"Effect\":\"Deny\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\"}";
    return world.directory.putRole(world
        .roleAt(arn(HOME, "role/" + name), policy(trust, chain))
        .policy("p", ALLOW_ALL)
        .maxSessionDuration(Duration.ofHours(2))
        .tags(Map.of("stage", "test"))
        .build());
  }

  private AssumeRoleWithWebIdentityResponse web(Role role, String token) {
    return world.sts.assumeRoleWithWebIdentity(webRequest(role, token).build());
  }

  private static AssumeRoleWithWebIdentityRequest.Builder webRequest(Role role, String token) {
    return AssumeRoleWithWebIdentityRequest.builder()
        .roleArn(role.arn().toString())
        .roleSessionName("alice")
        .webIdentityToken(token);
  }

  private AssumeRoleWithSamlResponse saml(Role role, String assertion) {
    return world.sts.assumeRoleWithSaml(samlRequest(role, assertion).build());
  }

  private static AssumeRoleWithSamlRequest.Builder samlRequest(Role role, String assertion) {
    return AssumeRoleWithSamlRequest.builder()
        .roleArn(role.arn().toString())
        .principalArn(FakeVerifiers.SAML)
        .samlAssertion(assertion);
  }
}
