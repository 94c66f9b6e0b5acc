package io.github.sts4j.examples.endpoint.s3;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of a request document: its local name, the text directly in it, and its child elements. */
record XmlElement(String name, String text, List<XmlElement> children) {
  /** Deeper than any S3 request document. */
  private static final int MAX_DEPTH = 8;

  XmlElement {
    children = List.copyOf(children);
  }

  /**
   * The root element of a document, if it has this name. Document types are refused and entities never resolved.
   *
   * @throws S3Exception if the document is not well-formed, or another one
   */
  static XmlElement parse(Content document, String rootName) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.writeTo(bytes);
      XMLStreamReader reader =
          factory().createXMLStreamReader(new ByteArrayInputStream(bytes.toByteArray()));
      XmlElement root = root(reader);
      if (!root.name.equals(rootName)) {
        throw malformed("its root is `" + root.name + "`, not `" + rootName + "`");
      }
      return root;
    } catch (XMLStreamException | IOException broken) {
      throw malformed("it is not well-formed");
    }
  }

  List<XmlElement> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** The text of the only child of that name, if there is one. */
  Optional<String> textOf(String childName) {
    List<XmlElement> found = children(childName);
    if (found.size() > 1) {
      throw malformed("`" + name + "` holds several `" + childName + "`");
    }
    return found.stream().map(XmlElement::text).findFirst();
  }

  static S3Exception malformed(String why) {
    return S3Error.MALFORMED_XML.because(
        "the XML you provided did not validate against our schema: " + why);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private static XmlElement root(XMLStreamReader reader) throws XMLStreamException {
    Optional<XmlElement> root = Optional.empty();
    while (reader.hasNext()) {
      int event = reader.next();
      if (event == XMLStreamConstants.DTD) {
        throw malformed("it has a document type");
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        root = Optional.of(element(reader, 1));
      }
    }
    return root.orElseThrow(() -> malformed("it is empty"));
  }

  private static XmlElement element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw malformed("it is nested too deep");
    }
    String name = reader.getLocalName();
    StringBuilder text = new StringBuilder();
    List<XmlElement> children = new ArrayList<>();
    for (int event = reader.next();
        event != XMLStreamConstants.END_ELEMENT;
        event = reader.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader, depth + 1));
      } else if (reader.isCharacters() || event == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw malformed("it refers to an entity");
      }
    }
    return new XmlElement(name, text.toString(), children);
  }
}
