package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The document that identity providers import. */
class ServiceProviderMetadataTest {
  private static final URI SIGN_IN = URI.create("https://sts.example.com/saml?a=1&b=2");

  @Test
  void aServiceHasANameAndAPlaceToSendResponsesTo() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ServiceProviderMetadata.xml("", List.of(SIGN_IN), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> ServiceProviderMetadata.xml("urn:x", List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> ServiceProviderMetadata.xml("urn:x", List.of(URI.create("/saml")), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> ServiceProviderMetadata.xml(
            "urn:x", List.of(SIGN_IN), List.of(TestKeys.certificate(TestKeys.P256))));
  }

  @Test
  void itSaysWhatAResponseMustBe() {
    Document document = TestXml.parse(ServiceProviderMetadata.xml(
        "urn:a\"<&b",
        List.of(SIGN_IN, URI.create("https://b/saml")),
        List.of(TestKeys.certificate(TestKeys.TRUSTED))));
    assertEquals("urn:a\"<&b", document.getDocumentElement().getAttribute("entityID"));
    assertEquals(
        "true",
        TestXml.first(document, XmlNames.METADATA, "SPSSODescriptor")
            .getAttribute("WantAssertionsSigned"));
    assertEquals(
        SIGN_IN.toString(),
        TestXml.first(document, XmlNames.METADATA, "AssertionConsumerService")
            .getAttribute("Location"));
    assertEquals(
        TestKeys.base64(TestKeys.certificate(TestKeys.TRUSTED)).length(),
        TestXml.first(document, XmlNames.DS, "X509Certificate").getTextContent().length());
    assertEquals(
        2,
        document.getElementsByTagNameNS(XmlNames.METADATA, "RequestedAttribute").getLength());
  }
}
