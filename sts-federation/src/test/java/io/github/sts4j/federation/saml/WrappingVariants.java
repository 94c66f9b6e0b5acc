package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signature wrapping as it is in the literature: XSW 1 to 8 (Somorovsky et al. 2012), and the signed original or the evil
 * assertion in every container that a reader may pass over or look into. What the attacker wrote says {@code mallory}.
 */
final class WrappingVariants {
  private static final String[][] CONTAINERS = {
    {XmlNames.SAMLP, "samlp:Extensions"},
    {XmlNames.SAMLP, "samlp:StatusDetail"},
    {XmlNames.SAMLP, "samlp:Response"},
    {XmlNames.SAMLP, "samlp:ArtifactResponse"},
    {XmlNames.SAML, "saml:Advice"},
    {XmlNames.SAML, "saml:Assertion"},
    {XmlNames.SAML, "saml:EncryptedAssertion"},
    {XmlNames.SAML, "saml:AttributeValue"},
    {XmlNames.SAML, "saml:SubjectConfirmationData"},
    {XmlNames.SAML, "saml:AuthnContextDecl"},
    {XmlNames.SAML, "saml:Evidence"},
    {XmlNames.DS, "ds:Object"},
    {XmlNames.DS, "ds:KeyInfo"},
    {XmlNames.DS, "ds:X509Data"},
    {XmlNames.DS, "ds:Manifest"},
    {"urn:evil", "evil:x"},
    {"http://schemas.xmlsoap.org/soap/envelope/", "soap:Body"}
  };

  private final String original;
  private final Map<String, String> variants = new LinkedHashMap<>();

  private WrappingVariants(String original) {
    this.original = original;
  }

  static Map<String, String> of(String original) {
    WrappingVariants wrapping = new WrappingVariants(original);
    wrapping.classics();
    for (String[] container : CONTAINERS) {
      wrapping.hidden(container[0], container[1]);
      wrapping.around(container[0], container[1]);
    }
    return wrapping.variants;
  }

  private void add(String name, Consumer<Document> change) {
    Document document = TestXml.parse(original);
    change.accept(document);
    variants.put(name, TestXml.text(document));
  }

  private void classics() {
    // On the signature of the response, where there is one.
    add("XSW1", document -> wrapResponse(document, true));
    add("XSW2", document -> wrapResponse(document, false));
    add("XSW3", document -> {
      Element signed = assertion(document);
      signed.getParentNode().insertBefore(evil(signed, "_evil", false), signed);
    });
    add("XSW4", document -> {
      Element signed = assertion(document);
      Element evil = evil(signed, "_evil", false);
      signed.getParentNode().replaceChild(evil, signed);
      evil.appendChild(signed);
    });
    add("XSW5", document -> {
      Element signed = assertion(document);
      Element evil = evil(signed, "_evil", true);
      signed.getParentNode().replaceChild(evil, signed);
      signature(signed).ifPresent(signed::removeChild);
      document.getDocumentElement().appendChild(signed);
    });
    add("XSW6", document -> inSignature(document, "ds:SignatureValue"));
    add("XSW7", document -> {
      Element signed = assertion(document);
      Element extensions = document.createElementNS(XmlNames.SAMLP, "samlp:Extensions");
      extensions.appendChild(evil(signed, signed.getAttribute("ID"), false));
      signed.getParentNode().insertBefore(extensions, signed);
    });
    add("XSW8", document -> inSignature(document, "ds:Object"));
  }

  private static void wrapResponse(Document document, boolean inside) {
    Element root = document.getDocumentElement();
    Optional<Element> signature = signature(root);
    Element copy = (Element) root.cloneNode(true);
    signature(copy).ifPresent(copy::removeChild);
    Element evil = evil(assertion(document), "_evil", false);
    root.replaceChild(evil, assertion(document));
    root.setAttribute("ID", "_evil_response");
    signature.ifPresentOrElse(
        found -> (inside ? found : root).appendChild(copy), () -> root.appendChild(copy));
  }

  /** The evil assertion has the signature, and in it, in an element of this name, the original. */
  private static void inSignature(Document document, String name) {
    Element signed = assertion(document);
    Element evil = evil(signed, "_evil", true);
    signed.getParentNode().replaceChild(evil, signed);
    Element holder = signature(evil).orElse(evil);
    signature(signed).ifPresent(signed::removeChild);
    Element inner = document.createElementNS(XmlNames.DS, name);
    inner.appendChild(signed);
    holder.appendChild(inner);
  }

  /** One of the two assertions in a container, at each place where that may stand, the other in its place. */
  private void hidden(String namespace, String name) {
    for (boolean evilInside : new boolean[] {true, false}) {
      for (boolean sameId : new boolean[] {true, false}) {
        for (boolean takeSignature : new boolean[] {true, false}) {
          for (String holder : List.of("Response", "Status", "Assertion", "Signature")) {
            String what = (evilInside ? "evil" : "original") + " in " + name + " in " + holder
                + (sameId ? ", same id" : "") + (takeSignature ? ", signature copied" : "");
            add("hidden: " + what, document -> {
              Element signed = assertion(document);
              String id = sameId ? signed.getAttribute("ID") : "_evil";
              Element evil = evil(signed, id, takeSignature);
              Element container = document.createElementNS(namespace, name);
              if (!evilInside) {
                signed.getParentNode().replaceChild(evil, signed);
              }
              container.appendChild(evilInside ? evil : signed);
              Node parent = document.getElementsByTagNameNS("*", holder).item(0);
              (parent == null ? document.getDocumentElement() : parent).appendChild(container);
            });
          }
        }
      }
    }
  }

  /** A container around the whole, which is a second response beside or above the signed one. */
  private void around(String namespace, String name) {
    for (boolean first : new boolean[] {true, false}) {
      add("around: " + name + (first ? ", evil first" : ", evil last"), document -> {
        Element root = document.getDocumentElement();
        Element evil = (Element) root.cloneNode(true);
        evil.setAttribute("ID", "_evil_response");
        signature(evil).ifPresent(evil::removeChild);
        evil.replaceChild(evil(assertion(document), "_evil", false), last(evil, "Assertion"));
        Element container = document.createElementNS(namespace, name);
        document.replaceChild(container, root);
        container.appendChild(first ? evil : root);
        container.appendChild(first ? root : evil);
      });
    }
  }

  private static Element last(Element parent, String local) {
    var found = parent.getElementsByTagNameNS(XmlNames.SAML, local);
    return (Element) found.item(found.getLength() - 1);
  }

  private static Element assertion(Document document) {
    return TestXml.first(document, XmlNames.SAML, "Assertion");
  }

  private static Element evil(Element assertion, String id, boolean keepSignature) {
    return ResponseMutator.evil(assertion, id, keepSignature);
  }

  private static Optional<Element> signature(Element parent) {
    return ResponseMutator.signatureOf(parent);
  }
}
