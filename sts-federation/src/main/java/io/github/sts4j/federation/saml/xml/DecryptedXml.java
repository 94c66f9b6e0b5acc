package io.github.sts4j.federation.saml.xml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Reads what was decrypted as the element it is in the place of the ciphertext: a document of its own, or one whose prefixes
 * are declared around the ciphertext (XML Encryption 1.1, section 4.5.3). Nothing that is there is believed for that.
 */
public final class DecryptedXml {
  private static final String WRAPPER = "wrapper";

  private final StrictXml xml;

  public DecryptedXml(StrictXml xml) {
    this.xml = requireNonNull(xml, "xml");
  }

  /**
   * The one element that was encrypted, as the root of a document.
   *
   * @param holder the element in whose place it is
   * @throws SamlRefusal when it is no element, or more than one
   */
  public Document parse(byte[] plaintext, ElementView holder) {
    try {
      return xml.parse(plaintext, XmlProfile.MESSAGE);
    } catch (SamlRefusal incomplete) {
      return inContext(plaintext, declarations(holder.element()));
    }
  }

  private Document inContext(byte[] plaintext, Map<String, String> declarations) {
    StringBuilder open = new StringBuilder("<" + WRAPPER);
    declarations.forEach((name, value) ->
        open.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    byte[] start = open.append('>').toString().getBytes(StandardCharsets.UTF_8);
    byte[] end = ("</" + WRAPPER + ">").getBytes(StandardCharsets.UTF_8);
    byte[] wrapped = new byte[start.length + plaintext.length + end.length];
    System.arraycopy(start, 0, wrapped, 0, start.length);
    System.arraycopy(plaintext, 0, wrapped, start.length, plaintext.length);
    System.arraycopy(end, 0, wrapped, start.length + plaintext.length, end.length);

    Document document = xml.parse(wrapped, XmlProfile.MESSAGE);
    ElementSequence parts = new ElementView(document.getDocumentElement()).sequence();
    if (parts.rest().size() != 1) {
      throw ElementView.structure("not one element is encrypted");
    }
    return rooted(document, parts.rest().get(0).element(), declarations);
  }

  private static Document rooted(
      Document document, Element element, Map<String, String> declarations) {
    element.getParentNode().removeChild(element);
    document.replaceChild(element, document.getDocumentElement());
    declarations.forEach((name, value) -> {
      if (!element.hasAttribute(name)) {
        element.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, name, value);
      }
    });
    return document;
  }

  /** The namespaces in scope, the nearest declaration of each prefix. */
  private static Map<String, String> declarations(Element element) {
    Map<String, String> declarations = new LinkedHashMap<>();
    for (Node node = element; node instanceof Element; node = node.getParentNode()) {
      NamedNodeMap attributes = node.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Attr attribute = (Attr) attributes.item(i);
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
          declarations.putIfAbsent(attribute.getName(), attribute.getValue());
        }
      }
    }
    return declarations;
  }

  private static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
