package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.VerificationKeys;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Each class of attacks on SAML service providers by its number in the catalogue, refused, and beside it a twin that differs
 * only in not being the attack, accepted. Encryption (S26), attributes (S35) and the rules on time and place (S28 to S34, S37)
 * have test classes of their own.
 */
class SamlAttacksTest {
  private static final TestSigner TRUSTED = TestSigner.of(TestKeys.TRUSTED);
  private static final SamlProvider RESPONSE_MAY = TestIdp.allowing(false, true, false);

  private static String edited(String response, java.util.function.Consumer<Document> change) {
    Document document = TestXml.parse(response);
    change.accept(document);
    return TestXml.text(document);
  }

  private static String signed() {
    return TestIdp.signed(TestIdp.response());
  }

  private static Element assertion(Document document) {
    return TestXml.first(document, XmlNames.SAML, "Assertion");
  }

  private static Element first(Document document, String name) {
    return (Element) document.getElementsByTagNameNS("*", name).item(0);
  }

  private static Element evil(Document document) {
    Element evil = (Element) assertion(document).cloneNode(true);
    evil.setAttribute("ID", "_evil");
    evil.removeChild(first(evil, "Signature"));
    first(evil, "NameID").setTextContent("mallory");
    return evil;
  }

  private static Element first(Element parent, String name) {
    return (Element) parent.getElementsByTagNameNS("*", name).item(0);
  }

  // S01
  @Test
  void wrappedAssertionsAreRefused() {
    for (String place :
        List.of("Response", "Status", "Subject", "AttributeValue", "Conditions", "AuthnContext")) {
      String wrapped = edited(signed(), document -> {
        Element original = assertion(document);
        Element evil = evil(document);
        original.getParentNode().replaceChild(evil, original);
        first(document, place).appendChild(original);
      });
      assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(wrapped), place);
      assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(RESPONSE_MAY, wrapped), place);
    }
    TestIdp.accept(signed());
  }

  // S01: extensions are where wrapped originals like to hide, and have their use
  @Test
  void anExtensionMayHoldAnythingButAnAssertion() {
    String extension =
        "</saml:Issuer><samlp:Extensions><x xmlns=\"urn:x\"/></samlp:Extensions><samlp:Status>";
    String extended = TestIdp.response().replaceFirst("</saml:Issuer><samlp:Status>", extension);
    assertTrue(extended.contains("Extensions"));
    TestIdp.accept(TestIdp.signed(extended));
    String wrapped = edited(TestIdp.signed(extended), document -> {
      Element original = assertion(document);
      original.getParentNode().replaceChild(evil(document), original);
      first(document, "Extensions").appendChild(original);
    });
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(wrapped));
  }

  // S02
  @Test
  void aSecondAssertionIsRefusedWhereverItIs() {
    for (boolean before : new boolean[] {true, false}) {
      String two = edited(
          signed(),
          document -> document
              .getDocumentElement()
              .insertBefore(evil(document), before ? assertion(document) : null));
      assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(two));
    }
    String foreign = TestIdp.with(
        "<saml:AttributeValue>alice", "<saml:AttributeValue><Assertion xmlns=\"urn:evil\"/>alice");
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(TestIdp.signed(foreign)));
    TestIdp.accept(TestIdp.signed(TestIdp.withAttribute("urn:x", "<Person xmlns=\"urn:evil\"/>")));
  }

  // S02: an advice is signed along, and read by nobody
  @Test
  void anAssertionWithinAnAdviceIsIgnored() {
    String advice = TestIdp.with(
        "</saml:Conditions>",
        "</saml:Conditions><saml:Advice><saml:Assertion ID=\"_advice\" Version=\"2.0\""
            + " IssueInstant=\"2026-03-01T12:00:00Z\"><saml:Issuer>https://other.example.com</saml:Issuer>"
            + "<saml:Subject><saml:NameID Format=\"urn:x\">mallory</saml:NameID></saml:Subject>"
            + "</saml:Assertion></saml:Advice>");
    assertEquals(
        "alice@example.com", TestIdp.accept(TestIdp.signed(advice)).identity().subject());
    assertEquals(SamlFailure.UNSIGNED_ASSERTION, TestIdp.refusal(advice));
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(edited(signed(), document -> {
      Element original = assertion(document);
      Element evil = evil(document);
      Element inside = document.createElementNS(XmlNames.SAML, "saml:Advice");
      Element signature = (Element) first(original, "Signature").cloneNode(true);
      original.getParentNode().replaceChild(evil, original);
      inside.appendChild(original);
      evil.insertBefore(signature, first(evil, "Subject"));
      evil.insertBefore(inside, first(evil, "AuthnStatement"));
    })));
  }

  // S03
  @Test
  void aProviderWithoutAKeyCannotBe() {
    assertThrows(
        IllegalArgumentException.class, () -> new VerificationKeys(List.of(), false, false));
    assertThrows(IllegalArgumentException.class, () -> SamlMetadata.parse(TestIdp.metadata("")));
    assertEquals(
        SamlFailure.UNUSABLE_PROVIDER,
        TestIdp.refusal(TestIdp.provider(TestIdp.metadata("")), signed()));
    assertEquals(SamlFailure.UNSIGNED_ASSERTION, TestIdp.refusal(TestIdp.response()));
  }

  // S04
  @Test
  void aSignatureOfSomethingElseInThePlaceOfTheAssertionsIsRefused() {
    String detached = edited(TestIdp.response(), document -> {
      Element root = document.getDocumentElement();
      TRUSTED.sign(assertion(document), root, List.of("#_response1"));
    });
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(detached));
    // Some providers put it at the end. The place decides nothing, so this is the same signature.
    String atTheEnd =
        edited(signed(), document -> assertion(document).appendChild(first(document, "Signature")));
    TestIdp.accept(atTheEnd);
    String inTheMiddle = edited(
        signed(),
        document -> assertion(document)
            .insertBefore(first(document, "Signature"), first(document, "Conditions")));
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(inTheMiddle));
  }

  // S05
  @Test
  void anythingElseTheProviderSignedIsNoResponse() {
    String metadata = edited(
        TestIdp.metadata(TestKeys.TRUSTED),
        document -> TRUSTED.sign(document.getDocumentElement()));
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(RESPONSE_MAY, metadata));
    String logout = TestIdp.responseSigned(
        "<samlp:LogoutResponse xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" ID=\"_a\" Version=\"2.0\"/>");
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(RESPONSE_MAY, logout));
    TestIdp.accept(RESPONSE_MAY, TestIdp.responseSigned(TestIdp.response()));
  }

  // S06, S07
  @Test
  void partsOfASignatureOccurOnceAndInTheirPlace() {
    for (String part : List.of(
        "SignedInfo",
        "SignatureValue",
        "KeyInfo",
        "DigestValue",
        "DigestMethod",
        "Reference",
        "Transforms",
        "SignatureMethod")) {
      String twice = edited(
          signed(),
          document -> first(document, part)
              .getParentNode()
              .insertBefore(first(document, part).cloneNode(true), first(document, part)));
      assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(twice), part);
      String smuggled = edited(
          signed(),
          document ->
              first(document, "Status").appendChild(first(document, part).cloneNode(true)));
      assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(smuggled), part);
    }
    TestIdp.accept(edited(
        signed(),
        document -> first(document, "Signature")
            .insertBefore(document.createTextNode("\n"), first(document, "KeyInfo"))));
  }

  // S08
  @Test
  void aDigestIsOneText() {
    String commented = edited(
        signed(),
        document -> first(document, "DigestValue").appendChild(document.createComment("x")));
    assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(commented));
    String folded = edited(signed(), document -> {
      Element value = first(document, "DigestValue");
      value.setTextContent("\n" + value.getTextContent() + "\n");
    });
    // The digest is within the signed part of the signature, white space and all.
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(folded));
    // The value of the signature is not.
    TestIdp.accept(edited(signed(), document -> {
      Element value = first(document, "SignatureValue");
      value.setTextContent("\n" + value.getTextContent() + "\n");
    }));
  }

  // S09
  @Test
  void twoReferencesAreRefusedThoughBothAreRight() {
    for (List<String> references :
        List.of(List.of("#_assertion1", "#_assertion1"), List.of("#_assertion1", ""))) {
      String two = edited(
          TestIdp.response(),
          document -> TRUSTED.sign(assertion(document), assertion(document), references));
      assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(two));
    }
    TestIdp.accept(edited(
        TestIdp.response(),
        document ->
            TRUSTED.sign(assertion(document), assertion(document), List.of("#_assertion1"))));
  }

  // S10
  @Test
  void aCommentNeverShortensAName() {
    String name = "alice@example.com.mallory.example";
    String honest = TestIdp.signed(TestIdp.with(">alice@example.com<", ">" + name + "<"));
    assertEquals(name, TestIdp.accept(honest).identity().subject());
    String split =
        TestIdp.with(honest, ">" + name + "<", ">alice@example.com<!---->.mallory.example<");
    assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(split));
  }

  // S11
  @Test
  void processingInstructionsAreRefusedEverywhere() {
    assertEquals(
        SamlFailure.NOT_XML, TestIdp.refusal(TestIdp.with(signed(), ">alice@", ">alice<?x y?>@")));
    assertEquals(
        SamlFailure.NOT_XML,
        TestIdp.refusal("<?xml-stylesheet href=\"http://evil/\"?>" + signed()));
    TestIdp.accept("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + signed());
  }

  // S14
  @Test
  void whatCannotBeCanonicalisedIsRefused() {
    String relative = TestIdp.with("<saml:Subject>", "<saml:Subject xmlns:r=\"relative\">");
    assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(relative));
    TestIdp.accept(
        TestIdp.signed(TestIdp.with("<saml:Subject>", "<saml:Subject xmlns:r=\"urn:absolute\">")));
  }

  // S15
  @Test
  void identifiersHaveOneNameOnly() {
    for (String attribute : List.of(
        "Id=\"_x\"",
        "id=\"_x\"",
        "xml:id=\"_x\"",
        "samlp:ID=\"_x\"",
        "saml:id=\"_x\"",
        "xml:base=\"http://evil/\"")) {
      String polluted =
          TestIdp.signed(TestIdp.with("<saml:Subject>", "<saml:Subject " + attribute + ">"));
      assertTrue(
          List.of(SamlFailure.IDENTIFIERS, SamlFailure.NOT_XML).contains(TestIdp.refusal(polluted)),
          attribute);
    }
    TestIdp.accept(edited(
        signed(), document -> first(document, "Signature").setAttribute("Id", "_signature1")));
  }

  // S16
  @Test
  void identifiersAreUnique() {
    String twice = TestIdp.signed(TestIdp.response()).replace("_response1", "_assertion1");
    assertEquals(SamlFailure.IDENTIFIERS, TestIdp.refusal(twice));
    for (String bad : List.of("1abc", "a b", "", "a:b", "\u00e4", "a".repeat(257))) {
      assertEquals(SamlFailure.IDENTIFIERS, TestIdp.refusal(TestIdp.with("_assertion1", bad)), bad);
    }
    TestIdp.accept(TestIdp.signed(TestIdp.with("_assertion1", "a".repeat(256))));
  }

  // S17
  @Test
  void documentTypesAreRefusedBeforeAnyParserSeesThem() {
    for (String type : List.of(
        "<!DOCTYPE samlp:Response>",
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>",
        "<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/\"> %x;]>",
        "<!DOCTYPE r [<!ATTLIST saml:Assertion ID ID #IMPLIED>]>")) {
      assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(type + signed()), type);
    }
    assertEquals(
        SamlFailure.NOT_XML, TestIdp.refusal(signed().replace("alice@", "&undeclared;alice@")));
    TestIdp.accept("<?xml version=\"1.0\"?>" + signed());
    TestIdp.accept(signed().replace("alice@", "&#97;lice@"));
  }

  // S18
  @Test
  void thereIsOneEncoding() {
    SamlResponseVerifier verifier =
        TestIdp.verifier(TestIdp.provider(), SamlMode.STRICT, TestIdp.NOW);
    for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-32", "IBM037")) {
      byte[] bytes = signed().getBytes(Charset.forName(encoding));
      assertEquals(
          SamlFailure.NOT_XML,
          TestIdp.refusalOf(verifier, Base64.getEncoder().encodeToString(bytes)),
          encoding);
    }
    for (String declaration : List.of(
        "<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
        "<?xml version=\"1.1\"?>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
        "\ufeff",
        " <?xml version=\"1.0\"?>")) {
      assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(declaration + signed()), declaration);
    }
    byte[] broken = signed().replace("alice@", "alic\u00e9@").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        SamlFailure.NOT_XML,
        TestIdp.refusalOf(verifier, Base64.getEncoder().encodeToString(broken)));
    TestIdp.accept("<?xml version='1.0' encoding='utf-8' standalone='no'?>\n" + signed());
    assertEquals(
        "\u00c5sa\ud83d\ude00",
        TestIdp.accept(
                TestIdp.signed(TestIdp.with(">alice@example.com<", ">\u00c5sa\ud83d\ude00<")))
            .identity()
            .subject());
  }

  // S19
  @Test
  void nothingIsEverFetched() throws Exception {
    try (ServerSocket trap = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      trap.setSoTimeout(300);
      String url = "http://127.0.0.1:" + trap.getLocalPort() + "/";
      String method = "<ds:RetrievalMethod URI=\"" + url + "\"/>";
      for (String hostile : List.of(
          edited(signed(), document -> first(document, "Reference").setAttribute("URI", url)),
          signed().replace("<ds:X509Data>", method + "<ds:X509Data>"),
          "<!DOCTYPE r SYSTEM \"" + url + "\">" + signed(),
          signed()
              .replace(
                  "<saml:Subject>",
                  "<saml:Subject xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\""
                      + url + "\"/>"),
          signed()
              .replace(
                  "<saml:Subject>",
                  "<saml:Subject xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x "
                      + url + "\">"))) {
        try {
          TestIdp.accept(hostile);
        } catch (io.github.sts4j.core.error.StsException refused) {
          assertTrue(refused.getCause() instanceof SamlRefusal);
        }
      }
      assertThrows(SocketTimeoutException.class, trap::accept);
    }
  }

  // S20
  @Test
  void transformsThatSignLessAreRefusedThoughTheyAreSigned() {
    String xpath = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    for (String transform : List.of(
        xpath,
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/TR/1999/REC-xslt-19991116")) {
      String changed = edited(
          signed(),
          document -> ((Element)
                  document.getElementsByTagNameNS(XmlNames.DS, "Transform").item(0))
              .setAttribute("Algorithm", transform));
      assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(changed), transform);
    }
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(edited(
            TestIdp.response(),
            document -> TRUSTED
                .transforms(TestSigner.EXC, TestSigner.ENVELOPED)
                .sign(assertion(document)))));
    for (TestSigner signer : List.of(
        TRUSTED.transforms(TestSigner.ENVELOPED),
        TRUSTED.transforms(TestSigner.ENVELOPED, "http://www.w3.org/2006/12/xml-c14n11"),
        TRUSTED.prefixes("xs", "xsi"))) {
      TestIdp.accept(TestIdp.signed(TestIdp.response(), signer));
    }
  }

  // S21
  @Test
  void commentsAreNeverCanonicalised() {
    String comments = TestSigner.EXC + "WithComments";
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(TestIdp.signed(
            TestIdp.response(), TRUSTED.transforms(TestSigner.ENVELOPED, comments))));
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(TestIdp.signed(TestIdp.response(), TRUSTED.signedInfoC14n(comments))));
    TestIdp.accept(TestIdp.signed(
        TestIdp.response(),
        TRUSTED.signedInfoC14n("http://www.w3.org/TR/2001/REC-xml-c14n-20010315")));
  }

  // S22
  @Test
  void aPublicKeyIsNoSecretOfAMac() {
    for (String mac : List.of(
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1")) {
      String forged = edited(
          signed(), document -> first(document, "SignatureMethod").setAttribute("Algorithm", mac));
      assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(forged));
    }
    for (byte[] known : knownOctets()) {
      String forged = edited(
          TestIdp.with("alice@", "mallory@"), document -> TestMac.sign(assertion(document), known));
      assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(forged));
    }
    String truncated = edited(signed(), document -> {
      Element length = document.createElementNS(XmlNames.DS, "ds:HMACOutputLength");
      length.setTextContent("8");
      first(document, "SignatureMethod").appendChild(length);
    });
    assertEquals(SamlFailure.STRUCTURE, TestIdp.refusal(truncated));
  }

  /** What everybody knows of the provider's key. */
  private static List<byte[]> knownOctets() {
    RSAPublicKey key = (RSAPublicKey) TestKeys.TRUSTED.getPublic();
    String certificate = TestKeys.base64(TestKeys.certificate(TestKeys.TRUSTED));
    String pem = "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
    return List.of(
        key.getEncoded(),
        key.getModulus().toByteArray(),
        pem.getBytes(StandardCharsets.US_ASCII),
        certificate.getBytes(StandardCharsets.US_ASCII),
        Base64.getDecoder().decode(certificate),
        new byte[1]);
  }

  // S22, S23
  @Test
  void strongAlgorithmsOfEveryKindAreAccepted() {
    String more = "http://www.w3.org/2001/04/xmldsig-more#";
    String mgf = "http://www.w3.org/2007/05/xmldsig-more#";
    for (String algorithm : List.of(
        more + "rsa-sha256",
        more + "rsa-sha384",
        more + "rsa-sha512",
        mgf + "sha256-rsa-MGF1",
        mgf + "sha384-rsa-MGF1",
        mgf + "sha512-rsa-MGF1")) {
      for (String digest :
          List.of(TestSigner.SHA256, more + "sha384", "http://www.w3.org/2001/04/xmlenc#sha512")) {
        TestIdp.accept(
            TestIdp.signed(TestIdp.response(), TRUSTED.algorithm(algorithm).digest(digest)));
      }
    }
    for (KeyPair keys : List.of(TestKeys.P256, TestKeys.P384, TestKeys.P521)) {
      SamlProvider provider = TestIdp.provider(TestIdp.metadata(keys));
      for (String hash : List.of("256", "384", "512")) {
        TestIdp.accept(
            provider,
            TestIdp.signed(
                TestIdp.response(), TestSigner.of(keys).algorithm(more + "ecdsa-sha" + hash)));
      }
      assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(provider, signed()));
    }
  }

  // S23
  @Test
  void sha1IsRefusedUnlessTheProviderMay() {
    String sha1 = "http://www.w3.org/2000/09/xmldsig#";
    for (TestSigner legacy :
        List.of(TRUSTED.algorithm(sha1 + "rsa-sha1"), TRUSTED.digest(sha1 + "sha1"))) {
      String signed = TestIdp.signed(TestIdp.response(), legacy);
      assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(signed));
      TestIdp.accept(TestIdp.allowing(false, false, true), signed);
    }
  }

  // S23, SM-1
  @Test
  void shortKeysAreRefusedInTheStrictMode() {
    SamlProvider weak = TestIdp.provider(TestIdp.metadata(TestKeys.WEAK));
    String signed = TestIdp.signed(TestIdp.response(), TestSigner.of(TestKeys.WEAK));
    assertEquals(SamlFailure.UNUSABLE_PROVIDER, TestIdp.refusal(weak, signed));
    TestIdp.acceptAws(weak, signed);
    // Beside a strong key it counts for nothing.
    SamlProvider both = TestIdp.provider(TestIdp.metadata(TestKeys.WEAK, TestKeys.TRUSTED));
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(both, signed));
    TestIdp.accept(both, signed());
  }

  // S24
  @Test
  void noKeyIsTakenFromTheResponse() {
    String stranger = TestIdp.signed(TestIdp.response(), TestSigner.of(TestKeys.STRANGER));
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(stranger));
    String disguised = stranger.replaceFirst(
        "<ds:X509Certificate>[^<]*<",
        "<ds:X509Certificate>" + TestKeys.base64(TestKeys.certificate(TestKeys.TRUSTED)) + "<");
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(disguised));
    TestIdp.accept(signed()
        .replaceFirst(
            "<ds:X509Certificate>[^<]*<",
            "<ds:X509Certificate>" + TestKeys.base64(TestKeys.certificate(TestKeys.STRANGER))
                + "<"));
    TestIdp.accept(TestIdp.signed(TestIdp.response(), TRUSTED.withoutKeyInfo()));
  }

  // S25
  @Test
  void everySignatureThatIsThereMustVerify() {
    TestSigner stranger = TestSigner.of(TestKeys.STRANGER);
    assertEquals(
        SamlFailure.SIGNATURE, TestIdp.refusal(TestIdp.responseSigned(signed(), stranger)));
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(
            RESPONSE_MAY, TestIdp.responseSigned(TestIdp.signed(TestIdp.response(), stranger))));
    TestIdp.accept(TestIdp.responseSigned(signed()));
  }

  // S25
  @Test
  void aReferenceToTheWholeDocumentIsOneToTheResponseWhereThatMayVouch() {
    String whole = edited(
        TestIdp.response(),
        document -> TRUSTED.sign(
            document.getDocumentElement(), document.getDocumentElement(), List.of("")));
    TestIdp.accept(RESPONSE_MAY, whole);
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(whole));
    String assertionOfAll = edited(
        TestIdp.response(),
        document -> TRUSTED.sign(assertion(document), assertion(document), List.of("")));
    assertEquals(SamlFailure.SIGNATURE, TestIdp.refusal(RESPONSE_MAY, assertionOfAll));
  }

  // S39
  @Test
  void nothingIsWrittenAnywhere() {
    PrintStream standard = System.err;
    ByteArrayOutputStream seen = new ByteArrayOutputStream();
    System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
    try {
      for (String bad : List.of(
          "<a>", "<a b=c/>", "<!DOCTYPE a><a/>", signed().replace("</samlp:Response>", ""))) {
        TestIdp.refusal(bad);
      }
    } finally {
      System.setErr(standard);
    }
    assertEquals("", seen.toString(StandardCharsets.UTF_8));
  }

  // ER-12
  @Test
  void noRefusalQuotesTheResponse() {
    for (SamlFailure failure : SamlFailure.values()) {
      assertTrue(failure.message().length() > 10);
    }
    try {
      TestIdp.accept(TestIdp.with(signed(), "alice@example.com", "mallory@example.com"));
    } catch (io.github.sts4j.core.error.StsException refused) {
      assertTrue(!(refused + " " + refused.getCause()).contains("mallory"));
      return;
    }
    throw new AssertionError("accepted");
  }
}
