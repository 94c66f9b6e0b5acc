package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.AssumeRoleWithSamlRequest;
import io.github.sts4j.core.AssumeRoleWithSamlResponse;
import io.github.sts4j.core.TokenService;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.token.KeyRing;
import io.github.sts4j.core.world.World;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The verifier and the service together: what the trust policy sees, and what the session lasts. */
class SamlTrustTest {
  private static final String AUD =
      "\"Condition\":{\"StringEquals\":{\"saml:aud\":\"https://signin.aws.amazon.com/saml\"}},";
  private static final String ELSEWHERE = TestIdp.with(
      "Recipient=\"https://signin.aws.amazon.com/saml\"",
      "Recipient=\"https://other.example.com/saml\"");

  private static AssumeRoleWithSamlResponse assume(
      SamlMode mode, String condition, String unsigned) {
    World world = World.parse("""
            {"Accounts":[{"AccountId":"111122223333","RoleDetailList":[{"RoleName":"Reader",
              "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{%s"Effect":"Allow",
                "Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/corp"},
                "Action":["sts:AssumeRoleWithSAML","sts:TagSession"]}]}}]}]}""".formatted(condition));
    SecureRandom random = new SecureRandom();
    TokenService sts = TokenService.builder()
        .directory(world.directory())
        .keyRing(KeyRing.generate(random))
        .clock(() -> TestIdp.NOW)
        .random(random)
        .samlVerifier(TestIdp.verifier(TestIdp.provider(), mode, TestIdp.NOW))
        .build();
    return sts.assumeRoleWithSaml(AssumeRoleWithSamlRequest.builder()
        .roleArn(TestIdp.ROLE.toString())
        .principalArn(TestIdp.PROVIDER.toString())
        .samlAssertion(TestXml.base64(TestIdp.signed(unsigned)))
        .build());
  }

  private static StsError refusal(SamlMode mode, String condition, String unsigned) {
    return assertThrows(StsException.class, () -> assume(mode, condition, unsigned))
        .error();
  }

  // SM-27
  @Test
  void aTrustPolicyWithTheAudienceRefusesAForeignRecipient() {
    assertEquals(StsError.ACCESS_DENIED, refusal(SamlMode.AWS, AUD, ELSEWHERE));
    assertEquals(
        "alice@example.com", assume(SamlMode.AWS, AUD, TestIdp.response()).subject());
    assertEquals(
        "https://other.example.com/saml", assume(SamlMode.AWS, "", ELSEWHERE).audience());
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refusal(SamlMode.STRICT, "", ELSEWHERE));
  }

  // SA-4
  @Test
  void aSourceIdentityNeedsToBeTrusted() {
    String source = TestIdp.withAttribute(TestIdp.ATTRIBUTES + "SourceIdentity", "alice");
    assertEquals(StsError.ACCESS_DENIED, refusal(SamlMode.STRICT, "", source));
  }

  // SA-6 to SA-8
  @Test
  void theShortestOfThreeDurationsCounts() {
    assertEquals(Duration.ofHours(1), lasts(TestIdp.response()));
    assertEquals(
        Duration.ofSeconds(900),
        lasts(TestIdp.withAttribute(TestIdp.ATTRIBUTES + "SessionDuration", "900")));
    assertEquals(
        Duration.ofHours(1),
        lasts(TestIdp.withAttribute(TestIdp.ATTRIBUTES + "SessionDuration", "7200")));
    assertEquals(
        Duration.ofSeconds(600),
        lasts(TestIdp.with(
            "SessionIndex=", "SessionNotOnOrAfter=\"2026-03-01T12:10:00Z\" SessionIndex=")));
  }

  private static Duration lasts(String unsigned) {
    return Duration.between(
        TestIdp.NOW, assume(SamlMode.STRICT, "", unsigned).credentials().expiration());
  }
}
