package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** SM-1, SM-2, SM-4: what is read of a provider's metadata, and what is refused. */
class SamlMetadataTest {
  private static String signed(String metadata, TestSigner signer) {
    Document document = TestXml.parse(metadata);
    signer.sign(document.getDocumentElement());
    return TestXml.text(document);
  }

  private static String refusal(String metadata) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> SamlMetadata.parse(metadata))
            .getMessage());
  }

  // SM-1
  @Test
  void whatIsNoMetadataOfOneProviderIsRefused() {
    String good = TestIdp.metadata(TestKeys.TRUSTED);
    assertTrue(refusal("").startsWith("could not parse"));
    assertTrue(refusal("<a>").startsWith("could not parse"));
    assertTrue(refusal("\ufeff" + good).startsWith("could not parse"));
    assertTrue(refusal("<!DOCTYPE a>" + good.substring(good.indexOf("?>") + 2))
        .startsWith("could not parse"));
    assertTrue(refusal(TestIdp.signed(TestIdp.response())).startsWith("could not parse"));
    assertTrue(refusal(good.replace("EntityDescriptor", "EntitiesDescriptor"))
        .startsWith("could not parse"));
    assertTrue(
        refusal(good.replace(" entityID=\"" + TestIdp.ISSUER + "\"", "")).contains("entityID"));
    assertTrue(refusal("x".repeat(10_000_001)).contains("10000000"));
    assertEquals(TestIdp.ISSUER, SamlMetadata.parse(good).entityId());
  }

  // SM-1
  @Test
  void thereMustBeASigningKeyOfAnIdentityProvider() {
    String good = TestIdp.metadata(TestKeys.TRUSTED);
    assertTrue(refusal(TestIdp.metadata("")).contains("signing certificate"));
    assertTrue(refusal(good.replace("use=\"signing\"", "use=\"encryption\""))
        .contains("signing certificate"));
    assertTrue(refusal(good.replace("use=\"signing\"", "use=\"Signing\""))
        .contains("signing certificate"));
    assertTrue(refusal(good.replace("IDPSSODescriptor", "SPSSODescriptor"))
        .contains("signing certificate"));
    assertTrue(refusal(good.replace("SAML:2.0:protocol", "SAML:1.1:protocol"))
        .contains("signing certificate"));
    assertTrue(
        refusal(TestIdp.metadata(TestIdp.keyDescriptor("signing", "AAAA"))).contains("malformed"));
    SamlMetadata.parse(good.replace(" use=\"signing\"", "")); // S03: for both uses
  }

  // SM-1, S23
  @Test
  void weakKeysAreNoKeys() {
    assertTrue(refusal(TestIdp.metadata(TestKeys.WEAK)).contains("2048"));
    assertEquals(
        1,
        SamlMetadata.parse(TestIdp.metadata(TestKeys.WEAK), SamlMode.AWS)
            .signingKeys()
            .size());
    assertTrue(refusal(
            TestIdp.metadata(TestKeys.ec("secp224r1".replace("224", "256")), TestKeys.WEAK)
                .replace("signing", "x"))
        .contains("signing"));
    assertThrows(
        IllegalArgumentException.class,
        () -> SamlMetadata.parse(TestIdp.metadata(TestKeys.rsa(512)), SamlMode.AWS));
  }

  // SM-2
  @Test
  void anExpiredCertificateStillHoldsItsKey() {
    String expired = TestKeys.base64(TestKeys.certificate(
        TestKeys.TRUSTED,
        Instant.parse("2010-01-01T00:00:00Z"),
        Instant.parse("2011-01-01T00:00:00Z")));
    TestIdp.accept(
        TestIdp.provider(TestIdp.metadata(TestIdp.keyDescriptor("signing", expired))),
        TestIdp.signed(TestIdp.response()));
  }

  // SM-1: rollover
  @Test
  void aProviderThatChangesItsKeyHasTwo() {
    var both = TestIdp.provider(TestIdp.metadata(TestKeys.TRUSTED, TestKeys.SECOND));
    TestIdp.accept(both, TestIdp.signed(TestIdp.response()));
    TestIdp.accept(both, TestIdp.signed(TestIdp.response(), TestSigner.of(TestKeys.SECOND)));
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(
            both, TestIdp.signed(TestIdp.response(), TestSigner.of(TestKeys.STRANGER))));
  }

  // SM-1: only the first certificate is the provider's; the others vouch for it
  @Test
  void furtherCertificatesOfAChainAreNoKeys() {
    String chain = TestIdp.metadata(TestKeys.TRUSTED)
        .replace(
            "</ds:X509Data>",
            "<ds:X509Certificate>" + TestKeys.base64(TestKeys.certificate(TestKeys.STRANGER))
                + "</ds:X509Certificate></ds:X509Data>");
    assertEquals(
        List.of(TestKeys.TRUSTED.getPublic()), SamlMetadata.parse(chain).signingKeys());
  }

  @Test
  void metadataIsNotUsedAfterItsEnd() {
    String entity = TestIdp.metadata(TestKeys.TRUSTED)
        .replace("entityID=", "validUntil=\"2026-03-01T12:00:00Z\" entityID=");
    assertEquals(
        Optional.of(Instant.parse("2026-03-01T12:00:00Z")),
        SamlMetadata.parse(entity).validUntil());
    String signed = TestIdp.signed(TestIdp.response());
    assertEquals(SamlFailure.UNUSABLE_PROVIDER, TestIdp.refusal(TestIdp.provider(entity), signed));
    TestIdp.accept(TestIdp.provider(entity.replace("12:00:00Z", "12:00:01Z")), signed);
    String role = TestIdp.metadata(TestKeys.TRUSTED)
        .replace("protocolSupport", "validUntil=\"2026-02-01T00:00:00Z\" protocolSupport");
    assertEquals(SamlFailure.UNUSABLE_PROVIDER, TestIdp.refusal(TestIdp.provider(role), signed));
    assertTrue(refusal(entity.replace("2026-03-01T12:00:00Z", "never")).contains("validUntil"));
  }

  // SM-4
  @Test
  void newMetadataTakesEffectAtTheNextCall() {
    AtomicReference<String> metadata = new AtomicReference<>(TestIdp.metadata(TestKeys.TRUSTED));
    SamlResponseVerifier verifier = SamlResponseVerifier.builder(
            arn -> Optional.of(TestIdp.provider(metadata.get())),
            (a, b, c, d) -> true,
            () -> TestIdp.NOW)
        .build();
    String response = TestXml.base64(TestIdp.signed(TestIdp.response()));
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, response);
    metadata.set(TestIdp.metadata(TestKeys.SECOND));
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusalOf(verifier, response));
    metadata.set(TestIdp.metadata(TestKeys.TRUSTED));
    verifier.verify(TestIdp.ROLE, TestIdp.PROVIDER, response);
  }

  @Test
  void signedMetadataIsReadOnlyAsFarAsThePinnedKeySigned() {
    TestSigner pinned = TestSigner.of(TestKeys.SECOND);
    String signed = signed(TestIdp.metadata(TestKeys.TRUSTED), pinned);
    assertEquals(
        List.of(TestKeys.TRUSTED.getPublic()),
        SamlMetadata.parseSigned(signed, TestKeys.SECOND.getPublic()).signingKeys());
    for (String bad : List.of(
        TestIdp.metadata(TestKeys.TRUSTED),
        signed(TestIdp.metadata(TestKeys.TRUSTED), TestSigner.of(TestKeys.STRANGER)),
        signed.replace(TestIdp.ISSUER, "https://evil.example.com"),
        signed(
            TestIdp.metadata(TestKeys.TRUSTED),
            pinned.algorithm("http://www.w3.org/2000/09/xmldsig#rsa-sha1")),
        signed.replace("</md:EntityDescriptor>", "<md:IDPSSODescriptor/></md:EntityDescriptor>"))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> SamlMetadata.parseSigned(bad, TestKeys.SECOND.getPublic()));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> SamlMetadata.parseSigned(
            signed(TestIdp.metadata(TestKeys.TRUSTED), TestSigner.of(TestKeys.WEAK)),
            TestKeys.WEAK.getPublic()));
  }

  @Test
  void anOperatorIsToldWhatIsWrong() {
    IllegalArgumentException refusal = assertThrows(
        IllegalArgumentException.class,
        () -> SamlResponseVerifier.requireUsable(TestIdp.provider("<a/>"), SamlMode.STRICT));
    assertTrue(String.valueOf(refusal.getMessage()).contains("EntityDescriptor"));
    SamlResponseVerifier.requireUsable(TestIdp.provider(), SamlMode.STRICT);
  }
}
