package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import java.security.KeyPair;
import java.security.Security;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/** S40: what else a program has on its class path, or registers first, changes no verdict. */
class HostileHostTest {
  private static final List<String> FACTORIES = List.of(
      "javax.xml.parsers.DocumentBuilderFactory",
      "javax.xml.parsers.SAXParserFactory",
      "javax.xml.stream.XMLInputFactory");

  // S40
  @Test
  void anotherProviderFirstChangesNothing() {
    BouncyCastleProvider first = new BouncyCastleProvider();
    Security.insertProviderAt(first, 1);
    try {
      requireUsualVerdicts();
    } finally {
      Security.removeProvider(first.getName());
    }
  }

  // S13, S40
  @Test
  void anotherParserByPropertyIsNeverAsked() {
    FACTORIES.forEach(factory -> System.setProperty(factory, "no.such.Factory"));
    try {
      String base64 = TestXml.base64(SIGNED);
      TestIdp.verifier(TestIdp.provider(), SamlMode.STRICT, TestIdp.NOW)
          .verify(TestIdp.ROLE, TestIdp.PROVIDER, base64);
    } finally {
      FACTORIES.forEach(System::clearProperty);
    }
  }

  private static final String SIGNED = TestIdp.signed(TestIdp.response());

  private static void requireUsualVerdicts() {
    TestIdp.accept(SIGNED);
    assertEquals(
        SamlFailure.SIGNATURE, TestIdp.refusal(TestIdp.with(SIGNED, "alice@", "mallory@")));
    TestSigner pss = TestSigner.of(TestKeys.TRUSTED)
        .algorithm("http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1");
    TestIdp.accept(TestIdp.signed(TestIdp.response(), pss));
    for (KeyPair keys : List.of(TestKeys.P256, TestKeys.P384, TestKeys.P521)) {
      TestIdp.accept(
          TestIdp.provider(TestIdp.metadata(keys)),
          TestIdp.signed(TestIdp.response(), TestSigner.of(keys)));
    }
    SamlProvider encrypting =
        TestIdp.decrypting(AssertionEncryptionMode.REQUIRED, false, TestKeys.pem(TestKeys.SECOND));
    String encrypted = SantuarioProducer.encrypted(
        SIGNED,
        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
        SantuarioProducer.OAEP,
        TestKeys.SECOND.getPublic());
    TestIdp.accept(encrypting, encrypted);
    assertEquals(
        SamlFailure.UNUSABLE_PROVIDER,
        TestIdp.refusal(TestIdp.provider(TestIdp.metadata(TestKeys.WEAK)), SIGNED));
  }
}
