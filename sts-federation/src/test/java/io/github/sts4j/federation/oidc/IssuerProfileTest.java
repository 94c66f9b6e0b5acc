package io.github.sts4j.federation.oidc;

import static io.github.sts4j.federation.oidc.OidcFixture.NOW;
import static io.github.sts4j.federation.oidc.OidcFixture.ROLE;
import static io.github.sts4j.federation.oidc.OidcFixture.builder;
import static io.github.sts4j.federation.oidc.OidcFixture.provider;
import static io.github.sts4j.federation.oidc.OidcFixture.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.OidcProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token of each issuer's real shape, and what becomes of its claims (OI-32). */
class IssuerProfileTest {

  @ParameterizedTest
  @CsvSource({
    "https://token.actions.githubusercontent.com, GitHub Actions",
    "https://token.actions.githubusercontent.com/octo-enterprise, GitHub Actions",
    "https://token.actions.acme.ghe.com, GitHub Actions",
    "https://token.actions.githubusercontent.com.evil.example, an OpenID Connect issuer",
    "https://evil.example/token.actions.githubusercontent.com, an OpenID Connect issuer",
    "https://token.actions.evil.example, an OpenID Connect issuer",
    "https://gitlab.com, GitLab",
    "https://agent.buildkite.com, Buildkite",
    "https://oidc.circleci.com/org/11111111-2222, CircleCI",
    "https://accounts.google.com, Google",
    "https://identity.oraclecloud.com, Oracle Cloud",
    "https://login.microsoftonline.com/t/v2.0, an OpenID Connect issuer",
    "https://idp.example.com, an OpenID Connect issuer"
  })
  void awssOwnProfilesAreFoundByTheIssuer(String issuer, String name) {
    assertEquals(name, IssuerProfile.of(issuer).name());
  }

  @Test
  void gitHubActions() {
    assertKeys(
        null,
        "https://token.actions.githubusercontent.com",
        "sts.amazonaws.com",
        """
        {"jti":"example-id","sub":"repo:octo-org/octo-repo:environment:prod","environment":"prod","aud":"sts.amazonaws.com",
        "ref":"refs/heads/main","sha":"example-sha","repository":"octo-org/octo-repo","repository_owner":"octo-org",
        "actor_id":"12","repository_visibility":"private","repository_id":"74","repository_owner_id":"65","run_id":"example-run-id",
        "run_number":"10","run_attempt":"2","runner_environment":"github-hosted","actor":"octocat","workflow":"example-workflow",
        "head_ref":"","base_ref":"","event_name":"workflow_dispatch","ref_type":"branch",
        "job_workflow_ref":"octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main",
        "iss":"https://token.actions.githubusercontent.com","nbf":NOW,"exp":EXP,"iat":NOW}""",
        Map.of(
            "actor", "octocat",
            "actor_id", "12",
            "environment", "prod",
            "job_workflow_ref",
                "octo-org/octo-automation/.github/workflows/oidc.yml@refs/heads/main",
            "ref", "refs/heads/main",
            "repository", "octo-org/octo-repo",
            "repository_id", "74",
            "repository_owner_id", "65",
            "workflow", "example-workflow",
            "sub", "repo:octo-org/octo-repo:environment:prod"));
  }

  @Test
  void gitLab() {
    assertKeys(
        null,
        "https://gitlab.com",
        "https://sts.example",
        """
        {"namespace_id":"72","namespace_path":"my-group","project_id":"20","project_path":"my-group/my-project","user_id":"1",
        "user_login":"sample-user","user_email":"sample-user@example.com","pipeline_id":"574","pipeline_source":"push","job_id":"302",
        "ref":"feature-branch-1","ref_type":"branch","ref_path":"refs/heads/feature-branch-1","ref_protected":"false",
        "environment":"test-environment2","environment_protected":"false","deployment_tier":"testing","runner_id":1,
        "runner_environment":"self-hosted","sha":"714a629c0b401fdce83e847fc9589983fc6f46bc",
        "ci_config_ref_uri":"gitlab.com/my-group/my-project//.gitlab-ci.yml@refs/heads/main","ci_config_sha":"714a62",
        "jti":"235b3a54-b797-45c7-ae9a-f72d7bc6ef5b","iss":"https://gitlab.com","iat":NOW,"nbf":NOW,"exp":EXP,
        "sub":"project_path:my-group/my-project:ref_type:branch:ref:feature-branch-1","aud":"https://sts.example"}""",
        Map.ofEntries(
            Map.entry(
                "sub", "project_path:my-group/my-project:ref_type:branch:ref:feature-branch-1"),
            Map.entry("namespace_id", "72"),
            Map.entry("namespace_path", "my-group"),
            Map.entry("project_id", "20"),
            Map.entry("project_path", "my-group/my-project"),
            Map.entry("user_id", "1"),
            Map.entry("user_login", "sample-user"),
            Map.entry("pipeline_id", "574"),
            Map.entry("pipeline_source", "push"),
            Map.entry("job_id", "302"),
            Map.entry("ref", "feature-branch-1"),
            Map.entry("ref_type", "branch"),
            Map.entry("ref_path", "refs/heads/feature-branch-1"),
            Map.entry("ref_protected", "false"),
            Map.entry("environment", "test-environment2"),
            Map.entry("environment_protected", "false"),
            Map.entry("runner_environment", "self-hosted"),
            Map.entry(
                "ci_config_ref_uri",
                "gitlab.com/my-group/my-project//.gitlab-ci.yml@refs/heads/main")));
  }

  @Test
  void google() {
    // With azp, the audience that counts is azp (OI-30).
    assertKeys(
        null,
        "https://accounts.google.com",
        "111.apps.googleusercontent.com",
        """
        {"iss":"https://accounts.google.com","azp":"111.apps.googleusercontent.com","aud":"222.apps.googleusercontent.com",
        "sub":"110169484474386276334","hd":"example.com","email":"jsmith@example.com","email_verified":true,"at_hash":"HK6E",
        "iat":NOW,"exp":EXP,"google":{"organization_number":123456}}""",
        Map.of(
            "sub", "110169484474386276334",
            "oaud", "222.apps.googleusercontent.com",
            "email", "jsmith@example.com",
            "google/organization_number", "123456"));
  }

  @Test
  void circleCi() {
    assertKeys(
        null,
        "https://oidc.circleci.com/org/o-1",
        "o-1",
        """
        {"aud":"o-1","exp":EXP,"iat":NOW,"iss":"https://oidc.circleci.com/org/o-1","oidc.circleci.com/context-ids":["c-1"],
        "oidc.circleci.com/project-id":"p-1","sub":"org/o-1/project/p-1/user/u-1"}""",
        Map.of("sub", "org/o-1/project/p-1/user/u-1", "oidc.circleci.com/project-id", "p-1"));
  }

  @Test
  void entra() {
    assertKeys(
        IssuerProfile.ENTRA,
        "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
        "6e74172b-be56-4843-9ff4-e66a39bb12e3",
        """
        {"aud":"6e74172b-be56-4843-9ff4-e66a39bb12e3","iss":"https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
        "iat":NOW,"nbf":NOW,"exp":EXP,"aio":"AXQAi","groups":["g-1","g-2"],"idtyp":"app","oid":"690222be","rh":"I","roles":["Writer"],
        "sub":"HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ","tid":"72f988bf-86f1-41af-91ab-2d7cd011db47","uti":"f","ver":"2.0"}""",
        Map.of(
            "sub", "HKZpfaHyWadeOouYlitjrI-KffTm222X5rrV3xDqfKQ",
            "groups", "g-1,g-2",
            "idtyp", "app",
            "oid", "690222be",
            "roles", "Writer",
            "tid", "72f988bf-86f1-41af-91ab-2d7cd011db47"));
  }

  @Test
  void okta() {
    assertKeys(
        IssuerProfile.OKTA,
        "https://dev-1.okta.com/oauth2/default",
        "0oabucvy",
        """
        {"ver":1,"jti":"ID.YIg","iss":"https://dev-1.okta.com/oauth2/default","aud":"0oabucvy","sub":"00ub0oNGTSWTBKOLGLNR","iat":NOW,
        "exp":EXP,"amr":["mfa","otp","pwd"],"idp":"00ok1u7AsAkrwdZL3z0g3","nonce":"n","auth_time":NOW,"at_hash":"p","groups":["Everyone"]}""",
        Map.of("sub", "00ub0oNGTSWTBKOLGLNR", "amr", "mfa,otp,pwd", "groups", "Everyone"));
  }

  @Test
  void auth0KeepsTheSlashAtItsEnd() {
    assertKeys(
        IssuerProfile.AUTH0,
        "https://tenant.auth0.com/",
        "client",
        """
        {"nickname":"jane","name":"jane","updated_at":"2026-01-01T00:00:00.000Z","email":"jane@example.com","email_verified":false,
        "iss":"https://tenant.auth0.com/","aud":"client","iat":NOW,"exp":EXP,"sub":"auth0|61","sid":"s","org_id":"org_9"}""",
        Map.of("sub", "auth0|61", "email", "jane@example.com", "org_id", "org_9"));
  }

  @Test
  void keycloak() {
    assertKeys(
        IssuerProfile.KEYCLOAK,
        "https://sso.example.com/realms/dev",
        "sts",
        """
        {"exp":EXP,"iat":NOW,"jti":"j","iss":"https://sso.example.com/realms/dev","aud":"account","sub":"f:1","typ":"ID","azp":"sts",
        "sid":"s","acr":"1","realm_access":{"roles":["writer","offline_access"]},"resource_access":{"account":{"roles":["view"]}},
        "email_verified":true,"groups":["/staff"],"preferred_username":"alice","email":"alice@example.com"}""",
        Map.of(
            "sub", "f:1",
            "oaud", "account",
            "azp", "sts",
            "email", "alice@example.com",
            "groups", "/staff",
            "preferred_username", "alice",
            "realm_access/roles", "writer,offline_access"));
  }

  private static final String KUBERNETES_TOKEN = """
      {"aud":["sts.amazonaws.com"],"exp":EXP,"iat":NOW,"iss":"ISSUER","jti":"j",
      "kubernetes.io":{"namespace":"kube-system","node":{"name":"n1","uid":"646e"},"pod":{"name":"my-pod","uid":"a087"},
      "serviceaccount":{"name":"my-serviceaccount","uid":"14ee"},"warnafter":EXP},
      "nbf":NOW,"sub":"system:serviceaccount:kube-system:my-serviceaccount"}""";

  private static final Map<String, String> KUBERNETES_KEYS = Map.of(
      "sub", "system:serviceaccount:kube-system:my-serviceaccount",
      "kubernetes.io/namespace", "kube-system",
      "kubernetes.io/pod/name", "my-pod",
      "kubernetes.io/serviceaccount/name", "my-serviceaccount",
      "kubernetes.io/serviceaccount/uid", "14ee");

  @Test
  void kubernetes() {
    String issuer = "https://kubernetes.default.svc.cluster.local";
    assertKeys(
        IssuerProfile.KUBERNETES,
        issuer,
        "sts.amazonaws.com",
        KUBERNETES_TOKEN.replace("ISSUER", issuer),
        KUBERNETES_KEYS);
  }

  @Test
  void eks() {
    String issuer = "https://oidc.eks.us-west-2.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E";
    assertKeys(
        IssuerProfile.EKS,
        issuer,
        "sts.amazonaws.com",
        KUBERNETES_TOKEN.replace("ISSUER", issuer),
        KUBERNETES_KEYS);
    // AWS itself shows two keys of such a token and no more.
    assertKeys(
        null,
        issuer,
        "sts.amazonaws.com",
        KUBERNETES_TOKEN.replace("ISSUER", issuer),
        Map.of("sub", "system:serviceaccount:kube-system:my-serviceaccount"));
  }

  @Test
  void spiffe() {
    String token = """
        {"aud":["sts.example"],"exp":EXP,"iat":NOW,"iss":"https://oidc-discovery.example.org","sub":"spiffe://example.org/ns/prod/sa/api"}""";
    assertKeys(
        IssuerProfile.SPIFFE,
        "https://oidc-discovery.example.org",
        "sts.example",
        token,
        Map.of("sub", "spiffe://example.org/ns/prod/sa/api"));
    String jose =
        TestKey.RSA.token("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"typ\":\"JOSE\"}", filled(token));
    assertEquals(
        "spiffe://example.org/ns/prod/sa/api",
        verifier(IssuerProfile.SPIFFE, "https://oidc-discovery.example.org", "sts.example")
            .verify(ROLE, jose)
            .identity()
            .subject());
    refused(verifier(null, "https://oidc-discovery.example.org", "sts.example"), jose);
  }

  @Test
  void aProfileOfOnesOwnNamesMoreClaims() {
    IssuerProfile own = IssuerProfile.PLAIN.withConditionClaims("team");
    assertKeys(own, "https://idp.example.com", "a", """
        {"iss":"https://idp.example.com","aud":"a","sub":"s","iat":NOW,"exp":EXP,"team":"red","other":"x"}""", Map.of("sub", "s", "team", "red"));
    assertSame(IssuerProfile.PLAIN, IssuerProfile.of("https://idp.example.com"));
  }

  /** Asserts the trust context: these keys, the audience, and what the roles claim says. */
  private static void assertKeys(
      IssuerProfile profile,
      String issuer,
      String audience,
      String payload,
      Map<String, String> keys) {
    Map<String, List<String>> expected = new TreeMap<>();
    String prefix = issuer.substring("https://".length()) + ":";
    keys.forEach((name, value) -> expected.put(prefix + name, List.of(value.split(","))));
    expected.put(prefix + "aud", List.of(audience));
    expected.put("sts:RoleAuthorizedByIdp", List.of("false"));
    String token = TestKey.RSA.token(
        "{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x5t\":\"ignored\"}", filled(payload));
    assertEquals(
        expected,
        new TreeMap<>(
            verifier(profile, issuer, audience).verify(ROLE, token).identity().trustContext()));
    StsException other = assertThrows(
        StsException.class, () -> verifier(profile, issuer, "another").verify(ROLE, token));
    assertEquals("Incorrect token audience", other.getMessage());
  }

  private static OidcVerifier verifier(IssuerProfile profile, String issuer, String audience) {
    OidcProvider from = provider(issuer);
    OidcRegistration.Builder registration = OidcRegistration.builder(new OidcProvider(
            from.account(),
            issuer,
            List.of(audience),
            List.of(),
            Optional.empty(),
            Duration.ofMinutes(5),
            false))
        .keys(KeySource.fixed(TestKey.set(TestKey.RSA)));
    if (profile != null) {
      registration.profile(profile);
    }
    return builder(registration.build()).build();
  }

  private static String filled(String payload) {
    return payload
        .replace("NOW", "" + NOW.getEpochSecond())
        .replace("EXP", "" + NOW.plusSeconds(600).getEpochSecond());
  }
}
