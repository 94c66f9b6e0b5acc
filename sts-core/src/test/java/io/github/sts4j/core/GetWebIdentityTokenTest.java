package io.github.sts4j.core;

import static io.github.sts4j.core.TestSts.ALLOW_ALL;
import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.allow;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.as;
import static io.github.sts4j.core.TestSts.denied;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.outbound.SigningAlgorithm;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.session.Session;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GetWebIdentityToken: who gets a token and what it says. An issuer that does not sign shows the claims. */
class GetWebIdentityTokenTest {
  private static final String NAMESPACE = "https://sts.amazonaws.com/";
  private static final String ORG_PATH = "o-exampleorg1/r-ab12/ou-ab12-11111111/";
  private static final RequestEnvironment IRELAND =
      RequestEnvironment.unknown().withRegion("eu-west-1");

  private final TestSts world = new TestSts();
  private final AuthenticatedCaller alice;

  GetWebIdentityTokenTest() {
    enable(HOME);
    alice = as(world.user("alice", ALLOW_ALL));
  }

  // WT-2
  @Test
  void anAccountThatHasItOffGetsNone() {
    world.directory.putAccount(Account.standalone(HOME));
    says(
        refused(
            StsError.OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED, () -> get(alice, request -> {})),
        HOME.value());
    assertEquals(403, StsError.OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED.httpStatus());
  }

  // WT-2
  @Test
  void anAccountWithoutAnIssuerGetsNone() {
    enable(OTHER);
    AuthenticatedCaller other = as(world.user(OTHER, "bob", ALLOW_ALL));
    refused(StsError.OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED, () -> get(other, request -> {}));
    refused(
        StsError.OUTBOUND_WEB_IDENTITY_FEDERATION_DISABLED,
        () -> withoutIssuer().getWebIdentityToken(alice, minimal().build()));
  }

  // WT-3
  @Test
  void withoutThePermissionItIsDenied() {
    AuthenticatedCaller bob = as(world.user("bob", policy(allow("sts:Tag*", "*"))));
    says(
        denied(() -> get(bob, request -> {})),
        "User: " + bob.arn(),
        "perform: sts:GetWebIdentityToken on resource: *");
  }

  // WT-3
  @Test
  void tagsNeedAPermissionOfTheirOwn() {
    AuthenticatedCaller bob = as(world.user("bob", policy(allow("sts:GetWebIdentityToken", "*"))));
    get(bob, request -> {});
    says(
        denied(() -> get(bob, request -> request.tag("a", "b"))),
        "perform: sts:TagGetWebIdentityToken on resource: *");
  }

  // WT-3, TP-49
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ForAllValues:StringEquals\":{\"sts:IdentityTokenAudience\":[\"https://a\",\"https://b\"]}}",
        "{\"NumericLessThanEquals\":{\"sts:DurationSeconds\":\"300\"}}",
        "{\"StringEquals\":{\"sts:SigningAlgorithm\":\"ES384\"}}",
        "{\"StringEquals\":{\"aws:RequestTag/job\":\"nightly\"}}",
        "{\"ForAnyValue:StringEquals\":{\"aws:TagKeys\":\"job\"}}"
      })
  void policiesSeeTheParameters(String condition) {
    AuthenticatedCaller bob = as(world.user("bob", """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:*","Resource":"*","Condition":%s}]}""".formatted(condition)));
    Consumer<GetWebIdentityTokenRequest.Builder> good =
        request -> request.audience("https://b").tag("job", "nightly");
    get(bob, good);
    denied(() -> world.sts.getWebIdentityToken(
        bob,
        GetWebIdentityTokenRequest.builder()
            .audience("https://a")
            .audience("https://c")
            .signingAlgorithm("RS256")
            .durationSeconds(301)
            .tag("other", "x")
            .build()));
  }

  // Table 2.1, UN-10
  @Test
  void onlyUsersAndRoleSessionsGetTokens() {
    denied(() ->
        get(AuthenticatedCaller.root(new AccountRoot("aws", HOME, List.of())), request -> {}));
    User user = world.user("carol", ALLOW_ALL);
    denied(() -> get(world.userSession(user, claims -> {}), request -> {}));
  }

  // WT-4
  @Test
  void aTokenThatWouldOutliveTheSessionIsRefused() {
    Session session = session(world.role("Worker", trusting(HOME.value()), ALLOW_ALL));
    world.clock.set(session.expiresAt().minusSeconds(300));
    refused(
        StsError.SESSION_DURATION_ESCALATION,
        () -> world.sts.getWebIdentityToken(
            session, minimal().durationSeconds(301).build()));
    assertEquals(
        session.expiresAt(),
        world
            .sts
            .getWebIdentityToken(session, minimal().durationSeconds(300).build())
            .expiration());
  }

  // WT-8
  @Test
  void aPayloadThatIsTooLargeIsRefused() {
    StsException refusal = refused(
        StsError.JWT_PAYLOAD_SIZE_EXCEEDED,
        () -> get(alice, request -> {
          for (int i = 0; i < 50; i++) {
            request.tag("key" + i, "v".repeat(256));
          }
        }));
    says(refusal, "12288");
    get(alice, request -> {
      for (int i = 0; i < 40; i++) {
        request.tag("key" + i, "v".repeat(250));
      }
    });
  }

  // WT-1, table 2.2, WP-16
  @Test
  void parametersOutOfBoundsAreViolations() {
    List<Consumer<GetWebIdentityTokenRequest.Builder>> wrong = List.of(
        request -> request.audience(""),
        request -> request.audience("x".repeat(1_001)),
        request -> {
          for (int i = 0; i < 10; i++) {
            request.audience("x");
          }
        },
        request -> request.signingAlgorithm("HS256"),
        request -> request.signingAlgorithm("es384"),
        request -> request.signingAlgorithm("none"),
        request -> request.durationSeconds(59),
        request -> request.durationSeconds(3_601),
        request -> request.tag("", "x"),
        request -> request.tag("k".repeat(129), "x"),
        request -> request.tag("k", "x".repeat(257)),
        request -> request.tag("k", "<"),
        request -> {
          for (int i = 0; i < 51; i++) {
            request.tag("k" + i, "");
          }
        });
    for (Consumer<GetWebIdentityTokenRequest.Builder> parameters : wrong) {
      says(
          refused(StsError.VALIDATION_ERROR, () -> get(alice, parameters)),
          "1 validation error",
          "failed to satisfy constraint");
    }
    says(
        refused(
            StsError.VALIDATION_ERROR,
            () -> world.sts.getWebIdentityToken(
                alice, GetWebIdentityTokenRequest.builder().build())),
        "2 validation errors",
        "'audience'",
        "'signingAlgorithm'");
    says(
        refused(
            StsError.INVALID_PARAMETER_VALUE,
            () -> get(alice, request -> request.tag("a", "1").tag("A", "2"))),
        "Duplicate tag keys"); // ST-4
  }

  // WT-1
  @Test
  void theBoundsThemselvesAreFine() {
    assertEquals(TestSts.START.plusSeconds(300), get(alice, request -> {}).expiration());
    for (int seconds : List.of(60, 3_600)) {
      GetWebIdentityTokenResponse response =
          get(alice, request -> request.durationSeconds(seconds));
      assertEquals(TestSts.START.plusSeconds(seconds), response.expiration());
      assertEquals(
          Long.toString(TestSts.START.plusSeconds(seconds).getEpochSecond()),
          claims(response).one("exp"));
    }
    get(alice, request -> request.signingAlgorithm("RS256"));
    assertEquals(
        Set.of(SigningAlgorithm.ES384, SigningAlgorithm.RS256),
        new HashSet<>(world.issuer.algorithms));
    assertEquals(Set.of(TestSts.START), new HashSet<>(world.issuer.instants));
  }

  // WT-5
  @Test
  void theClaimsOfAUser() {
    Decoded claims = claims(get(alice, request -> {}));
    assertEquals(Set.of("iss", "aud", "sub", "iat", "exp", "jti", NAMESPACE), claims.members());
    assertEquals("https://tokens.example.com/111122223333", claims.one("iss"));
    assertEquals("https://a", claims.one("aud"));
    assertEquals(alice.arn().toString(), claims.one("sub"));
    assertEquals(Long.toString(TestSts.START.getEpochSecond()), claims.one("iat"));
    assertTrue(claims
        .one("jti")
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    assertNotEquals(claims.one("jti"), claims(get(alice, request -> {})).one("jti"));
    Decoded details = details(claims);
    assertEquals(Set.of("aws_account", "principal_id", "source_region"), details.members());
    assertEquals(HOME.value(), details.one("aws_account"));
    assertEquals(alice.arn().toString(), details.one("principal_id"));
    assertEquals("eu-west-1", details.one("source_region"));
  }

  // WT-5: an array if several; duplicates are kept.
  @Test
  void severalAudiencesAreAnArray() {
    Decoded claims =
        claims(get(alice, request -> request.audience("https://b").audience("https://a")));
    assertEquals(List.of("https://a", "https://b", "https://a"), claims.all("aud[]"));
  }

  // WT-5, WT-6: what a session adds; session tags win over role tags, ignoring the case of keys.
  @Test
  void theClaimsOfARoleSession() {
    world.directory.putAccount(new Account(
        HOME,
        Optional.of(new OrganizationMembership(
            "o-exampleorg1", AccountId.of("999988887777"), Optional.of(ORG_PATH))),
        List.of(),
        List.of(),
        true));
    Role role = world.directory.putRole(world
        .roleAt(arn(HOME, "role/team/Worker"), trusting(HOME.value()))
        .tags(Map.of("Team", "role-s", "kept", "yes"))
        .policy("p", ALLOW_ALL)
        .build());
    Session session = world.session(
        alice, role, request -> request.tag("team", "session-s").sourceIdentity("alice"));
    Decoded claims = claims(
        get(session, request -> request.tag("job", "nightly").tag("aws:own", "fine"))); // WT-9
    assertEquals("arn:aws:iam::111122223333:role/team/Worker", claims.one("sub"));
    Decoded details = details(claims);
    assertEquals(
        new TreeSet<>(Set.of(
            "aws_account",
            "source_region",
            "principal_id",
            "org_id",
            "ou_path",
            "principal_tags",
            "request_tags",
            "original_session_exp",
            "source_identity")),
        details.members());
    assertEquals("o-exampleorg1", details.one("org_id"));
    assertEquals(List.of(ORG_PATH), details.all("ou_path[]"));
    assertEquals("arn:aws:iam::111122223333:role/team/Worker", details.one("principal_id"));
    assertEquals("session-s", details.one("principal_tags.team"));
    assertEquals("yes", details.one("principal_tags.kept"));
    assertEquals(List.of(), details.all("principal_tags.Team"));
    assertEquals("{\"job\":\"nightly\",\"aws:own\":\"fine\"}", details.one("request_tags"));
    assertEquals("2026-01-15T13:00:00Z", details.one("original_session_exp"));
    assertEquals("alice", details.one("source_identity"));
  }

  // ER-12
  @Test
  void theTokenDoesNotPrint() {
    GetWebIdentityTokenResponse response = get(alice, request -> {});
    assertFalse(response.toString().contains("tokens.example.com"), response.toString());
  }

  private void enable(AccountId account) {
    world.directory.putAccount(new Account(account, Optional.empty(), List.of(), List.of(), true));
  }

  private TokenService withoutIssuer() {
    return TokenService.builder()
        .directory(world.directory)
        .keyRing(world.keyRing)
        .build();
  }

  private Session session(Role role) {
    return world.session(alice, role);
  }

  private static GetWebIdentityTokenRequest.Builder minimal() {
    return GetWebIdentityTokenRequest.builder().audience("https://a").signingAlgorithm("ES384");
  }

  private GetWebIdentityTokenResponse get(
      AuthenticatedCaller caller, Consumer<GetWebIdentityTokenRequest.Builder> parameters) {
    GetWebIdentityTokenRequest.Builder request = minimal();
    parameters.accept(request);
    return world.sts.getWebIdentityToken(caller, request.build(), IRELAND);
  }

  private static Decoded claims(GetWebIdentityTokenResponse response) {
    return Decoded.of(response.webIdentityToken().text());
  }

  private static Decoded details(Decoded claims) {
    return Decoded.of(claims.document().get(NAMESPACE).orElseThrow().raw());
  }
}
