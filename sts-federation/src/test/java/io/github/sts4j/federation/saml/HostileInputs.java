package io.github.sts4j.federation.saml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** Documents made to cost much, each in any size up to the limit of the call (S38). */
final class HostileInputs {
  /** The most octets that base64 of 100,000 characters holds, and a little less. */
  static final int LARGEST = 74_900;

  private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";

  private HostileInputs() {}

  /** By what they are made of, a document of about so many octets. */
  static Map<String, IntFunction<String>> all() {
    Map<String, IntFunction<String>> inputs = new LinkedHashMap<>();
    unsigned(inputs);
    signed(inputs);
    return inputs;
  }

  private static void unsigned(Map<String, IntFunction<String>> inputs) {
    inputs.put("deep nesting", size -> filled("<a>", size));
    inputs.put("deep nesting with namespaces", size -> filled("<a xmlns:b=\"urn:b\">", size));
    inputs.put("many elements", size -> "<a>" + filled("<a/>", size) + "</a>");
    inputs.put("many attributes", size -> "<a " + numbered("a%d=\"\" ", size) + "/>");
    inputs.put(
        "many attributes behind a bracket",
        size -> "<a b=\">\" " + numbered("a%d=\"\" ", size) + "/>");
    inputs.put("many attributes of one hash", size -> "<a " + colliding(size) + "/>");
    inputs.put("many namespaces", size -> "<a " + numbered("xmlns:a%d=\"urn:a\" ", size) + "/>");
    inputs.put("a long text", size -> "<a>" + "x".repeat(size) + "</a>");
    inputs.put("a long name", size -> "<" + "a".repeat(size) + "/>");
    inputs.put("many references", size -> "<a>" + filled("&#65;", size) + "</a>");
    inputs.put("many sections", size -> "<a>" + filled("<![CDATA[x]]>", size) + "</a>");
    inputs.put("many comments", size -> "<a>" + filled("<!---->", size) + "</a>");
    inputs.put("many instructions", size -> "<a>" + filled("<?x?>", size) + "</a>");
    inputs.put("quadratic blow-up", HostileInputs::quadratic);
    inputs.put("a billion laughs", HostileInputs::laughs);
  }

  private static void signed(Map<String, IntFunction<String>> inputs) {
    inputs.put(
        "a long value",
        size -> TestIdp.signed(TestIdp.with("alice@example.com", "x".repeat(size - 6_000))));
    inputs.put("many values", size -> values("<saml:AttributeValue>x</saml:AttributeValue>", size));
    inputs.put(
        "many namespaces to canonicalise",
        size -> values(
            "<saml:AttributeValue xmlns:a=\"urn:a\" xmlns:b=\"urn:b\" xmlns:c=\"urn:c\"/>", size));
    inputs.put("many namespaces in scope", size -> inScope(size, TestSigner.of(TestKeys.TRUSTED)));
    inputs.put(
        "many namespaces in scope, canonicalised inclusively",
        size -> inScope(
            size,
            TestSigner.of(TestKeys.TRUSTED)
                .signedInfoC14n(INCLUSIVE)
                .transforms(TestSigner.ENVELOPED, INCLUSIVE)));
    inputs.put(
        "many signatures",
        size -> TestIdp.signed(TestIdp.response())
            .replace(
                "<samlp:Status>",
                filled(
                        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>",
                        size - 6_000)
                    + "<samlp:Status>"));
  }

  private static String filled(String unit, int size) {
    return unit.repeat(size / unit.length());
  }

  private static String numbered(String unit, int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < size - 40; i++) {
      text.append(String.format(unit, i));
    }
    return text.toString();
  }

  /** Names like AaAaBB.., which all have one String hash. */
  private static String colliding(int size) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < size - 40; i++) {
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("=\"\" ");
    }
    return text.toString();
  }

  private static String quadratic(int size) {
    return "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(size / 2) + "\">]><a>"
        + filled("&b;", size / 2) + "</a>";
  }

  private static String laughs(int size) {
    StringBuilder text = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"ha\">");
    int i = 1;
    for (; text.length() < size - 200; i++) {
      text.append(
          String.format("<!ENTITY e%d \"&e%d;&e%d;&e%d;&e%d;\">", i, i - 1, i - 1, i - 1, i - 1));
    }
    return text + "]><a>&e" + (i - 1) + ";</a>";
  }

  private static String values(String value, int size) {
    int count = Math.min(1_900, (size - 6_000) / value.length());
    return TestIdp.signed(attribute(value.repeat(count)));
  }

  /** As many declarations as may be on each of as many elements in each other as may be, and leaves below all of them. */
  private static String inScope(int size, TestSigner signer) {
    StringBuilder open = new StringBuilder();
    for (int depth = 0; depth < 25; depth++) {
      open.append("<x ");
      for (int i = 0; i < 16; i++) {
        open.append("xmlns:a").append(depth * 16 + i).append("=\"u:a\" ");
      }
      open.append('>');
    }
    String close = "</x>".repeat(25);
    int count = size / 42; // so that the largest has as many elements as may be
    return TestIdp.signed(
        attribute("<saml:AttributeValue>" + open + "<y/>".repeat(count) + close
            + "</saml:AttributeValue>"),
        signer);
  }

  private static String attribute(String content) {
    return TestIdp.with(
        "</saml:AttributeStatement>",
        "<saml:Attribute Name=\"x\">" + content + "</saml:Attribute></saml:AttributeStatement>");
  }
}
