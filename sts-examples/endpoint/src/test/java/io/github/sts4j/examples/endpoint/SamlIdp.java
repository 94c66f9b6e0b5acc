package io.github.sts4j.examples.endpoint;

import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** An identity provider that signs what it is told to. */
final class SamlIdp {
  static final String ISSUER = "https://idp.example.com/saml";
  static final String PROVIDER = "arn:aws:iam::444455556666:saml-provider/corp";
  static final String ROLE = "arn:aws:iam::444455556666:role/Federated";
  static final String ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/";

  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

  private final KeyPair keys;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private String recipient = "https://signin.aws.amazon.com/saml";

  SamlIdp() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
    attributes.put("Role", ROLE + "," + PROVIDER);
    attributes.put("RoleSessionName", "alice");
  }

  SamlIdp recipient(String url) {
    recipient = url;
    return this;
  }

  SamlIdp attribute(String name, String value) {
    attributes.put(name, value);
    return this;
  }

  String metadata() throws Exception {
    X500Name name = new X500Name("CN=idp");
    Instant now = Instant.now();
    byte[] certificate = new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(now.minus(2, ChronoUnit.DAYS)),
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            name,
            keys.getPublic())
        .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()))
        .getEncoded();
    return "<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"" + ISSUER
        + "\"><IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
        + "<KeyDescriptor><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>"
        + Base64.getEncoder().encodeToString(certificate)
        + "</X509Certificate></X509Data></KeyInfo></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>";
  }

  /** A world in which the account of the role trusts this provider, for assertions of any recipient. */
  String world() throws Exception {
    return """
        {"Accounts":[{"AccountId":"444455556666",
          "RoleDetailList":[{"RoleName":"Federated","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[{
            "Effect":"Allow","Principal":{"Federated":"%s"},
            "Action":["sts:AssumeRoleWithSAML","sts:TagSession","sts:SetSourceIdentity"],
            "Condition":{"StringEquals":{"saml:sub":"alice@example.com"}}}]},
            "RolePolicyList":[{"PolicyName":"p","PolicyDocument":{"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Action":"s3:*","Resource":"*"}]}}]}],
          "SAMLProviders":[{"Name":"corp","SAMLMetadataDocument":"%s"}]}]}""".formatted(PROVIDER, metadata().replace("\"", "\\\""));
  }

  /** The base64 of a response of now. */
  String response() throws Exception {
    Document document = DocumentBuilderFactory.newDefaultNSInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(unsigned(Instant.now()))));
    Element assertion =
        (Element) document.getElementsByTagNameNS(SAML, "Assertion").item(0);
    sign(assertion);
    return Base64.getEncoder().encodeToString(text(document).getBytes(StandardCharsets.UTF_8));
  }

  private String unsigned(Instant now) {
    String issued = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String end = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(300).toString();
    StringBuilder values = new StringBuilder();
    attributes.forEach((name, value) -> values
        .append("<Attribute Name=\"" + ATTRIBUTES + name + "\"><AttributeValue>")
        .append(value)
        .append("</AttributeValue></Attribute>"));
    return "<p:Response xmlns:p=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns=\"" + SAML
        + "\" ID=\"_r" + UUID.randomUUID()
        + "\" Version=\"2.0\" IssueInstant=\"" + issued + "\"><Issuer>" + ISSUER
        + "</Issuer><p:Status>"
        + "<p:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></p:Status><Assertion ID=\"_a"
        + UUID.randomUUID() + "\" Version=\"2.0\" IssueInstant=\"" + issued + "\"><Issuer>" + ISSUER
        + "</Issuer><Subject><NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">alice@example.com"
        + "</NameID><SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><SubjectConfirmationData"
        + " NotOnOrAfter=\"" + end + "\" Recipient=\"" + recipient
        + "\"/></SubjectConfirmation></Subject><Conditions"
        + " NotBefore=\"" + issued + "\" NotOnOrAfter=\"" + end
        + "\"><AudienceRestriction><Audience>urn:amazon:webservices"
        + "</Audience></AudienceRestriction></Conditions><AuthnStatement AuthnInstant=\"" + issued
        + "\"><AuthnContext>"
        + "<AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</AuthnContextClassRef></AuthnContext>"
        + "</AuthnStatement><AttributeStatement>" + values
        + "</AttributeStatement></Assertion></p:Response>";
  }

  private void sign(Element assertion) throws Exception {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    String exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
    DOMSignContext context = new DOMSignContext(
        keys.getPrivate(), assertion, assertion.getFirstChild().getNextSibling());
    context.setIdAttributeNS(assertion, null, "ID");
    factory
        .newXMLSignature(
            factory.newSignedInfo(
                factory.newCanonicalizationMethod(exclusive, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod(
                    "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                List.of(factory.newReference(
                    "#" + assertion.getAttribute("ID"),
                    factory.newDigestMethod(DigestMethod.SHA256, null),
                    List.of(
                        factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                        factory.newTransform(exclusive, (TransformParameterSpec) null)),
                    null,
                    null))),
            null)
        .sign(context);
  }

  private static String text(Document document) throws Exception {
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    StringWriter out = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(out));
    return out.toString();
  }
}
