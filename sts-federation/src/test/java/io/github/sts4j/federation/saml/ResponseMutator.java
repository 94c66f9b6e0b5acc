package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Makes hostile variants of a validly signed response: wrapped, moved, duplicated, split by comments, re-namespaced, signed by
 * others. Whatever an attacker writes says {@code mallory}, so a variant that is accepted must not.
 */
final class ResponseMutator {
  private static final String EVIL = "mallory";

  private final String original;
  private final Map<String, String> variants = new LinkedHashMap<>();

  ResponseMutator(String signed) {
    this.original = signed;
  }

  /** The variants by a name that says what was done. */
  Map<String, String> variants() {
    wrappings();
    insertions();
    splits();
    renamings();
    identifiers();
    signatures();
    otherKeys();
    disorders();
    return variants;
  }

  private void add(String name, Consumer<Document> change) {
    Document document = TestXml.parse(original);
    change.accept(document);
    variants.put(name, TestXml.text(document));
  }

  private static Element assertion(Document document) {
    return TestXml.first(document, XmlNames.SAML, "Assertion");
  }

  private static List<Element> elements(Document document) {
    List<Element> all = new ArrayList<>();
    var found = document.getElementsByTagName("*");
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /** A copy that says what the attacker wants. */
  static Element evil(Element assertion, String id, boolean keepSignature) {
    Element copy = (Element) assertion.cloneNode(true);
    if (id.isEmpty()) {
      copy.removeAttribute("ID");
    } else {
      copy.setAttribute("ID", id);
    }
    corrupt(copy);
    if (!keepSignature) {
      signatureOf(copy).ifPresent(copy::removeChild);
    }
    return copy;
  }

  private static void corrupt(Node node) {
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child.getNodeType() == Node.TEXT_NODE
          && !child.getParentNode().getNamespaceURI().equals(XmlNames.DS)) {
        child.setNodeValue(child.getNodeValue().replace("alice", EVIL));
      }
      corrupt(child);
    }
  }

  static java.util.Optional<Element> signatureOf(Element parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element && "Signature".equals(element.getLocalName())) {
        return java.util.Optional.of(element);
      }
    }
    return java.util.Optional.empty();
  }

  /** XSW: an evil assertion in the place of the signed one, which hides at every place of the document. */
  private void wrappings() {
    String id = assertion(TestXml.parse(original)).getAttribute("ID");
    int places = elements(TestXml.parse(original)).size();
    for (String evilId : List.of(id, "_evil", "")) {
      for (boolean keep : new boolean[] {true, false}) {
        for (int place = 0; place < places; place++) {
          int at = place;
          add(
              "wrapped: evil `" + evilId + "`, signature " + keep + ", original in element "
                  + place,
              document -> {
                Element signed = assertion(document);
                Element evil = evil(signed, evilId, keep);
                signed.getParentNode().replaceChild(evil, signed);
                List<Element> all = elements(document);
                all.get(Math.min(at, all.size() - 1)).appendChild(signed);
              });
        }
      }
    }
  }

  /** An evil assertion besides the signed one, anywhere, with whatever signature. */
  private void insertions() {
    int places = elements(TestXml.parse(original)).size();
    for (int place = 0; place < places; place++) {
      int at = place;
      for (boolean first : new boolean[] {true, false}) {
        add("inserted: evil " + (first ? "first" : "last") + " in element " + place, document -> {
          Element parent = elements(document).get(at);
          parent.insertBefore(
              evil(assertion(document), "_evil", !first), first ? parent.getFirstChild() : null);
        });
      }
      add("duplicated: element " + place, document -> {
        Element element = elements(document).get(at);
        if (element != document.getDocumentElement()) {
          Node copy = element.cloneNode(true);
          corrupt(copy);
          element.getParentNode().insertBefore(copy, element);
        }
      });
      add("removed: element " + place, document -> {
        Element element = elements(document).get(at);
        if (element != document.getDocumentElement()) {
          element.getParentNode().removeChild(element);
        }
      });
    }
  }

  /** Comments, processing instructions and CDATA in every value. */
  private void splits() {
    for (String mark : List.of(
        "alice@",
        ">alice",
        "urn:amazon",
        "role/Rea",
        "idp.example",
        "signin.aws",
        "status:Suc",
        "persis")) {
      int at = original.indexOf(mark);
      if (at < 0) {
        continue;
      }
      int middle = at + mark.length();
      Map<String, String> inserts = Map.of(
          "comment", "<!--" + EVIL + "-->",
          "empty comment", "<!---->",
          "instruction", "<?x " + EVIL + "?>",
          "cdata", "<![CDATA[" + EVIL + "]]>",
          "empty cdata", "<![CDATA[]]>",
          "reference", "&#109;allory",
          "entity", "&lt;",
          "element", "<x>" + EVIL + "</x>",
          "nul", "&#0;",
          "zero width", "\u200b");
      inserts.forEach((kind, text) -> variants.put(
          "split: " + kind + " after " + mark,
          original.substring(0, middle) + text + original.substring(middle)));
    }
  }

  /** Names and namespaces that one reader may take for another. */
  private void renamings() {
    for (String local : List.of(
        "Response",
        "Assertion",
        "Issuer",
        "Subject",
        "NameID",
        "Conditions",
        "AttributeStatement",
        "Status")) {
      for (String other : List.of(
          "assertion", "ASSERTION", "urn:oasis:names:tc:SAML:1.0:assertion", "urn:evil", "")) {
        add("renamed: " + local + " into `" + other + "`", document -> {
          Element element = named(document, local);
          boolean name = other.equalsIgnoreCase("assertion");
          String to = name
              ? element.getLocalName().toLowerCase(java.util.Locale.ROOT)
              : element.getLocalName();
          document.renameNode(
              element,
              name ? element.getNamespaceURI() : other.isEmpty() ? null : other,
              name ? "saml:" + to : to);
        });
      }
    }
    for (String namespace : List.of(XmlNames.SAML, XmlNames.SAMLP, XmlNames.DS)) {
      for (String near : List.of(
          namespace + "/",
          namespace.toUpperCase(java.util.Locale.ROOT),
          namespace.substring(1),
          " " + namespace)) {
        variants.put(
            "namespace: " + near, original.replace("\"" + namespace + "\"", "\"" + near + "\""));
      }
    }
    variants.put("namespace: relative", original.replaceFirst(" ID=", " xmlns:r=\"relative\" ID="));
    variants.put("base", original.replaceFirst(" ID=", " xml:base=\"http://evil/\" ID="));
    variants.put(
        "space", original.replaceFirst("<saml:NameID ", "<saml:NameID xml:space=\"preserve\" "));
  }

  private static Element named(Document document, String local) {
    return (Element) document.getElementsByTagNameNS("*", local).item(0);
  }

  private void identifiers() {
    String id = assertion(TestXml.parse(original)).getAttribute("ID");
    for (String attribute : List.of("Id", "id", "iD", "xml:id", "AssertionID")) {
      int places = elements(TestXml.parse(original)).size();
      for (int place = 0; place < places; place += 3) {
        int at = place;
        add("identifier: " + attribute + " on element " + place, document -> {
          Element element = elements(document).get(at);
          if (attribute.startsWith("xml:")) {
            element.setAttributeNS("http://www.w3.org/XML/1998/namespace", attribute, id);
          } else {
            element.setAttribute(attribute, id);
          }
        });
      }
    }
    add(
        "identifier: of the response too",
        document -> document.getDocumentElement().setAttribute("ID", id));
    add("identifier: removed", document -> assertion(document).removeAttribute("ID"));
  }

  /** Everything a signature consists of, replaced by something near. */
  private void signatures() {
    List<String> algorithms = List.of(
        "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://www.w3.org/2000/09/xmldsig#sha1",
        "",
        "none");
    Document document = TestXml.parse(original);
    for (int place = 0; place < elements(document).size(); place++) {
      if (!elements(document).get(place).hasAttribute("Algorithm")) {
        continue;
      }
      int at = place;
      for (String algorithm : algorithms) {
        add(
            "algorithm: `" + algorithm + "` on element " + place,
            changed -> elements(changed).get(at).setAttribute("Algorithm", algorithm));
      }
    }
    for (String uri : List.of(
        "",
        "#",
        "#_evil",
        "#xpointer(/)",
        "#xpointer(id('_assertion1'))",
        "http://127.0.0.1:1/",
        "file:///etc/passwd",
        "#_response1")) {
      add(
          "reference: `" + uri + "`",
          changed -> named(changed, "Reference").setAttribute("URI", uri));
    }
    add("reference: none", changed -> named(changed, "Reference").removeAttribute("URI"));
    for (String leaf : List.of("DigestValue", "SignatureValue")) {
      for (String text : List.of("", "AAAA", "<!-- -->", "not base64")) {
        add(leaf + ": `" + text + "`", changed -> {
          Element element = named(changed, leaf);
          if (text.startsWith("<")) {
            element.insertBefore(changed.createComment(EVIL), element.getFirstChild());
          } else {
            element.setTextContent(text);
          }
        });
      }
    }
    add("object: in the signature", changed -> {
      Element object = changed.createElementNS(XmlNames.DS, "ds:Object");
      object.appendChild(evil(assertion(changed), "_evil", false));
      named(changed, "Signature").appendChild(object);
    });
  }

  /** Signed well, but by a stranger who says so. */
  private void otherKeys() {
    for (KeyPair keys : List.of(TestKeys.STRANGER, TestKeys.WEAK, TestKeys.P384)) {
      for (boolean response : new boolean[] {true, false}) {
        add(
            "stranger: " + keys.getPublic().getAlgorithm() + keys.getPublic().hashCode()
                + " signs the " + (response ? "response" : "assertion"),
            document -> {
              Element evil = evil(assertion(document), "_evil", false);
              assertion(document).getParentNode().replaceChild(evil, assertion(document));
              Element target = response ? document.getDocumentElement() : evil;
              signatureOf(document.getDocumentElement())
                  .ifPresent(document.getDocumentElement()::removeChild);
              TestSigner.of(keys).sign(target);
            });
      }
    }
    add("other: the signature of another document", document -> {
      Document other = TestXml.parse(TestIdp.signed(TestIdp.with("_assertion1", "_assertion9")));
      Element theirs = (Element) document.importNode(named(other, "Signature"), true);
      Element evil = evil(assertion(document), "_assertion9", false);
      evil.insertBefore(theirs, evil.getFirstChild().getNextSibling());
      assertion(document).getParentNode().replaceChild(evil, assertion(document));
    });
  }

  /** Anything anywhere. Seeded: a failure can be looked at again. */
  private void disorders() {
    Random random = new Random(20260301);
    for (int i = 0; i < 150; i++) {
      int steps = 1 + random.nextInt(4);
      add("disorder " + i, document -> {
        for (int step = 0; step < steps; step++) {
          disorder(document, random);
        }
      });
    }
  }

  private static void disorder(Document document, Random random) {
    List<Element> all = elements(document);
    Element from = all.get(random.nextInt(all.size()));
    Element to = all.get(random.nextInt(all.size()));
    if (from == document.getDocumentElement() || contains(from, to)) {
      from.setAttribute("x" + random.nextInt(9), EVIL);
      return;
    }
    Node moved = random.nextBoolean() ? from : from.cloneNode(true);
    if (random.nextBoolean()) {
      corrupt(moved);
    }
    to.insertBefore(moved, random.nextBoolean() ? to.getFirstChild() : null);
  }

  private static boolean contains(Node outer, Node inner) {
    for (Node node = inner; node != null; node = node.getParentNode()) {
      if (node == outer) {
        return true;
      }
    }
    return false;
  }
}
