package io.github.sts4j.examples.endpoint.s3;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An XML document being written to memory. */
final class XmlDocument {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

  private final XMLStreamWriter writer;

  private XmlDocument(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /** A result document, in S3's namespace. */
  static byte[] result(String root, Consumer<XmlDocument> children) {
    return write(root, NAMESPACE, children);
  }

  /** A result document of nothing but text. */
  static byte[] textResult(String root, String value) {
    return result(
        root, document -> attempt(() -> document.writeText(XmlText.replaceForbidden(value))));
  }

  /** An error document, which S3 sends without a namespace. */
  static byte[] error(Consumer<XmlDocument> children) {
    return write("Error", "", children);
  }

  /** Adds an element with text in it. */
  void text(String name, String value) {
    attempt(() -> {
      writer.writeStartElement(name);
      writeText(XmlText.replaceForbidden(value));
      writer.writeEndElement();
    });
  }

  /** Adds an element with elements in it. */
  void element(String name, Runnable children) {
    attempt(() -> {
      writer.writeStartElement(name);
      children.run();
      writer.writeEndElement();
    });
  }

  private static byte[] write(String root, String namespace, Consumer<XmlDocument> children) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    attempt(() -> {
      XMLStreamWriter writer =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement(root);
      if (!namespace.isEmpty()) {
        writer.writeDefaultNamespace(namespace);
      }
      children.accept(new XmlDocument(writer));
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    });
    return bytes.toByteArray();
  }

  /** A carriage return needs a reference: written raw, a parser reads it as a line feed. */
  private void writeText(String text) throws XMLStreamException {
    int from = 0;
    for (int at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', from)) {
      writer.writeCharacters(text.substring(from, at));
      writer.writeEntityRef("#13");
      from = at + 1;
    }
    writer.writeCharacters(text.substring(from));
  }

  private static void attempt(Writing step) {
    try {
      step.run();
    } catch (XMLStreamException impossible) {
      throw new AssertionError("writing XML to memory failed", impossible);
    }
  }

  private interface Writing {
    void run() throws XMLStreamException;
  }
}
