package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** XML in, an identity that was signed or one of the listed refusals out: never another exception, never endlessly. */
class SamlResponseFuzzer {
  private static final String UNSIGNED = TestIdp.response();
  private static final String SIGNED = TestIdp.signed(UNSIGNED);
  private static final int ASSERTION = UNSIGNED.indexOf("<saml:Assertion");
  private static final SamlProvider PROVIDER = TestIdp.allowing(true, true, false);
  private static final SamlResponseVerifier VERIFIER = SamlResponseVerifier.builder(
          arn -> Optional.of(PROVIDER), (a, b, c, d) -> true, () -> TestIdp.NOW)
      .build();

  /** Of one input, and not of a whole run that explores. Far above what any input takes. */
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

  @FuzzTest
  void anyText(byte[] bytes) {
    verify(Base64.getEncoder().encodeToString(bytes));
    verify(new String(bytes, StandardCharsets.UTF_8));
  }

  /** A part of a valid response replaced by anything. */
  @FuzzTest
  void anyChangeOfAValidResponse(FuzzedDataProvider data) {
    verify(TestXml.base64(changed(data, SIGNED, 0)));
  }

  /** A provider that signs anything, as long as it is an assertion: what is behind the signature is reached as well. */
  @FuzzTest
  void anySignedContent(FuzzedDataProvider data) {
    Optional<Document> document = parsed(changed(data, UNSIGNED, ASSERTION));
    if (document.isEmpty()) {
      return;
    }
    Element assertion = TestXml.first(document.get(), XmlNames.SAML, "Assertion");
    if (assertion == null || !assertion.hasAttribute("ID")) {
      return;
    }
    try {
      TestSigner.of(TestKeys.TRUSTED).withoutKeyInfo().sign(assertion);
    } catch (AssertionError unsignable) {
      return; // such as one with a relative namespace
    }
    answered(TestXml.base64(TestXml.text(document.get())));
  }

  private static String changed(FuzzedDataProvider data, String text, int start) {
    int from = data.consumeInt(start, text.length());
    int to = data.consumeInt(from, Math.min(text.length(), from + 64));
    return text.substring(0, from) + data.consumeRemainingAsString() + text.substring(to);
  }

  private static Optional<Document> parsed(String xml) {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
      builder.setErrorHandler(new DefaultHandler());
      return Optional.of(builder.parse(new InputSource(new StringReader(xml))));
    } catch (Exception malformed) {
      return Optional.empty();
    }
  }

  private static void verify(String base64) {
    answered(base64).ifPresent(verified -> {
      assertEquals("alice", verified.roleSessionName());
      assertEquals("alice@example.com", verified.identity().subject());
    });
  }

  private static Optional<VerifiedSamlIdentity> answered(String base64) {
    long start = System.nanoTime();
    try {
      return Optional.of(VERIFIER.verify(TestIdp.ROLE, TestIdp.PROVIDER, base64));
    } catch (StsException refused) {
      assertEquals(SamlRefusal.class, refused.getCause().getClass());
      return Optional.empty();
    } finally {
      assertTrue(System.nanoTime() - start < MAX_NANOS, "it takes too long");
    }
  }
}
