package io.github.sts4j.examples.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text",
        "<r>",
        "<r></r><r></r>",
        "<other/>",
        "<!DOCTYPE r><r/>",
        "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><r>&e;</r>",
        "<!DOCTYPE r SYSTEM \"http://127.0.0.1:9/x.dtd\"><r/>",
        "<r>&undeclared;</r>",
        "<r><a><a><a><a><a><a><a><a/></a></a></a></a></a></a></a></r>",
      })
  void documentsThatAreBrokenOrReachOutAreRefused(String document) {
    assertEquals(
        "MalformedXML", assertThrows(S3Exception.class, () -> parse(document)).code());
  }

  @Test
  void anElementGivenTwiceWhereOneIsMeantIsRefused() {
    XmlElement root = parse("<r><k>1</k><k>2</k></r>");
    assertThrows(S3Exception.class, () -> root.textOf("k"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"&<>\"'", "\r\n \r", "ü\uD83D\uDE00", " lead and trail ", "]]>", ""})
  void whatIsWrittenIsReadBack(String text) {
    byte[] written = XmlDocument.result("r", xml -> xml.element("in", () -> xml.text("k", text)));
    XmlElement root = XmlElement.parse(Content.of(written), "r");
    assertEquals(text, root.children("in").get(0).textOf("k").orElseThrow());
  }

  @Test
  void charactersThatXmlCannotHoldAreReplacedNotWritten() {
    byte[] written = XmlDocument.error(xml -> xml.text("k", "a\u0000b\uFFFE\u000B"));
    assertEquals(
        "a\uFFFDb\uFFFD\uFFFD",
        XmlElement.parse(Content.of(written), "Error").textOf("k").orElseThrow());
    assertFalse(XmlText.canHold("\u0001"));
    assertTrue(XmlText.canHold("\t\r\n\uD83D\uDE00"));
  }

  private static XmlElement parse(String document) {
    return XmlElement.parse(Content.of(document.getBytes(StandardCharsets.UTF_8)), "r");
  }
}
