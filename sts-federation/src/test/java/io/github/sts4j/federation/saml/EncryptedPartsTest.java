package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.KeyPair;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

/** S26: names and attributes that were encrypted within an assertion, which was signed after that. */
class EncryptedPartsTest {
  private static final KeyPair OURS = TestKeys.rsa(2048);
  private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  private static final String CBC = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
  private static final SamlProvider DECRYPTING =
      TestIdp.decrypting(AssertionEncryptionMode.ALLOWED, false, TestKeys.pem(OURS));

  private static String withEncrypted(String response, String name, String into, String content) {
    return SantuarioProducer.encrypted(response, name, into, content, OURS.getPublic());
  }

  private static String named(String content) {
    return withEncrypted(TestIdp.response(), "NameID", "EncryptedID", content);
  }

  @Test
  void withoutAKeyAnEncryptedNameIsNone() {
    assertEquals(SamlFailure.NO_NAME, TestIdp.refusal(TestIdp.signed(named(GCM))));
    String attribute = withEncrypted(TestIdp.response(), "Attribute", "EncryptedAttribute", GCM);
    assertEquals(SamlFailure.ATTRIBUTES, TestIdp.refusal(TestIdp.signed(attribute)));
  }

  @Test
  void nothingIsDecryptedThatWasNotSigned() {
    assertEquals(SamlFailure.UNSIGNED_ASSERTION, TestIdp.refusal(DECRYPTING, named(GCM)));
    String other = withEncrypted(
        TestIdp.with("alice@example.com", "mallory@example.com"), "NameID", "EncryptedID", GCM);
    String signed = TestIdp.signed(named(GCM));
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(DECRYPTING, signed.replace(sealed(signed), sealed(other))));
  }

  private static String sealed(String response) {
    return response.substring(
        response.indexOf("<saml:EncryptedID"), response.indexOf("</saml:EncryptedID>"));
  }

  @Test
  void aNameIsANameAndNothingElse() {
    String attribute = withEncrypted(TestIdp.response(), "Attribute", "EncryptedID", GCM);
    int from = attribute.indexOf("<saml:EncryptedID>");
    int to = attribute.indexOf("</saml:EncryptedID>") + "</saml:EncryptedID>".length();
    String moved = TestIdp.response()
        .replaceFirst(
            "<saml:NameID.*</saml:NameID>",
            Matcher.quoteReplacement(attribute.substring(from, to)));
    assertEquals(SamlFailure.DECRYPTION, TestIdp.refusal(DECRYPTING, TestIdp.signed(moved)));
  }

  @Test
  void thereIsOneName() {
    String two = named(GCM)
        .replace(
            "</saml:SubjectConfirmation>",
            "</saml:SubjectConfirmation><saml:NameID Format=\"urn:x\">mallory</saml:NameID>");
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(DECRYPTING, TestIdp.signed(two)));
  }

  // The signature of the assertion vouches for the ciphertext, whatever its cipher.
  @Test
  void encryptedNamesAreRead() {
    for (String content : List.of(GCM, CBC)) {
      VerifiedSamlIdentity alice = TestIdp.accept(DECRYPTING, TestIdp.signed(named(content)));
      assertEquals("alice@example.com", alice.identity().subject());
      assertEquals("persistent", alice.subjectType());
    }
  }

  @Test
  void encryptedAttributesAreRead() {
    String response = withEncrypted(
        withEncrypted(TestIdp.response(), "Attribute", "EncryptedAttribute", GCM),
        "NameID",
        "EncryptedID",
        GCM);
    VerifiedSamlIdentity alice = TestIdp.accept(DECRYPTING, TestIdp.signed(response));
    assertEquals("alice", alice.roleSessionName());
  }

  // XML Encryption 1.1, 4.5.3
  @Test
  void whatWasDecryptedMayUseThePrefixesAroundIt() {
    String declaration = " xmlns:saml=\"" + XmlNames.SAML + "\"";
    String assertion = SantuarioProducer.canonical(TestXml.first(
        TestXml.parse(TestIdp.signed(TestIdp.response())), XmlNames.SAML, "Assertion"));
    String bare = TestIdp.with(assertion, declaration, "");
    TestIdp.accept(DECRYPTING, TestEncryption.of(bare, OURS.getPublic()));
    for (String other : List.of(
        bare.replace("alice@", "mallory@"),
        bare + bare,
        bare + "x",
        bare + "<!-- -->",
        "</wrapper>" + bare + "<wrapper>",
        "<?xml version=\"1.0\"?>" + bare,
        bare.replace("saml:", "other:"))) {
      assertEquals(
          SamlFailure.DECRYPTION,
          TestIdp.refusal(DECRYPTING, TestEncryption.of(other, OURS.getPublic())),
          other);
    }
  }
}
