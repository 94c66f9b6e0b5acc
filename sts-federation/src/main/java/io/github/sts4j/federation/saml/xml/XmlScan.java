package io.github.sts4j.federation.saml.xml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.ext.DefaultHandler2;

/**
 * A look at every element before a tree is built: limits, no processing instructions, no comments that could split a value,
 * and identifiers that mean one thing to every reader.
 */
final class XmlScan extends DefaultHandler2 {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
  private static final Set<String> SAML = Set.of(XmlNames.SAML, XmlNames.SAMLP, XmlNames.METADATA);
  private static final Set<String> XML_SECURITY =
      Set.of(XmlNames.DS, XmlNames.XENC, XmlNames.XENC11);

  private final XmlProfile profile;
  private final Set<String> identifiers = new HashSet<>();
  private int depth;
  private int elements;
  private int declarations;

  XmlScan(XmlProfile profile) {
    this.profile = profile;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes) {
    demand(++depth <= profile.maxDepth(), "elements are nested too deeply");
    demand(++elements <= profile.maxElements(), "there are too many elements");
    demand(attributes.getLength() <= profile.maxAttributes(), "an element has too many attributes");
    declarations = 0;
    for (int i = 0; i < attributes.getLength(); i++) {
      checkAttribute(uri, attributes, i);
    }
  }

  @Override
  public void endElement(String uri, String localName, String qName) {
    depth--;
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) {
    // S38: the declarations of an element come before it.
    demand(++declarations <= profile.maxDeclarations(), "an element declares too many namespaces");
    // S14: canonical XML is not defined for relative namespace names.
    demand(uri.isEmpty() || ABSOLUTE.matcher(uri).matches(), "a namespace name is relative");
  }

  private void checkAttribute(String element, Attributes attributes, int i) {
    String space = attributes.getURI(i);
    String local = attributes.getLocalName(i);
    if (space.equals(XMLConstants.XML_NS_URI)) {
      // S15: xml:id and xml:base change what references mean.
      demand(profile.lenient() && local.equals("lang"), "an attribute of the xml namespace");
    }
    if (local.toLowerCase(Locale.ROOT).equals("id")) {
      checkIdentifier(element, attributes, i);
    }
  }

  private void checkIdentifier(String element, Attributes attributes, int i) {
    String expected = SAML.contains(element) ? "ID" : XML_SECURITY.contains(element) ? "Id" : "";
    boolean foreign = expected.isEmpty() && profile.lenient();
    if (!foreign && !attributes.getQName(i).equals(expected)) {
      throw new SamlRefusal(SamlFailure.IDENTIFIERS, "an identifier that is none of SAML's");
    }
    String value = attributes.getValue(i);
    if (!NAME.matcher(value).matches() || !identifiers.add(value)) {
      throw new SamlRefusal(SamlFailure.IDENTIFIERS, "an identifier is malformed or occurs twice");
    }
  }

  @Override
  public void processingInstruction(String target, String data) {
    demand(false, "a processing instruction");
  }

  @Override
  public void comment(char[] text, int start, int length) {
    // S10: readers differ in what a value is that a comment splits.
    demand(profile.lenient(), "a comment");
  }

  @Override
  public void startDTD(String name, String publicId, String systemId) {
    demand(false, "a document type");
  }

  @Override
  public void skippedEntity(String name) {
    demand(false, "an entity");
  }

  @Override
  public void warning(SAXParseException e) throws SAXException {
    throw e;
  }

  @Override
  public void error(SAXParseException e) throws SAXException {
    throw e;
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  private static void demand(boolean condition, String otherwise) {
    if (!condition) {
      throw new SamlRefusal(SamlFailure.NOT_XML, otherwise);
    }
  }
}
