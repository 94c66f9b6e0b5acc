package io.github.sts4j.testkit.idp;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Signs the assertion in a response, as AWS asks: enveloped, exclusive, with RSA and SHA-256, behind the issuer. */
final class AssertionSigner {
  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";

  private AssertionSigner() {}

  /** The response with its assertion signed. */
  static Document signed(String response, PrivateKey key) {
    try {
      Document document = DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(response)));
      sign(assertion(document), key);
      return document;
    } catch (ParserConfigurationException
        | SAXException
        | IOException
        | GeneralSecurityException
        | MarshalException
        | XMLSignatureException e) {
      throw new AssertionError("the response is our own", e);
    }
  }

  static Element assertion(Document response) {
    return (Element) response.getElementsByTagNameNS(SAML, "Assertion").item(0);
  }

  static String text(Node node) {
    try {
      Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(node), new StreamResult(out));
      return out.toString();
    } catch (TransformerException e) {
      throw new AssertionError("a document can be written", e);
    }
  }

  private static void sign(Element assertion, PrivateKey key)
      throws GeneralSecurityException, MarshalException, XMLSignatureException {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    Reference reference = factory.newReference(
        "#" + assertion.getAttributeNS(null, "ID"),
        factory.newDigestMethod(DigestMethod.SHA256, null),
        List.of(
            factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
            factory.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
        null,
        null);
    SignedInfo info = factory.newSignedInfo(
        factory.newCanonicalizationMethod(
            CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
        factory.newSignatureMethod(SignatureMethod.RSA_SHA256, (SignatureMethodParameterSpec) null),
        List.of(reference));
    Node behindIssuer = assertion.getFirstChild().getNextSibling();
    DOMSignContext context = new DOMSignContext(key, assertion, behindIssuer);
    context.setDefaultNamespacePrefix("ds");
    context.setIdAttributeNS(assertion, null, "ID");
    factory.newXMLSignature(info, null).sign(context);
  }
}
