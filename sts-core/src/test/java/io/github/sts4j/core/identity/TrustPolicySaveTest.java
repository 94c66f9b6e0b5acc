package io.github.sts4j.core.identity;

import static io.github.sts4j.core.TestSts.HOME;
import static io.github.sts4j.core.TestSts.OTHER;
import static io.github.sts4j.core.TestSts.arn;
import static io.github.sts4j.core.TestSts.policy;
import static io.github.sts4j.core.TestSts.refused;
import static io.github.sts4j.core.TestSts.says;
import static io.github.sts4j.core.TestSts.trust;
import static io.github.sts4j.core.TestSts.trusting;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.TestSts;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.PolicyParseException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused when a role is saved. */
class TrustPolicySaveTest {
  private static final String GITHUB = "oidc-provider/token.actions.githubusercontent.com";

  private final TestSts world = new TestSts();

  // TP-3, TP-4, TP-5
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Principal\":\"*\"",
        "\"Principal\":{\"Federated\":\"*\"}",
        "\"Principal\":{\"Service\":\"*\"}",
        "\"Principal\":{\"CanonicalUser\":\"79a59df900b949e5\"}",
        "\"NotPrincipal\":{\"AWS\":\"111122223333\"}",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:group/devs\"}",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:instance-profile/web\"}",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:role/*\"}",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:user/al?ce\"}",
        "\"Principal\":{\"AWS\":\"arn:aws:iam::*:root\"}",
        "\"Principal\":{\"aws\":\"111122223333\"}"
      })
  void principalsThatATrustPolicyDoesNotTakeAreRefused(String principal) {
    assertThrows(
        PolicyParseException.class,
        () -> world.role(
            "R", policy("{\"Effect\":\"Allow\"," + principal + ",\"Action\":\"sts:AssumeRole\"}")));
  }

  // TP-1
  @Test
  void aTrustPolicyHasNoResource() {
    assertThrows(
        PolicyParseException.class,
        () -> world.role(
            "R",
            policy(
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\","
                    + "\"Resource\":\"*\"}")));
  }

  // TP-1, X-25: whitespace is not counted.
  @Test
  void aTrustPolicyHasTwoThousandAndFortyEightCharactersBesidesWhitespace() {
    String start = "{\"Id\":\"";
    String end = "\",\"Statement\":[]}";
    int room = 2048 - start.length() - end.length();
    world.role("Fits", start + "x".repeat(room) + end);
    world.role(
        "Spacious", start + "x".repeat(room) + end.replace(",", ",\n\t " + " ".repeat(5000)));
    malformed("TooLong", start + "x".repeat(room + 1) + end, "2049");
  }

  // TP-7
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:user/absent",
        "arn:aws:iam::111122223333:role/absent",
        "arn:aws:iam::444455556666:user/absent",
        "arn:aws:sts::111122223333:assumed-role/absent/session"
      })
  void aPrincipalThatDoesNotExistIsInvalid(String principal) {
    malformed("R", trusting(principal), "Invalid principal in policy");
    assertEquals(Optional.empty(), world.directory.findRole(Arn.parse(arn(HOME, "role/R"))));
  }

  // TP-7: with the case and the path it has.
  @Test
  void aPrincipalOfAnotherCaseOrPathDoesNotExist() {
    world.user("Alice");
    malformed("R", trusting(arn(HOME, "user/alice")), "Invalid principal in policy");
    malformed("R", trusting(arn(HOME, "user/team/Alice")), "Invalid principal in policy");
  }

  // TP-7: of accounts that are not known here nothing can be said.
  @Test
  void aPrincipalOfAnUnknownAccountIsTaken() {
    world.role("R", trusting("arn:aws:iam::999999999999:user/somebody"));
  }

  // TP-11
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::444455556666:saml-provider/corp",
        "arn:aws:iam::444455556666:oidc-provider/idp.example.com",
        "arn:aws:iam::111122223333:user/alice",
        "arn:aws:sts::111122223333:saml-provider/corp",
        "idp.example.com",
        "sts.amazonaws.com"
      })
  void aProviderMustBeOfTheRolesAccount(String provider) {
    for (String effect : new String[] {"Allow", "Deny"}) {
      malformed(
          "R",
          policy(federated(effect, "\"" + provider + "\"", "{}")),
          "Invalid principal in policy");
    }
    malformed(
        "R",
        policy(
            trust("Allow", "*", "sts:AssumeRole"),
            federated(
                "Allow",
                "[\"arn:aws:iam::111122223333:saml-provider/a\",\"" + provider + "\"]",
                "{}")),
        provider);
  }

  // TP-11
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:saml-provider/corp",
        "arn:aws:iam::111122223333:oidc-provider/idp.example.com/path",
        "www.amazon.com",
        "graph.facebook.com",
        "accounts.google.com"
      })
  void ownAndBuiltInProvidersAreTaken(String provider) {
    world.role("R", policy(federated("Allow", "\"" + provider + "\"", "{}")));
  }

  // TP-12: the table, row by row.
  @ParameterizedTest
  @CsvSource({
    "token.actions.githubusercontent.com, token.actions.githubusercontent.com:sub",
    "vstoken.actions.githubusercontent.com, vstoken.actions.githubusercontent.com:sub",
    "oidc-configuration.audit-log.githubusercontent.com, oidc-configuration.audit-log.githubusercontent.com:sub",
    "gitlab.com, gitlab.com:sub",
    "agent.buildkite.com, agent.buildkite.com:sub",
    "oidc.codefresh.io, oidc.codefresh.io:sub",
    "studio.datachain.ai/api, studio.datachain.ai/api:sub",
    "scalr.io, scalr.io:sub",
    "tokens.cloud.shisho.dev, tokens.cloud.shisho.dev:sub",
    "app.terraform.io, app.terraform.io:sub",
    "proidc.upbound.io, proidc.upbound.io:sub",
    "oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu, oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu:sub",
    "api.pulumi.com/oidc, api.pulumi.com/oidc:aud",
    "sandboxes.cloud, sandboxes.cloud:aud",
    "oidc.vercel.com, oidc.vercel.com:aud",
    "sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d, sts:RoleSessionName"
  })
  void aSharedIssuerNeedsItsKeyTested(String issuer, String key) {
    String provider = "\"" + arn(HOME, "oidc-provider/" + issuer) + "\"";
    malformed("R", policy(federated("Allow", provider, "{}")), "must test " + key);
    String wrongKey = key.endsWith(":sub") ? issuer + ":aud" : issuer + ":sub";
    malformed("R", policy(federated("Allow", provider, equalTo(wrongKey))), "must test " + key);
    world.role("R", policy(federated("Allow", provider, equalTo(key))));
  }

  // TP-12
  @Test
  void cognitoNeedsItsAudienceTested() {
    String cognito = "\"cognito-identity.amazonaws.com\"";
    malformed("R", policy(federated("Allow", cognito, "{}")), "cognito-identity.amazonaws.com:aud");
    world.role(
        "R", policy(federated("Allow", cognito, equalTo("cognito-identity.amazonaws.com:aud"))));
  }

  // TP-12: a test that every token passes is none; one in another statement does not count.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Null\":{\"token.actions.githubusercontent.com:sub\":\"false\"}}",
        "{\"StringLike\":{\"token.actions.githubusercontent.com:sub\":\"*\"}}",
        "{\"StringLike\":{\"token.actions.githubusercontent.com:sub\":[\"repo:a/b:*\",\"?*\"]}}",
        "{\"StringEquals\":{\"token.actions.githubusercontent.com:subject\":\"x\"}}"
      })
  void aTestThatEverythingPassesIsNoTest(String condition) {
    String provider = "\"" + arn(HOME, GITHUB) + "\"";
    malformed("R", policy(federated("Allow", provider, condition)), ":sub");
    malformed(
        "R",
        policy(
            federated("Allow", provider, equalTo("token.actions.githubusercontent.com:sub")),
            federated("Allow", provider, condition)),
        ":sub");
  }

  // TP-12: key and issuer ignore case; a Deny trusts nobody.
  @Test
  void keysAndIssuersIgnoreCaseAndADenyNeedsNoTest() {
    malformed(
        "R",
        policy(federated("Allow", "\"" + arn(HOME, "oidc-provider/GitLab.com") + "\"", "{}")),
        "gitlab.com:sub");
    world.role(
        "R",
        policy(
            federated(
                "Allow",
                "\"" + arn(HOME, GITHUB) + "\"",
                "{\"StringLike\":{\"Token.Actions.GithubUserContent.com:SUB\":[\"repo:a/b:*\"]}}"),
            federated("Deny", "\"" + arn(HOME, GITHUB) + "\"", "{}")));
  }

  // GHSA-cwq8-g58r-32hg, CVE-2024-55949: changing a role is checked as making it is.
  @Test
  void updatingARoleIsCheckedLikeCreatingItAndARefusalChangesNothing() {
    Role role = world.role("R", trusting(HOME.value()));
    Role wrong =
        role.withTrustPolicy(Role.builder(role.arn().toString(), trusting(arn(HOME, "user/absent")))
            .build()
            .trustPolicy());
    refused(StsError.MALFORMED_POLICY_DOCUMENT, () -> world.directory.putRole(wrong));
    assertEquals(Optional.of(role), world.directory.findRole(role.arn()));
    assertDoesNotThrow(() -> world.role("Other", trusting(OTHER.value())));
  }

  private StsException malformed(String name, String trustPolicy, String fragment) {
    StsException refusal =
        refused(StsError.MALFORMED_POLICY_DOCUMENT, () -> world.role(name, trustPolicy));
    says(refusal, fragment);
    return refusal;
  }

  private static String federated(String effect, String providers, String condition) {
    return "{\"Effect\":\"" + effect + "\",\"Principal\":{\"Federated\":" + providers
        + "},\"Action\":\"sts:AssumeRoleWithWebIdentity\",\"Condition\":" + condition + "}";
  }

  private static String equalTo(String key) {
    return "{\"StringEquals\":{\"" + key + "\":\"mine\"}}";
  }
}
