package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.KeyPair;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** SM-3 and S26: assertions encrypted by Apache Santuario, and what attackers make of them. */
class EncryptedAssertionTest {
  private static final KeyPair OURS = TestKeys.rsa(2048);
  private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  private static final String CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";

  private static SamlProvider allowing(boolean responseSignature) {
    return TestIdp.decrypting(
        AssertionEncryptionMode.ALLOWED, responseSignature, TestKeys.pem(OURS));
  }

  private static String encrypted(String response, String content) {
    return SantuarioProducer.encrypted(response, content, SantuarioProducer.OAEP, OURS.getPublic());
  }

  private static String signedThenEncrypted(String content) {
    return encrypted(TestIdp.signed(TestIdp.response()), content);
  }

  // SM-3
  @Test
  void encryptedAssertionsAreRefusedUnlessTheProviderHasAMode() {
    assertEquals(SamlFailure.ENCRYPTION_MODE, TestIdp.refusal(signedThenEncrypted(GCM)));
  }

  // SM-3
  @Test
  void aPlainAssertionIsRefusedWhereEncryptionIsRequired() {
    SamlProvider required =
        TestIdp.decrypting(AssertionEncryptionMode.REQUIRED, false, TestKeys.pem(OURS));
    assertEquals(
        SamlFailure.ENCRYPTION_MODE, TestIdp.refusal(required, TestIdp.signed(TestIdp.response())));
    TestIdp.accept(required, signedThenEncrypted(GCM));
    TestIdp.accept(allowing(false), TestIdp.signed(TestIdp.response()));
  }

  // SM-3
  @Test
  void requiredWithoutAKeyIsNoProvider() {
    SamlProvider keyless = TestIdp.decrypting(AssertionEncryptionMode.REQUIRED, false);
    IllegalArgumentException refusal = assertThrows(
        IllegalArgumentException.class,
        () -> SamlResponseVerifier.requireUsable(keyless, SamlMode.STRICT));
    assertEquals(
        "Unable to set assertion encryption mode to Required, because no private key is provided",
        refusal.getMessage());
  }

  // SM-3
  @Test
  void authenticatedCiphersAreReadWithEveryTransport() {
    for (String content : List.of("128", "192", "256")) {
      TestIdp.accept(
          allowing(false),
          signedThenEncrypted("http://www.w3.org/2009/xmlenc11#aes" + content + "-gcm"));
    }
    String sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    String sha512 = "http://www.w3.org/2001/04/xmlenc#sha512";
    String signed = TestIdp.signed(TestIdp.response());
    TestIdp.accept(
        allowing(false),
        SantuarioProducer.encrypted(
            signed, GCM, SantuarioProducer.OAEP, sha256, null, OURS.getPublic()));
    for (MGF1ParameterSpec mask :
        List.of(MGF1ParameterSpec.SHA1, MGF1ParameterSpec.SHA256, MGF1ParameterSpec.SHA512)) {
      OAEPParameterSpec parameters =
          new OAEPParameterSpec("SHA-512", "MGF1", mask, PSource.PSpecified.DEFAULT);
      TestIdp.accept(
          allowing(false),
          SantuarioProducer.encrypted(
              signed, GCM, SantuarioProducer.OAEP11, sha512, parameters, OURS.getPublic()));
    }
  }

  // SM-3: rollover
  @Test
  void anyOfOurKeysOpensIt() {
    SamlProvider rolling = TestIdp.decrypting(
        AssertionEncryptionMode.REQUIRED, false, TestKeys.pem(TestKeys.SECOND), TestKeys.pem(OURS));
    TestIdp.accept(rolling, signedThenEncrypted(GCM));
  }

  // S26
  @Test
  void cbcNeedsASignatureAroundIt() {
    for (String cbc : List.of(CBC, CBC.replace("128", "256"))) {
      String naked = signedThenEncrypted(cbc);
      assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(allowing(false), naked));
      TestIdp.acceptAws(allowing(false), naked);
      TestIdp.accept(allowing(false), TestIdp.responseSigned(naked));
    }
  }

  // S26, SM-11
  @Test
  void whatWasNotSignedBeforeItWasEncryptedIsRefused() {
    String unsigned = encrypted(TestIdp.response(), GCM);
    assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(allowing(false), unsigned));
    assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(allowing(true), unsigned));
    assertEquals(
        SamlFailure.DECRYPTION, TestIdp.refusal(allowing(false), TestIdp.responseSigned(unsigned)));
    TestIdp.accept(allowing(true), TestIdp.responseSigned(unsigned));
    String stranger =
        encrypted(TestIdp.signed(TestIdp.response(), TestSigner.of(TestKeys.STRANGER)), GCM);
    assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(allowing(false), stranger));
  }

  // S26
  @Test
  void keysWrappedTheOldWayAreRefused() {
    String signed = TestIdp.signed(TestIdp.response());
    assertEquals(
        SamlFailure.DECRYPTION,
        TestIdp.refusal(
            allowing(false),
            SantuarioProducer.encrypted(signed, GCM, SantuarioProducer.RSA15, OURS.getPublic())));
  }

  // S26
  @Test
  void aKeyForSomebodyElseOpensNothing() {
    String signed = TestIdp.signed(TestIdp.response());
    assertEquals(
        SamlFailure.DECRYPTION,
        TestIdp.refusal(
            allowing(false),
            SantuarioProducer.encrypted(
                signed, GCM, SantuarioProducer.OAEP, TestKeys.STRANGER.getPublic())));
  }

  // S26: any change of the ciphertext or of the wrapped key is the same refusal, in the same words
  @Test
  void everyAlterationIsOneFailure() {
    String original = TestIdp.responseSigned(signedThenEncrypted(GCM));
    for (String content : List.of(GCM, CBC)) {
      String response = signedThenEncrypted(content);
      for (int value = 0; value < 2; value++) {
        for (int position : new int[] {0, 1, 15, 16, 17, 100, -1, -2, -16, -17, -32}) {
          String altered = altered(response, value, position);
          assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(allowing(false), altered));
          assertEquals(
              SamlFailure.DECRYPTION,
              TestIdp.refusal(allowing(false), SamlMode.AWS, TestIdp.NOW, altered),
              content + " " + value + " " + position);
        }
      }
    }
    TestIdp.accept(allowing(false), original);
    assertEquals(SamlFailure.SIGNATURE.message(), SamlFailure.DECRYPTION.message());
    assertEquals(SamlFailure.SIGNATURE.error(), SamlFailure.DECRYPTION.error());
  }

  static String altered(String response, int value, int position) {
    Document document = TestXml.parse(response);
    Element text =
        (Element) document.getElementsByTagNameNS(XmlNames.XENC, "CipherValue").item(value);
    byte[] bytes = Base64.getMimeDecoder().decode(text.getTextContent());
    bytes[position < 0 ? bytes.length + position : position] ^= 1;
    text.setTextContent(Base64.getEncoder().encodeToString(bytes));
    return TestXml.text(document);
  }

  // S26
  @Test
  void twoKeysOrTwoCiphertextsAreRefused() {
    String response = signedThenEncrypted(GCM);
    for (String name : List.of("EncryptedKey", "EncryptedData")) {
      Document document = TestXml.parse(response);
      Element element = TestXml.first(document, XmlNames.XENC, name);
      element.getParentNode().appendChild(element.cloneNode(true));
      assertEquals(
          SamlFailure.DECRYPTION, TestIdp.refusal(allowing(false), TestXml.text(document)));
    }
  }

  // S26: what comes out goes through the same doors
  @Test
  void whatComesOutIsAnAssertionAndNothingElse() {
    for (String plaintext : List.of(
        "<!DOCTYPE a><saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a\"/>",
        "<a/><b/>",
        "text",
        "",
        "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>")) {
      assertEquals(
          SamlFailure.DECRYPTION,
          TestIdp.refusal(
              allowing(true),
              TestIdp.responseSigned(TestEncryption.of(plaintext, OURS.getPublic()))),
          plaintext);
    }
    TestIdp.accept(
        allowing(true), TestIdp.responseSigned(TestEncryption.of(assertion(), OURS.getPublic())));
  }

  private static String assertion() {
    Document signed = TestXml.parse(TestIdp.signed(TestIdp.response()));
    return SantuarioProducer.canonical(TestXml.first(signed, XmlNames.SAML, "Assertion"));
  }

  // SM-1
  @Test
  void keysThatCannotProtectAnythingAreRefused() {
    for (String pem : List.of(
        "",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        TestKeys.pem(TestKeys.P256),
        TestKeys.pem(TestKeys.WEAK),
        TestKeys.pem(OURS) + TestKeys.pem(OURS),
        TestKeys.pem(OURS).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"))) {
      IllegalArgumentException refusal = assertThrows(
          IllegalArgumentException.class, () -> PrivateKeyPem.parse(pem, SamlMode.STRICT));
      assertEquals(-1, String.valueOf(refusal.getMessage()).indexOf("AAAA"));
    }
    assertEquals(OURS.getPrivate(), PrivateKeyPem.parse(TestKeys.pem(OURS), SamlMode.STRICT));
  }
}
