package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The structure of a whole document, before any cryptography: where assertions and signatures may be. What is out of place
 * is refused wherever it hides, because some reader may find it there (S01, S02, S06, S07).
 */
final class DocumentShape {
  private int assertions;

  private DocumentShape() {}

  /** The root of a document that is a response with exactly one assertion, plain or encrypted. */
  static ElementView response(Document document) {
    ElementView root = new ElementView(document.getDocumentElement());
    if (!root.is(XmlNames.SAMLP, "Response")) {
      throw ElementView.structure("the root is no Response");
    }
    DocumentShape shape = new DocumentShape();
    shape.walk(root.element());
    if (shape.assertions != 1) {
      throw ElementView.structure("not exactly one assertion");
    }
    return root;
  }

  /** The root of a document that is one assertion. */
  static ElementView assertion(Document document) {
    ElementView root = new ElementView(document.getDocumentElement());
    if (!root.is(XmlNames.SAML, "Assertion")) {
      throw ElementView.structure("the root is no Assertion");
    }
    new DocumentShape().walk(root.element());
    return root;
  }

  /**
   * The one child that is a signature: right after the issuer, where the schema has it, or at the end, where some providers
   * put it. The place decides nothing: a signature counts for the element it stands in or not at all (S04).
   */
  static Optional<ElementView> signature(ElementView parent) {
    List<ElementView> children = parent.children();
    List<ElementView> signatures =
        children.stream().filter(child -> child.is(XmlNames.DS, "Signature")).toList();
    if (signatures.isEmpty()) {
      return Optional.empty();
    }
    ElementView signature = signatures.get(0);
    int place = children.indexOf(signature);
    boolean afterIssuer = place == 0 || (place == 1 && children.get(0).is(XmlNames.SAML, "Issuer"));
    demand(
        signatures.size() == 1 && (afterIssuer || place == children.size() - 1),
        "a signature too many or out of place");
    return Optional.of(signature);
  }

  private void walk(Element element) {
    checkPlace(element);
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        walk(child);
      }
    }
  }

  private void checkPlace(Element element) {
    Optional<ElementView> parent = element.getParentNode() instanceof Element above
        ? Optional.of(new ElementView(above))
        : Optional.empty();
    boolean root = parent.isEmpty();
    String name = element.getLocalName();
    // By local name alone: an element of that name in a
    // foreign namespace serves nobody but an attacker.
    switch (name) {
      case "Response" -> demand(root, "a Response within");
      case "Assertion", "EncryptedAssertion" -> {
        demand(isSaml(element), "an assertion of a foreign namespace");
        parent.ifPresent(this::checkAssertionPlace);
      }
      case "Signature" ->
        demand(
            parent.isPresent() && isSignaturePlace(element, parent.get()), "a misplaced signature");
      default ->
        demand(
            !XmlNames.DS.equals(element.getNamespaceURI())
                || (parent.isPresent() && isDigitalSignaturePlace(parent.get())),
            "a part of a signature out of place");
    }
  }

  private void checkAssertionPlace(ElementView parent) {
    if (parent.is(XmlNames.SAMLP, "Response")) {
      assertions++;
      return;
    }
    // An advice is for whom it may concern, and nothing here reads it; the signature of the
    // assertion around it covers it.
    boolean advice = parent.is(XmlNames.SAML, "Advice")
        && parent.element().getParentNode() instanceof Element holder
        && new ElementView(holder).is(XmlNames.SAML, "Assertion");
    demand(advice, "an assertion within another element");
  }

  private static boolean isSaml(Element element) {
    return XmlNames.SAML.equals(element.getNamespaceURI());
  }

  private static boolean isSignaturePlace(Element signature, ElementView parent) {
    return XmlNames.DS.equals(signature.getNamespaceURI())
        && (parent.is(XmlNames.SAMLP, "Response") || parent.is(XmlNames.SAML, "Assertion"))
        && signature(parent)
            .filter(found -> found.element().isSameNode(signature))
            .isPresent();
  }

  private static boolean isDigitalSignaturePlace(ElementView parent) {
    String namespace = parent.element().getNamespaceURI();
    return XmlNames.DS.equals(namespace) || XmlNames.XENC.equals(namespace);
  }

  private static void demand(boolean condition, String otherwise) {
    if (!condition) {
      throw ElementView.structure(otherwise);
    }
  }
}
