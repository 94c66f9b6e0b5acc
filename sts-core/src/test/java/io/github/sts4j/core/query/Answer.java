package io.github.sts4j.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An answer, its body read by an XML parser that knows namespaces and refuses document types. */
record Answer(QueryResponse response, Element root) {
  static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  static Answer of(QueryResponse response) {
    return new Answer(response, parse(response.body()));
  }

  private static Element parse(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(body))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("the answer is not well-formed XML", e);
    }
  }

  /** The text at this path of element names below the root, each of which must be there once. */
  String text(String... path) {
    Element element = at(path);
    assertEquals(List.of(), names(element), "an element of text has no children");
    return element.getTextContent();
  }

  /** The names of the elements at this path, in order. */
  List<String> members(String... path) {
    return names(at(path));
  }

  boolean has(String... path) {
    Element parent = at(List.of(path).subList(0, path.length - 1).toArray(String[]::new));
    return names(parent).contains(path[path.length - 1]);
  }

  String code() {
    return text("Error", "Code");
  }

  String message() {
    return text("Error", "Message");
  }

  /** Says that the call was refused like this, the message having these fragments in this order. */
  Answer refused(int status, String code, String... fragments) {
    assertEquals("ErrorResponse", root.getLocalName(), "the call was to be refused");
    assertEquals(code, code(), message());
    assertEquals(status, response.status());
    int from = 0;
    for (String fragment : fragments) {
      int found = message().indexOf(fragment, from);
      assertTrue(found >= 0, "`" + fragment + "` is not in: " + message());
      from = found + fragment.length();
    }
    return this;
  }

  /** Says that the call of this action succeeded. */
  Answer succeeded(String action) {
    assertEquals(action + "Response", root.getLocalName(), this::body);
    assertEquals(200, response.status());
    return this;
  }

  String body() {
    return response.text();
  }

  private Element at(String... path) {
    Element element = root;
    for (String name : path) {
      Element found = null;
      for (Element child : children(element)) {
        if (child.getLocalName().equals(name)) {
          assertNull(found, name + " is there twice");
          found = child;
        }
      }
      assertNotNull(found, name + " is missing");
      element = found;
    }
    return element;
  }

  private static List<String> names(Element parent) {
    return children(parent).stream().map(Node::getLocalName).toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        assertEquals(NAMESPACE, element.getNamespaceURI());
        children.add(element);
      }
    }
    return children;
  }
}
