package io.github.sts4j.federation.saml.xml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * One element, read the strict way: text is the whole text or nothing, children are elements or nothing, attributes are the
 * expected ones. What is not expected is refused rather than skipped.
 */
public record ElementView(Element element) {

  public boolean is(String namespace, String localName) {
    return namespace.equals(element.getNamespaceURI()) && localName.equals(element.getLocalName());
  }

  /** The child elements; text between them may only be white space. */
  public List<ElementView> children() {
    List<ElementView> children = new ArrayList<>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        children.add(new ElementView(child));
      } else if (!isText(node) || !node.getNodeValue().isBlank()) {
        throw structure("text between elements");
      }
    }
    return children;
  }

  /** The child elements, to be taken in their order. */
  public ElementSequence sequence() {
    return new ElementSequence(children());
  }

  /** Refuses any child element and any text. */
  public void requireEmpty() {
    sequence().end();
  }

  /** The whole text of an element without child elements (S10): never a part of it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (!isText(node)) {
        throw structure("an element where text is expected");
      }
      text.append(node.getNodeValue());
    }
    return text.toString();
  }

  public boolean hasChildElements() {
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element) {
        return true;
      }
    }
    return false;
  }

  /** The attribute without a namespace. */
  public Optional<String> attribute(String name) {
    return element.hasAttributeNS(null, name)
        ? Optional.of(element.getAttributeNS(null, name))
        : Optional.empty();
  }

  public String requiredAttribute(String name) {
    return attribute(name).orElseThrow(() -> structure("a required attribute is missing"));
  }

  /** Refuses attributes without a namespace that are not among {@code names}. */
  public void allowAttributes(String... names) {
    Set<String> allowed = Set.of(names);
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      Attr attribute = (Attr) attributes.item(i);
      if (attribute.getNamespaceURI() == null && !allowed.contains(attribute.getLocalName())) {
        throw structure("an attribute that SAML does not know");
      }
    }
  }

  public static SamlRefusal structure(String detail) {
    return new SamlRefusal(SamlFailure.STRUCTURE, detail);
  }

  private static boolean isText(Node node) {
    return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
  }
}
