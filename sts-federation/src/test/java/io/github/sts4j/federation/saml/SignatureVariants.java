package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What an attacker may write into a signature without the key, around content of their own that says {@code mallory}: hints to
 * other keys, transforms that leave it out, values that a loose verifier takes for right, names bound to other namespaces.
 */
final class SignatureVariants {
  private static final BigInteger P256_ORDER =
      new BigInteger("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", 16);

  private final String original;
  private final Map<String, String> variants = new LinkedHashMap<>();

  private SignatureVariants(String original) {
    this.original = original;
  }

  static Map<String, String> of(String original) {
    SignatureVariants signatures = new SignatureVariants(original);
    signatures.keyHints();
    signatures.transforms();
    signatures.parameters();
    signatures.values();
    signatures.leaves();
    signatures.prefixes();
    signatures.references();
    return signatures.variants;
  }

  /** The change, to the signed document and to one whose content is the attacker's. */
  private void add(String name, Consumer<Document> change) {
    for (boolean evil : new boolean[] {true, false}) {
      Document document = TestXml.parse(evil ? original.replace("alice", "mallory") : original);
      change.accept(document);
      variants.put(name + (evil ? ", evil" : ""), TestXml.text(document));
    }
  }

  private void text(String name, UnaryOperator<String> change) {
    variants.put(name, change.apply(original));
    variants.put(name + ", evil", change.apply(original.replace("alice", "mallory")));
  }

  private static Element named(Document document, String local) {
    return (Element) document.getElementsByTagNameNS(XmlNames.DS, local).item(0);
  }

  private static Element ds(Document document, String local, String text) {
    Element element = document.createElementNS(XmlNames.DS, "ds:" + local);
    element.setTextContent(text);
    return element;
  }

  private void keyHints() {
    String stranger = TestKeys.base64(TestKeys.certificate(TestKeys.STRANGER));
    String trusted = TestKeys.base64(TestKeys.certificate(TestKeys.TRUSTED));
    for (String certificate : List.of(stranger, trusted)) {
      String whose = certificate.equals(trusted) ? "trusted" : "stranger";
      // Content of the attacker, well signed by the attacker, with whatever hint.
      for (String hint : List.of(
          "<ds:X509Data><ds:X509Certificate>" + certificate + "</ds:X509Certificate></ds:X509Data>",
          "<ds:X509Data><ds:X509Certificate>" + certificate
              + "</ds:X509Certificate><ds:X509Certificate>" + trusted
              + "</ds:X509Certificate></ds:X509Data>",
          "<ds:KeyName>idp</ds:KeyName>",
          "<ds:RetrievalMethod URI=\"http://127.0.0.1:1/key\"/>",
          "<ds:RetrievalMethod URI=\"#_assertion1\"/>",
          "<ds:KeyInfoReference xmlns:ds=\"http://www.w3.org/2009/xmldsig11#\" URI=\"file:///etc/passwd\"/>",
          rsaValue((RSAPublicKey) TestKeys.STRANGER.getPublic()),
          rsaValue((RSAPublicKey) TestKeys.TRUSTED.getPublic()))) {
        Document document = TestXml.parse(original.replace("alice", "mallory"));
        resign(document, TestKeys.STRANGER, hint);
        variants.put("key: " + whose + " " + variants.size(), TestXml.text(document));
      }
    }
  }

  private static void resign(Document document, KeyPair keys, String hint) {
    Element assertion = TestXml.first(document, XmlNames.SAML, "Assertion");
    for (Element signed : List.of(assertion, document.getDocumentElement())) {
      ResponseMutator.signatureOf(signed).ifPresent(signed::removeChild);
      TestSigner.of(keys).withoutKeyInfo().sign(signed);
      Element signature = ResponseMutator.signatureOf(signed).orElseThrow();
      Node info = TestXml.parse(
              "<ds:KeyInfo xmlns:ds=\"" + XmlNames.DS + "\">" + hint + "</ds:KeyInfo>")
          .getDocumentElement();
      signature.appendChild(document.importNode(info, true));
    }
  }

  private static String rsaValue(RSAPublicKey key) {
    return "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>" + base64(key.getModulus().toByteArray())
        + "</ds:Modulus><ds:Exponent>" + base64(key.getPublicExponent().toByteArray())
        + "</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>";
  }

  private void transforms() {
    Map<String, String> more = Map.of(
        "xpath",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">"
                + "<ds:XPath>not(ancestor-or-self::*[local-name()='NameID'])</ds:XPath></ds:Transform>",
        "filter2",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\">"
                + "<XPath xmlns=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"subtract\">//*</XPath></ds:Transform>",
        "xslt",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
                + "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"/></ds:Transform>",
        "base64",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64\"/>",
        "comments",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"/>",
        "enveloped",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>",
        "token",
            "<ds:Transform xmlns:ds=\"@\" Algorithm=\"http://docs.oasis-open.org/wss/2004/01/"
                + "oasis-200401-wss-soap-message-security-1.0#STR-Transform\"/>");
    more.forEach((name, xml) -> {
      for (boolean first : new boolean[] {true, false}) {
        add("transform: " + name + (first ? " first" : " last"), document -> {
          Element transforms = named(document, "Transforms");
          Node transform = document.importNode(
              TestXml.parse(xml.replace("@", XmlNames.DS)).getDocumentElement(), true);
          transforms.insertBefore(transform, first ? transforms.getFirstChild() : null);
        });
      }
    });
    add("transform: none", document -> {
      Element transforms = named(document, "Transforms");
      transforms.getParentNode().removeChild(transforms);
    });
  }

  private void parameters() {
    for (String method :
        List.of("CanonicalizationMethod", "Transform", "SignatureMethod", "DigestMethod")) {
      for (String prefixes :
          List.of("", "#default", "saml samlp ds xs", "mallory", "x".repeat(300))) {
        add(
            "prefixes: `" + prefixes.substring(0, Math.min(9, prefixes.length())) + "` in "
                + method,
            document -> {
              Element list = document.createElementNS(XmlNames.EXC_C14N, "ec:InclusiveNamespaces");
              list.setAttribute("PrefixList", prefixes);
              named(document, method).appendChild(list);
            });
      }
    }
    for (String length : List.of("0", "1", "8", "-1")) {
      add(
          "length: " + length,
          document -> named(document, "SignatureMethod")
              .appendChild(ds(document, "HMACOutputLength", length)));
    }
  }

  private void values() {
    byte[] value = Base64.getMimeDecoder()
        .decode(named(TestXml.parse(original), "SignatureValue").getTextContent());
    Map<String, byte[]> others = new LinkedHashMap<>();
    others.put("nothing", new byte[0]);
    others.put("zeros", new byte[value.length]);
    byte[] ones = new byte[value.length];
    Arrays.fill(ones, (byte) 0xff);
    others.put("ones", ones);
    others.put("a zero in front", joined(new byte[1], value));
    others.put("a zero behind", Arrays.copyOf(value, value.length + 1));
    others.put("cut", Arrays.copyOf(value, value.length - 1));
    others.put("twice", joined(value, value));
    BigInteger modulus = ((RSAPublicKey) TestKeys.TRUSTED.getPublic()).getModulus();
    others.put("and the modulus", new BigInteger(1, value).add(modulus).toByteArray());
    if (value.length == 64) {
      curve(value, others);
    }
    others.forEach((name, octets) -> add(
        "value: " + name,
        document -> named(document, "SignatureValue").setTextContent(base64(octets))));
  }

  /** J05 has them for tokens: r and s of nothing, of the order, the other s, and the form of X.509. */
  private static void curve(byte[] value, Map<String, byte[]> others) {
    BigInteger r = new BigInteger(1, Arrays.copyOf(value, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(value, 32, 64));
    others.put("the other s", joined(fixed(r), fixed(P256_ORDER.subtract(s))));
    others.put("r and the order", joined(fixed(r.add(P256_ORDER)), fixed(s)));
    others.put("order and order", joined(fixed(P256_ORDER), fixed(P256_ORDER)));
    others.put("one and one", joined(fixed(BigInteger.ONE), fixed(BigInteger.ONE)));
    byte[] rDer = r.toByteArray();
    byte[] sDer = s.toByteArray();
    others.put(
        "as DER",
        joined(
            new byte[] {0x30, (byte) (4 + rDer.length + sDer.length), 2, (byte) rDer.length},
            rDer,
            new byte[] {2, (byte) sDer.length},
            sDer));
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private void leaves() {
    for (String leaf : List.of("DigestValue", "SignatureValue")) {
      Map<String, UnaryOperator<String>> changes = Map.of(
          "white space", text -> " \n" + text.substring(0, 5) + "\t" + text.substring(5) + "\r",
          "padding", text -> text + "==",
          "alphabet for URLs", text -> text.replace('+', '-').replace('/', '_'),
          "a letter that is none", text -> text + "!",
          "other bits behind the last", text -> text.replaceFirst("(.)=", "/="));
      changes.forEach((name, change) -> add(leaf + ": " + name, document -> {
        Element element = named(document, leaf);
        element.setTextContent(change.apply(element.getTextContent()));
      }));
      for (String split :
          List.of("<!---->", "<!--x-->", "<?x y?>", "<![CDATA[]]>", "<x/>", "&#10;")) {
        text(leaf + ": split by " + split, xml -> {
          int at = xml.indexOf("<ds:" + leaf + ">") + leaf.length() + 9;
          return xml.substring(0, at) + split + xml.substring(at);
        });
      }
      add(leaf + ": twice", document -> {
        Element element = named(document, leaf);
        element.getParentNode().insertBefore(element.cloneNode(true), element);
      });
    }
    for (String part : List.of(
        "SignedInfo", "Reference", "KeyInfo", "Transforms", "DigestMethod", "SignatureMethod")) {
      add(part + ": twice", document -> {
        Element element = named(document, part);
        if (element != null) {
          element.getParentNode().insertBefore(element.cloneNode(true), element.getNextSibling());
        }
      });
    }
  }

  /** The same prefixes, bound to something else here and there. */
  private void prefixes() {
    for (String target :
        List.of("saml:NameID", "saml:Subject", "saml:Assertion", "ds:Signature", "ds:Reference")) {
      for (String binding : List.of(
          "xmlns:saml=\"urn:evil\"",
          "xmlns:ds=\"urn:evil\"",
          "xmlns:ds=\"" + XmlNames.SAML + "\"",
          "xmlns=\"" + XmlNames.SAML + "\"",
          "xmlns:samlp=\"" + XmlNames.SAML + "\"",
          "xmlns:evil=\"urn:evil\" evil:ID=\"_assertion1\"",
          "xmlns:wsu=\"urn:wsu\" wsu:Id=\"_assertion1\"",
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"urn:x http://127.0.0.1:1/\"",
          "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"saml:EvilType\"",
          "xml:lang=\"en\"",
          "xml:space=\"default\"")) {
        text(
            "binding: " + binding + " on " + target,
            xml -> xml.contains(binding.substring(0, binding.indexOf('=')) + "=")
                    && xml.contains("<" + target + " " + binding.substring(0, 8))
                ? xml
                : xml.replaceFirst("<" + target + "(?=[ >])", "<" + target + " " + binding));
      }
    }
    text(
        "include",
        xml -> xml.replace(
            "<saml:Subject>",
            "<saml:Subject><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\" parse=\"text\"/>"));
  }

  private void references() {
    for (String uri : List.of(
        "#_assertion1 ",
        " #_assertion1",
        "#%5Fassertion1",
        "?#_assertion1",
        "#xpointer(id(\"_assertion1\"))",
        "#xpointer(//*[@ID='_assertion1'])",
        "#element(/1)",
        "cid:_assertion1",
        "_assertion1",
        "#_ASSERTION1",
        "jar:file:/x!/y",
        "ldap://127.0.0.1:1/",
        "\\\\127.0.0.1\\x")) {
      add("reference: " + uri, document -> named(document, "Reference").setAttribute("URI", uri));
    }
    for (String type : List.of(
        "http://www.w3.org/2000/09/xmldsig#Object", "http://www.w3.org/2000/09/xmldsig#Manifest")) {
      add(
          "reference: of type " + type,
          document -> named(document, "Reference").setAttribute("Type", type));
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private static byte[] joined(byte[]... parts) {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
