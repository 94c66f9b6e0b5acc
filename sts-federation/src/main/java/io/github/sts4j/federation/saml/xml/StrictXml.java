package io.github.sts4j.federation.saml.xml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * The only place where XML is parsed: the JDK's own parser whatever else is on the class path, no document type, nothing
 * external, one encoding. Thread-safe; parsers are kept for reuse.
 */
public final class StrictXml {
  private static final Logger LOG = System.getLogger(StrictXml.class.getName());
  private static final String SAX = "http://xml.org/sax/features/";
  private static final String XERCES = "http://apache.org/xml/features/";
  private static final Pattern DECLARATION =
      Pattern.compile("<\\?xml\\s+version\\s*=\\s*(?:\"1\\.0\"|'1\\.0')"
          + "(?:\\s+encoding\\s*=\\s*(?:\"[Uu][Tt][Ff]-8\"|'[Uu][Tt][Ff]-8'))?"
          + "(?:\\s+standalone\\s*=\\s*(?:\"(?:yes|no)\"|'(?:yes|no)'))?\\s*\\?>");

  private final BlockingQueue<Parsers> idle = new ArrayBlockingQueue<>(16);

  /** The document that octets are, in UTF-8 and nothing else. */
  public Document parse(byte[] utf8, XmlProfile profile) {
    return parse(decode(utf8), profile);
  }

  private static String decode(byte[] utf8) {
    try {
      // S18: what is not UTF-8 is refused, never replaced.
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(utf8))
          .toString();
    } catch (CharacterCodingException notUtf8) {
      throw new SamlRefusal(SamlFailure.NOT_XML, "not UTF-8");
    }
  }

  /** The document that a text is. */
  public Document parse(String text, XmlProfile profile) {
    // S17, S18: before any parser sees it.
    if (text.contains("<!DOCTYPE")) {
      throw new SamlRefusal(SamlFailure.NOT_XML, "a document type");
    }
    if (text.startsWith("<?xml") && !DECLARATION.matcher(text).lookingAt()) {
      throw new SamlRefusal(SamlFailure.NOT_XML, "not XML 1.0 in UTF-8");
    }
    requireShortTags(text, profile);
    Parsers parsers = idle.poll();
    if (parsers == null) {
      parsers = Parsers.create();
    }
    try {
      parsers.scan(text, profile);
      return parsers.tree(text);
    } catch (SAXException | IOException malformed) {
      throw new SamlRefusal(SamlFailure.NOT_XML, "not well-formed");
    } finally {
      keep(parsers);
    }
  }

  /**
   * S38: parsers compare the attributes of an element with one another before anybody can count them. No tag holds a second
   * opening bracket, so what follows one until the next has all the attributes of its element.
   */
  private static void requireShortTags(String text, XmlProfile profile) {
    int most = 8 * profile.maxAttributes();
    int equalSigns = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        equalSigns = 0;
      } else if (c == '=' && ++equalSigns > most) {
        throw new SamlRefusal(SamlFailure.NOT_XML, "an element has too many attributes");
      }
    }
  }

  private void keep(Parsers parsers) {
    // Making one takes longer than using it, for what is refused as well.
    boolean kept = idle.offer(parsers);
    if (!kept) {
      LOG.log(Level.DEBUG, "more XML parsers in use than are kept");
    }
  }

  /** A scanner and a builder, for one thread at a time. */
  private record Parsers(SAXParser scanner, DocumentBuilder builder) {

    static Parsers create() {
      try {
        return new Parsers(newScanner(), newBuilder());
      } catch (ParserConfigurationException | SAXException unsupported) {
        throw new IllegalStateException(
            "the runtime's XML parser lacks a safety feature", unsupported);
      }
    }

    private static SAXParser newScanner() throws ParserConfigurationException, SAXException {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(XERCES + "disallow-doctype-decl", true);
      factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
      factory.setFeature(SAX + "external-general-entities", false);
      factory.setFeature(SAX + "external-parameter-entities", false);
      return factory.newSAXParser();
    }

    private static DocumentBuilder newBuilder() throws ParserConfigurationException {
      // S13, S40: the JDK's own, never a provider from the class path.
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(XERCES + "disallow-doctype-decl", true);
      factory.setFeature(XERCES + "nonvalidating/load-external-dtd", false);
      factory.setFeature(SAX + "external-general-entities", false);
      factory.setFeature(SAX + "external-parameter-entities", false);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      factory.setIgnoringComments(true);
      factory.setCoalescing(true);
      return factory.newDocumentBuilder();
    }

    void scan(String text, XmlProfile profile) throws SAXException, IOException {
      scanner.reset();
      XMLReader reader = scanner.getXMLReader();
      XmlScan scan = new XmlScan(profile);
      reader.setProperty("http://xml.org/sax/properties/lexical-handler", scan);
      reader.setContentHandler(scan);
      reader.setErrorHandler(scan);
      reader.setEntityResolver(scan);
      reader.setDTDHandler(scan);
      reader.parse(new InputSource(new StringReader(text)));
    }

    Document tree(String text) throws SAXException, IOException {
      builder.reset();
      // S39: the default handler writes to the standard error stream.
      builder.setErrorHandler(new XmlScan(XmlProfile.METADATA));
      return builder.parse(new InputSource(new StringReader(text)));
    }
  }
}
