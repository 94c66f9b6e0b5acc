package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.net.URI;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * Writes the metadata of a service for its identity providers: who it is, where responses go, what they must hold, and the
 * certificates to encrypt assertions with. A provider that imports it needs nothing typed by hand.
 */
public final class ServiceProviderMetadata {
  private ServiceProviderMetadata() {}

  /**
   * The document.
   *
   * @param entityId the name of the service, which the provider will write as the audience (SM-21)
   * @param signInUrls where browsers post responses, the first one by default; the provider will write it as the recipient
   *     (SM-20)
   * @param encryptionCertificates of RSA keys that decrypt assertions, the newest first; may be empty (SM-3)
   * @throws IllegalArgumentException when there is no sign-in URL, one is not absolute, or a certificate is not of an RSA key
   */
  public static String xml(
      String entityId, List<URI> signInUrls, List<X509Certificate> encryptionCertificates) {
    if (entityId.isEmpty() || entityId.length() > 1024) {
      throw new IllegalArgumentException("entityId must have 1 to 1024 characters");
    }
    if (signInUrls.isEmpty() || !signInUrls.stream().allMatch(URI::isAbsolute)) {
      throw new IllegalArgumentException("at least one absolute sign-in URL is required");
    }
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<md:EntityDescriptor xmlns:md=\"")
        .append(XmlNames.METADATA)
        .append("\" xmlns:ds=\"");
    xml.append(XmlNames.DS).append("\" entityID=\"").append(escaped(entityId)).append("\">\n");
    xml.append("  <md:SPSSODescriptor AuthnRequestsSigned=\"false\" WantAssertionsSigned=\"true\"");
    xml.append(" protocolSupportEnumeration=\"").append(XmlNames.SAMLP).append("\">\n");
    encryptionCertificates.forEach(certificate -> xml.append(keyDescriptor(certificate)));
    for (String format : List.of("persistent", "transient")) {
      xml.append("    <md:NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:")
          .append(format);
      xml.append("</md:NameIDFormat>\n");
    }
    for (int i = 0; i < signInUrls.size(); i++) {
      xml.append("    <md:AssertionConsumerService index=\"").append(i + 1);
      xml.append(i == 0 ? "\" isDefault=\"true" : "");
      xml.append("\" Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"");
      xml.append(escaped(signInUrls.get(i).toString())).append("\"/>\n");
    }
    xml.append("    <md:AttributeConsumingService index=\"1\">\n");
    xml.append("      <md:ServiceName xml:lang=\"en\">Temporary credentials</md:ServiceName>\n");
    for (String attribute : List.of("Role", "RoleSessionName")) {
      xml.append("      <md:RequestedAttribute isRequired=\"true\" Name=\"")
          .append(AwsAttributes.PREFIX);
      xml.append(attribute).append("\"/>\n");
    }
    xml.append(
        "    </md:AttributeConsumingService>\n  </md:SPSSODescriptor>\n</md:EntityDescriptor>\n");
    return xml.toString();
  }

  private static String keyDescriptor(X509Certificate certificate) {
    if (!certificate.getPublicKey().getAlgorithm().equals("RSA")) {
      throw new IllegalArgumentException("an encryption certificate must be of an RSA key");
    }
    try {
      return "    <md:KeyDescriptor use=\"encryption\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
          + Base64.getEncoder().encodeToString(certificate.getEncoded())
          + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
          + "<md:EncryptionMethod Algorithm=\"" + XmlNames.XENC11 + "aes256-gcm\"/>"
          + "<md:EncryptionMethod Algorithm=\"" + XmlNames.XENC11 + "aes128-gcm\"/>"
          + "<md:EncryptionMethod Algorithm=\"" + XmlNames.XENC
          + "rsa-oaep-mgf1p\"/></md:KeyDescriptor>\n";
    } catch (CertificateEncodingException malformed) {
      throw new IllegalArgumentException("an encryption certificate cannot be encoded", malformed);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
