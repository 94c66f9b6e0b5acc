package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.federation.SamlProvider;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** No variant of a signed response is accepted with anything that was not signed, and two engines agree on every one. */
class ResponseMutatorTest {
  private final ResponseOpener jdk = opener(new JdkSignatureEngine());
  private final ResponseOpener santuario = opener(new SantuarioEngine());

  private static ResponseOpener opener(XmlSignatureEngine engine) {
    return new ResponseOpener(new StrictXml(), engine, new AssertionDecryptor(new SecureRandom()));
  }

  /** Valid responses of several shapes, each with a provider that accepts it. */
  private static Map<String, String> originals() {
    TestSigner trusted = TestSigner.of(TestKeys.TRUSTED);
    String inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    Map<String, String> originals = new LinkedHashMap<>();
    originals.put("assertion signed", TestIdp.signed(TestIdp.response()));
    originals.put("both signed", TestIdp.responseSigned(TestIdp.signed(TestIdp.response())));
    originals.put("response signed", TestIdp.responseSigned(TestIdp.response()));
    originals.put(
        "inclusively canonicalised",
        TestIdp.signed(
            TestIdp.response(),
            trusted.signedInfoC14n(inclusive).transforms(TestSigner.ENVELOPED, inclusive)));
    return originals;
  }

  @Test
  void noVariantIsAcceptedWithContentThatWasNotSigned() {
    SamlProvider provider = TestIdp.allowing(false, true, false);
    TrustedProvider trusted = TrustedProvider.parse(provider, SamlMode.STRICT);
    Map<String, String> wrong = new TreeMap<>();
    int count = 0;
    int accepted = 0;
    for (Map.Entry<String, String> original : originals().entrySet()) {
      String truth = verdict(jdk, trusted, original.getValue());
      assertTrue(truth.contains("alice"), truth);
      Map<String, String> variants = new ResponseMutator(original.getValue()).variants();
      for (Map.Entry<String, String> variant : variants.entrySet()) {
        String name = original.getKey() + ", " + variant.getKey();
        String ours = verdict(jdk, trusted, variant.getValue());
        String theirs = verdict(santuario, trusted, variant.getValue());
        if (ours.contains("mallory") || !(ours.equals(truth) || ours.startsWith("refused"))) {
          wrong.put(name, ours);
        }
        if (!ours.equals(theirs)) {
          wrong.put(name, ours + " but the second engine: " + theirs);
        }
        accepted += ours.equals(truth) ? 1 : 0;
        count++;
      }
    }
    System.out.println(
        "SAML mutator: " + count + " variants, " + accepted + " accepted as what was signed");
    assertEquals(Map.of(), wrong);
    assertTrue(count >= 500, "only " + count);
  }

  /** The identity, or the failure. */
  private static String verdict(ResponseOpener opener, TrustedProvider provider, String response) {
    try {
      OpenedResponse opened = opener.open(TestXml.base64(response), provider);
      AcceptedAssertion accepted = new AcceptanceRules(
              provider, Optional.of(Duration.ofMinutes(5)), TestIdp.NOW)
          .accept(opened);
      return new SamlIdentityBuilder(provider).build(accepted, TestIdp.ROLE).toString();
    } catch (SamlRefusal refusal) {
      return "refused: " + refusal.failure();
    }
  }
}
