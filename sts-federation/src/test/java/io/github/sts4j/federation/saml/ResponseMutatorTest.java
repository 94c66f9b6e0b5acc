package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.JdkSignatureEngine;
import io.github.sts4j.federation.saml.signature.XmlSignatureEngine;
import io.github.sts4j.federation.saml.xml.StrictXml;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** No variant of a signed response is accepted with anything that was not signed, and two engines agree on every one. */
class ResponseMutatorTest {
  private static final SamlProvider PROVIDER = new SamlProvider(
      TestIdp.ACCOUNT,
      "corp",
      TestIdp.metadata(TestKeys.TRUSTED, TestKeys.P256),
      List.of(TestIdp.RECIPIENT),
      List.of(TestIdp.AUDIENCE),
      Duration.ofSeconds(60),
      false,
      true,
      false,
      Optional.empty(),
      List.of());

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
    originals.put(
        "signed on a curve", TestIdp.signed(TestIdp.response(), TestSigner.of(TestKeys.P256)));
    return originals;
  }

  /** All variants of a response, in base64. */
  private static Map<String, String> variants(String original) {
    Map<String, String> variants = new LinkedHashMap<>(EncodingVariants.of(original));
    new ResponseMutator(original).variants().forEach(encoding(variants));
    WrappingVariants.of(original).forEach(encoding(variants));
    SignatureVariants.of(original).forEach(encoding(variants));
    return variants;
  }

  private static BiConsumer<String, String> encoding(Map<String, String> into) {
    return (name, xml) -> into.put(name, TestXml.base64(xml));
  }

  @Test
  void noVariantIsAcceptedWithContentThatWasNotSigned() {
    TrustedProvider trusted = TrustedProvider.parse(PROVIDER, SamlMode.STRICT, Set.of());
    Map<String, String> wrong = new TreeMap<>();
    int count = 0;
    int accepted = 0;
    for (Map.Entry<String, String> original : originals().entrySet()) {
      String truth = verdict(jdk, trusted, TestXml.base64(original.getValue()));
      assertTrue(truth.contains("alice"), truth);
      Map<String, String> variants = variants(original.getValue());
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
    assertTrue(count >= 5_000, "only " + count);
  }

  /** The identity, or the failure. */
  private static String verdict(ResponseOpener opener, TrustedProvider provider, String response) {
    try {
      OpenedResponse opened = opener.open(response, provider);
      AcceptedAssertion accepted = new AcceptanceRules(
              provider, Optional.of(Duration.ofMinutes(5)), TestIdp.NOW)
          .accept(opened);
      return new SamlIdentityBuilder(provider).build(accepted, TestIdp.ROLE).toString();
    } catch (SamlRefusal refusal) {
      return "refused: " + refusal.failure();
    }
  }
}
