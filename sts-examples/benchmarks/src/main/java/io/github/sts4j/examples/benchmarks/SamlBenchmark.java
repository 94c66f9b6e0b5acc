package io.github.sts4j.examples.benchmarks;

import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.ParserConfigurationException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** Verification of a SAML response, beside the bare validation of its XML signature and the bare verification of as many octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SamlBenchmark {
  private SignedSamlResponse response;
  private Document parsed;
  private byte[] signature;

  /** Signs the response to verify. */
  @Setup
  public void prepare()
      throws GeneralSecurityException, ParserConfigurationException, SAXException, IOException {
    response = SignedSamlResponse.typical();
    parsed = response.document();
    signature = Base64.getMimeDecoder().decode(first(parsed, "SignatureValue").getTextContent());
  }

  /** The platform's RSA verification of a signature of that size, whatever it says. */
  @Benchmark
  public boolean rsaAlone() throws GeneralSecurityException {
    Signature bare = Signature.getInstance("SHA256withRSA");
    bare.initVerify(response.key());
    bare.update(signature);
    return bare.verify(signature);
  }

  /** The platform's validation of the XML signature in a tree that was parsed before. */
  @Benchmark
  public boolean xmlSignatureAlone() throws MarshalException, XMLSignatureException {
    return isValid(parsed);
  }

  /** The same with the parsing: the least that a verifier does. */
  @Benchmark
  public boolean parseAndXmlSignature()
      throws ParserConfigurationException, SAXException, IOException, MarshalException,
          XMLSignatureException {
    return isValid(response.document());
  }

  /** From the response's text to the identity. */
  @Benchmark
  public VerifiedSamlIdentity verify() {
    return response
        .verifier()
        .verify(SignedSamlResponse.ROLE, SignedSamlResponse.PROVIDER, response.base64());
  }

  private boolean isValid(Document document) throws MarshalException, XMLSignatureException {
    first(document, "Assertion").setIdAttribute("ID", true);
    DOMValidateContext context =
        new DOMValidateContext(response.key(), first(document, "Signature"));
    XMLSignature xml = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
    return xml.validate(context);
  }

  private static Element first(Document document, String name) {
    return (Element) document.getElementsByTagNameNS("*", name).item(0);
  }
}
