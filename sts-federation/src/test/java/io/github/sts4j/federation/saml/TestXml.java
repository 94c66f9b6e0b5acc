package io.github.sts4j.federation.saml;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** XML the lenient way, as an attacker or an identity provider would handle it. */
final class TestXml {
  private static final TransformerFactory TRANSFORMERS = TransformerFactory.newDefaultInstance();

  private TestXml() {}

  static Document parse(String xml) {
    try {
      return DocumentBuilderFactory.newDefaultNSInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(xml)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String text(Node node) {
    try {
      Transformer transformer = TRANSFORMERS.newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter out = new StringWriter();
      transformer.transform(new DOMSource(node), new StreamResult(out));
      return out.toString();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static String base64(String xml) {
    return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }

  /** The first element of that name in document order. */
  static Element first(Document document, String namespace, String localName) {
    return (Element) document.getElementsByTagNameNS(namespace, localName).item(0);
  }
}
