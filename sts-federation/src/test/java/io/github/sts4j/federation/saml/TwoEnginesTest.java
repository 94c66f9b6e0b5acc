package io.github.sts4j.federation.saml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.JdkSignatureEngine;
import io.github.sts4j.federation.saml.signature.XmlSignatureEngine;
import io.github.sts4j.federation.saml.xml.StrictXml;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The JDK's engine and Apache Santuario's come to one verdict on every recorded response, and read each other's signatures. */
class TwoEnginesTest {

  @Test
  void everyRecordedResponseGetsOneVerdict() {
    Corpus corpus = Corpus.require();
    CorpusBench bench = new CorpusBench(corpus);
    List<PublicKey> keys = bench.keys(corpus.certificates(), SamlMode.AWS);
    ResponseOpener jdk = opener(new JdkSignatureEngine());
    ResponseOpener santuario = opener(new SantuarioEngine());
    TrustedProvider provider = bench.anyProvider(keys);
    List<Corpus.Entry> files = new ArrayList<>(corpus.valid());
    files.addAll(corpus.attacks());
    Map<String, String> different = new TreeMap<>();
    int opened = 0;
    for (Corpus.Entry file : files) {
      String ours = verdict(jdk, provider, CorpusForms.of(file));
      String theirs = verdict(santuario, provider, CorpusForms.of(file));
      if (!ours.equals(theirs)) {
        different.put(file.name(), ours + " but " + theirs);
      }
      opened += ours.startsWith("OpenedResponse") ? 1 : 0;
    }
    System.out.println("SAML engines: " + files.size() + " files, " + opened + " opened by both");
    assertEquals(Map.of(), different);
    assertTrue(opened > 80, "opened " + opened);
  }

  private static ResponseOpener opener(XmlSignatureEngine engine) {
    return new ResponseOpener(new StrictXml(), engine, new AssertionDecryptor(new SecureRandom()));
  }

  private static String verdict(ResponseOpener opener, TrustedProvider provider, String base64) {
    try {
      return opener.open(base64, provider).toString();
    } catch (SamlRefusal refusal) {
      return refusal.failure().toString();
    }
  }

  @Test
  void whatSantuarioSignsIsAccepted() {
    String more = "http://www.w3.org/2001/04/xmldsig-more#";
    String mgf = "http://www.w3.org/2007/05/xmldsig-more#";
    Map<String, KeyPair> algorithms = Map.of(
        more + "rsa-sha256", TestKeys.TRUSTED,
        more + "rsa-sha512", TestKeys.TRUSTED,
        mgf + "sha256-rsa-MGF1", TestKeys.TRUSTED,
        mgf + "sha512-rsa-MGF1", TestKeys.TRUSTED,
        more + "ecdsa-sha256", TestKeys.P256,
        more + "ecdsa-sha384", TestKeys.P384,
        more + "ecdsa-sha512", TestKeys.P521);
    algorithms.forEach((algorithm, keys) -> TestIdp.accept(
        TestIdp.provider(TestIdp.metadata(keys)),
        SantuarioProducer.signed(TestIdp.response(), algorithm, keys.getPrivate())));
    assertEquals(
        SamlFailure.SIGNATURE,
        TestIdp.refusal(SantuarioProducer.signed(
            TestIdp.response(), more + "rsa-sha256", TestKeys.STRANGER.getPrivate())));
  }
}
