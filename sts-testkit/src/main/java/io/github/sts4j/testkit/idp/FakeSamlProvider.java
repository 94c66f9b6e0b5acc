package io.github.sts4j.testkit.idp;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.w3c.dom.Document;

/**
 * A SAML 2.0 identity provider in the process of a test: it has a key and a certificate of its own, metadata to register, and
 * answers with responses whose assertion is signed. Keys are new in each run. Safe for use by many threads.
 */
public final class FakeSamlProvider {
  private final String entityId;
  private final InstantSource clock;
  private final SigningKeyPair key = SigningKeyPair.generate("saml");
  private final String metadata;

  private FakeSamlProvider(String entityId, InstantSource clock) {
    this.entityId = requireNonNull(entityId, "entityId");
    this.clock = requireNonNull(clock, "clock");
    this.metadata = metadata(Base64.getEncoder()
        .encodeToString(
            SelfSignedCertificate.of(key.pair(), "Identity Provider", clock.instant())));
  }

  /**
   * A provider with one key.
   *
   * @param entityId its name, such as `https://idp.example.org/saml`
   * @param clock when assertions are issued
   */
  public static FakeSamlProvider of(String entityId, InstantSource clock) {
    return new FakeSamlProvider(entityId, clock);
  }

  /** The document to register. */
  public String metadata() {
    return metadata;
  }

  /** A response with a signed assertion, in base64, as AssumeRoleWithSAML takes it. Every assertion has an id of its own. */
  public String response(SamlClaims claims) {
    return base64(AssertionSigner.text(signed(claims)));
  }

  /**
   * The same with the assertion sealed.
   *
   * @param recipient the public key of the service, of RSA
   * @throws IllegalArgumentException if the key is not of RSA
   */
  public String encryptedResponse(SamlClaims claims, PublicKey recipient) {
    Document response = signed(claims);
    String assertion = AssertionSigner.text(AssertionSigner.assertion(response));
    String whole = AssertionSigner.text(response);
    int from = whole.indexOf("<saml:Assertion");
    int to = whole.indexOf("</saml:Assertion>") + "</saml:Assertion>".length();
    return base64(whole.substring(0, from)
        + AssertionEncryption.of(assertion, recipient)
        + whole.substring(to));
  }

  private Document signed(SamlClaims claims) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String response =
        new SamlResponseText(entityId, UUID.randomUUID().toString(), now, claims).xml();
    return AssertionSigner.signed(response, key.pair().getPrivate());
  }

  private String metadata(String certificate) {
    return "<?xml version=\"1.0\"?><md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
        + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" entityID=\""
        + SamlResponseText.text(entityId)
        + "\"><md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
        + "<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>"
        + certificate
        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\""
        + " Location=\"https://idp.example.org/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>";
  }

  private static String base64(String xml) {
    return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
  }
}
