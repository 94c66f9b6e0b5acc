package io.github.sts4j.core.query;

import io.github.sts4j.core.error.StsException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the documents of the Query protocol (WP-9, WP-10). Not thread-safe; one object writes one document. */
final class StsXml {
  static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final XMLStreamWriter writer;

  private StsXml() throws XMLStreamException {
    // The JDK's own factory: what the host has on its class path must not change our answers.
    writer = XMLOutputFactory.newDefaultFactory()
        .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
  }

  /** What a result puts into its document. */
  @FunctionalInterface
  interface Content {
    void writeTo(StsXml xml) throws XMLStreamException;
  }

  /** {@code <ActionResponse><ActionResult>...</ActionResult><ResponseMetadata/></ActionResponse>} (WP-9). */
  static byte[] success(String action, String requestId, Content result) {
    return document(xml -> {
      xml.root(action + "Response");
      xml.element(action + "Result", result);
      xml.element("ResponseMetadata", metadata -> metadata.text("RequestId", requestId));
      xml.writer.writeEndElement();
    });
  }

  /** {@code <ErrorResponse><Error>...</Error><RequestId/></ErrorResponse>} (WP-10). */
  static byte[] error(StsException refusal, String requestId) {
    return document(xml -> {
      xml.root("ErrorResponse");
      xml.element("Error", error -> {
        error.text("Type", refusal.error().httpStatus() < 500 ? "Sender" : "Receiver");
        error.text("Code", refusal.error().code());
        error.text("Message", Optional.ofNullable(refusal.getMessage()).orElse(""));
      });
      xml.text("RequestId", requestId);
      xml.writer.writeEndElement();
    });
  }

  void element(String name, Content content) throws XMLStreamException {
    writer.writeStartElement(name);
    content.writeTo(this);
    writer.writeEndElement();
  }

  void text(String name, String value) throws XMLStreamException {
    writer.writeStartElement(name);
    writer.writeCharacters(legal(value));
    writer.writeEndElement();
  }

  private void root(String name) throws XMLStreamException {
    writer.writeStartElement(name);
    writer.writeDefaultNamespace(NAMESPACE);
  }

  private static byte[] document(Content content) {
    try {
      StsXml xml = new StsXml();
      content.writeTo(xml);
      xml.writer.close();
      return xml.bytes.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the Java runtime cannot write XML to memory", e);
    }
  }

  /** Characters that XML 1.0 cannot hold, not even escaped, become U+FFFD: an echoed value may have any. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints().map(c -> isXmlCharacter(c) ? c : 0xFFFD).forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isXmlCharacter(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
