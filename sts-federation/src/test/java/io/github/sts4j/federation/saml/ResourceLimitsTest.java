package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** S38: no input within the limit of the call takes long, whatever it is made of. */
class ResourceLimitsTest {
  private static final int MAX_BYTES = 74_900;
  // Far above what any of them takes, for machines that do much else: what grows without bound is
  // above it.
  private static final long MAX_NANOS = 1_000_000_000L;

  private static Map<String, String> hostile() {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("deep nesting", filled("<a>", ""));
    inputs.put("deep nesting with namespaces", filled("<a xmlns:b=\"urn:b\">", ""));
    inputs.put("many elements", filled("<a/>", ""));
    inputs.put("many attributes", "<a " + numbered("a%d=\"\" ") + "/>");
    inputs.put("many attributes behind a bracket", "<a b=\">\" " + numbered("a%d=\"\" ") + "/>");
    inputs.put("many attributes of one hash", "<a " + colliding() + "/>");
    inputs.put("many namespaces", "<a " + numbered("xmlns:a%d=\"urn:a\" ") + "/>");
    inputs.put("a long text", "<a>" + "x".repeat(MAX_BYTES - 10) + "</a>");
    inputs.put("a long name", "<" + "a".repeat(MAX_BYTES - 10) + "/>");
    inputs.put("many references", "<a>" + "&#65;".repeat((MAX_BYTES - 10) / 5) + "</a>");
    inputs.put("many sections", "<a>" + "<![CDATA[x]]>".repeat((MAX_BYTES - 10) / 13) + "</a>");
    inputs.put("many comments", "<a>" + "<!---->".repeat((MAX_BYTES - 10) / 7) + "</a>");
    inputs.put(
        "an entity of entities",
        "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(30_000) + "\">]><a>" + "&b;".repeat(10_000)
            + "</a>");
    inputs.put("a long value", TestIdp.with("alice@example.com", "x".repeat(60_000)));
    inputs.put("many values", withValues("<saml:AttributeValue>x</saml:AttributeValue>"));
    inputs.put(
        "many namespaces to canonicalise",
        withValues("<saml:AttributeValue xmlns:a=\"urn:a\" xmlns:b=\"urn:b\" xmlns:c=\"urn:c\"/>"));
    inputs.put(
        "many signatures",
        TestIdp.signed(TestIdp.response())
            .replace(
                "<samlp:Status>",
                "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>".repeat(500)
                    + "<samlp:Status>"));
    return inputs;
  }

  private static String filled(String unit, String end) {
    return unit.repeat(MAX_BYTES / unit.length()) + end;
  }

  private static String numbered(String unit) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < MAX_BYTES - 40; i++) {
      text.append(String.format(unit, i));
    }
    return text.toString();
  }

  /** Names like AaAaBB.., which all have one String hash. */
  private static String colliding() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      for (int bit = 0; bit < 12; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("=\"\" ");
    }
    return text.toString();
  }

  private static String withValues(String value) {
    String response = TestIdp.with(
        "</saml:AttributeStatement>",
        "<saml:Attribute Name=\"x\">" + value.repeat(1_900)
            + "</saml:Attribute></saml:AttributeStatement>");
    return TestIdp.signed(
        response.length() < 60_000
            ? response
            : TestIdp.with(
                "</saml:AttributeStatement>",
                "<saml:Attribute Name=\"x\">" + value.repeat(60_000 / value.length())
                    + "</saml:Attribute></saml:AttributeStatement>"));
  }

  @Test
  void everyHostileInputIsCheap() {
    SamlResponseVerifier verifier = SamlResponseVerifier.builder(
            arn -> java.util.Optional.of(TestIdp.provider()),
            (a, b, c, d) -> true,
            () -> TestIdp.NOW)
        .build();
    Map<String, String> inputs = hostile();
    for (int warmUp = 0; warmUp < 20; warmUp++) {
      inputs.values().forEach(input -> answer(verifier, input));
    }
    inputs.forEach((name, input) -> {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        long start = System.nanoTime();
        answer(verifier, input);
        best = Math.min(best, System.nanoTime() - start);
      }
      System.out.printf("SAML, %s: %d us%n", name, best / 1_000);
      assertTrue(best < MAX_NANOS, name + " took " + best + " ns");
    });
  }

  private static String answer(SamlResponseVerifier verifier, String input) {
    try {
      return verifier
          .verify(TestIdp.ROLE, TestIdp.PROVIDER, TestXml.base64(input))
          .roleSessionName();
    } catch (io.github.sts4j.core.error.StsException refused) {
      return refused.getMessage();
    }
  }

  // S38
  @Test
  void nestingEndsAtThirtyTwo() {
    // A value of an attribute is the fifth element of its branch.
    assertEquals("alice", accepted(27));
    assertEquals(SamlFailure.NOT_XML, TestIdp.refusal(nested(28)));
  }

  private static String accepted(int depth) {
    return TestIdp.accept(nested(depth)).roleSessionName();
  }

  private static String nested(int depth) {
    return TestIdp.signed(TestIdp.withAttribute(
        "urn:unknown", "<x xmlns=\"urn:x\">".repeat(depth) + "</x>".repeat(depth)));
  }
}
