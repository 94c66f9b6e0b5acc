package io.github.sts4j.testkit.idp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.AssumeRoleWithSamlRequest;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.replay.InMemoryReplayGuard;
import io.github.sts4j.federation.saml.SamlResponseVerifier;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.testkit.MutableClock;
import io.github.sts4j.testkit.TestSts;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The verifier of sts-federation, strict as it is, accepts what the provider signs, and nothing else. */
class FakeSamlProviderTest {
  private static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Reader");
  private static final Arn PROVIDER = Arn.parse("arn:aws:iam::111122223333:saml-provider/corp");
  private static final SamlClaims ALICE =
      SamlClaims.forRole(ROLE.toString(), PROVIDER.toString(), "alice");

  private final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final FakeSamlProvider provider =
      FakeSamlProvider.of("https://idp.example.org/saml?a=1&b=2", clock);

  private SamlResponseVerifier verifier(String metadata, List<String> privateKeys) {
    SamlProvider registered = new SamlProvider(
        AccountId.of("111122223333"),
        "corp",
        metadata,
        List.of(SamlProvider.SIGN_IN_URL),
        List.of(SamlProvider.SIGN_IN_AUDIENCE),
        Duration.ofSeconds(60),
        false,
        false,
        false,
        privateKeys.isEmpty() ? Optional.empty() : Optional.of(AssertionEncryptionMode.REQUIRED),
        privateKeys);
    return SamlResponseVerifier.builder(
            arn -> Optional.of(registered), new InMemoryReplayGuard(100), clock)
        .build();
  }

  private VerifiedSamlIdentity verify(String response) {
    return verifier(provider.metadata(), List.of()).verify(ROLE, PROVIDER, response);
  }

  private static StsError refused(Runnable call) {
    return assertThrows(StsException.class, call::run).error();
  }

  // SM-10
  @Test
  void whatAnotherProviderSignsIsRefused() {
    String forged =
        FakeSamlProvider.of("https://idp.example.org/saml?a=1&b=2", clock).response(ALICE);
    assertEquals(StsError.INVALID_IDENTITY_TOKEN, refused(() -> verify(forged)));
  }

  // SM-20, SM-21
  @Test
  void whatIsForSomebodyElseIsRefused() {
    for (SamlClaims elsewhere : List.of(
        ALICE.withRecipient("https://evil.example/"), ALICE.withAudience("urn:somebody-else"))) {
      assertEquals(
          StsError.INVALID_IDENTITY_TOKEN, refused(() -> verify(provider.response(elsewhere))));
    }
  }

  @Test
  void anAssertionEndsAfterItsLifetime() {
    String response = provider.response(ALICE.withLifetime(Duration.ofMinutes(1)));
    verify(response);
    clock.advance(Duration.ofMinutes(3));
    assertEquals(StsError.EXPIRED_IDENTITY_TOKEN, refused(() -> verify(response)));
  }

  // SM-24
  @Test
  void everyAssertionHasAnIdOfItsOwn() {
    SamlResponseVerifier verifier = verifier(provider.metadata(), List.of());
    String first = provider.response(ALICE);
    verifier.verify(ROLE, PROVIDER, first);
    verifier.verify(ROLE, PROVIDER, provider.response(ALICE));
    refused(() -> verifier.verify(ROLE, PROVIDER, first));
  }

  // SM-34
  @Test
  void whatTheAssertionSaysArrives() {
    VerifiedSamlIdentity identity = verify(
        provider.response(ALICE.withNameId("a<b>&\"c\"").withSessionTag("team", "red + blue")));
    assertEquals("a<b>&\"c\"", identity.identity().subject());
    assertEquals("red + blue", identity.identity().tags().get(0).value());
  }

  // SM-3
  @Test
  void anEncryptedAssertionIsOpened() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair ours = generator.generateKeyPair();
    String pem = "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(ours.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
    SamlResponseVerifier verifier = verifier(provider.metadata(), List.of(pem));
    String response = provider.encryptedResponse(ALICE, ours.getPublic());
    assertEquals("alice", verifier.verify(ROLE, PROVIDER, response).identity().subject());
    assertEquals(
        StsError.INVALID_IDENTITY_TOKEN,
        refused(() -> verifier.verify(ROLE, PROVIDER, provider.response(ALICE))));
  }

  @Test
  void theCertificateIsOne() throws Exception {
    String metadata = provider.metadata();
    String text = metadata.substring(
        metadata.indexOf("<ds:X509Certificate>") + "<ds:X509Certificate>".length(),
        metadata.indexOf("</ds:X509Certificate>"));
    X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(text)));
    certificate.verify(certificate.getPublicKey());
    certificate.checkValidity(Date.from(clock.instant()));
    assertEquals("CN=Identity Provider", certificate.getSubjectX500Principal().toString());
  }

  @Test
  void anEmployeeAssumesARole() {
    SamlResponseVerifier verifier = verifier(provider.metadata(), List.of());
    TestSts sts = TestSts.Settings.of(world -> world.role(ROLE.toString(), """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow",
              "Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/corp"},
              "Action":"sts:AssumeRoleWithSAML",
              "Condition":{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}}]}"""))
        .with((service, time) -> service.samlVerifier(verifier))
        .start();
    AssumeRoleWithSamlRequest request = AssumeRoleWithSamlRequest.builder()
        .roleArn(ROLE.toString())
        .principalArn(PROVIDER.toString())
        .samlAssertion(provider.response(ALICE))
        .build();
    assertEquals(
        "alice",
        sts.verify(sts.service().assumeRoleWithSaml(request).credentials())
            .sessionName()
            .orElseThrow());
  }
}
