package io.github.sts4j.federation.saml;

import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.core.federation.VerifiedSamlIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.replay.InMemoryReplayGuard;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.XmlNames;
import io.github.sts4j.policy.Arn;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Document;

/** An identity provider, the service that trusts it, and the responses between them. Tests change the text, then sign. */
final class TestIdp {
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final String ISSUER = "https://idp.example.com/saml";
  static final String RECIPIENT = "https://signin.aws.amazon.com/saml";
  static final String AUDIENCE = "urn:amazon:webservices";
  static final AccountId ACCOUNT = AccountId.of("111122223333");
  static final Arn PROVIDER = Arn.parse("arn:aws:iam::111122223333:saml-provider/corp");
  static final Arn ROLE = Arn.parse("arn:aws:iam::111122223333:role/Reader");
  static final String ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/";

  private TestIdp() {}

  /** A response of a well-behaved provider, not signed yet. */
  static String response() {
    return """
        <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"\
         ID="_response1" Version="2.0" IssueInstant="2026-03-01T12:00:00Z"\
         Destination="https://signin.aws.amazon.com/saml" InResponseTo="_request1">\
        <saml:Issuer>https://idp.example.com/saml</saml:Issuer>\
        <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
        <saml:Assertion ID="_assertion1" Version="2.0" IssueInstant="2026-03-01T12:00:00Z">\
        <saml:Issuer>https://idp.example.com/saml</saml:Issuer>\
        <saml:Subject>\
        <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">alice@example.com</saml:NameID>\
        <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
        <saml:SubjectConfirmationData InResponseTo="_request1" NotOnOrAfter="2026-03-01T12:05:00Z"\
         Recipient="https://signin.aws.amazon.com/saml"/></saml:SubjectConfirmation></saml:Subject>\
        <saml:Conditions NotBefore="2026-03-01T11:59:00Z" NotOnOrAfter="2026-03-01T12:05:00Z">\
        <saml:AudienceRestriction><saml:Audience>urn:amazon:webservices</saml:Audience></saml:AudienceRestriction>\
        </saml:Conditions>\
        <saml:AuthnStatement AuthnInstant="2026-03-01T12:00:00Z" SessionIndex="_session1">\
        <saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password\
        </saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
        <saml:AttributeStatement>\
        <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/Role"><saml:AttributeValue>\
        arn:aws:iam::111122223333:role/Reader,arn:aws:iam::111122223333:saml-provider/corp\
        </saml:AttributeValue></saml:Attribute>\
        <saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/RoleSessionName">\
        <saml:AttributeValue>alice</saml:AttributeValue></saml:Attribute>\
        </saml:AttributeStatement></saml:Assertion></samlp:Response>""";
  }

  /** The response with one text in place of another, which must occur. */
  static String with(String response, String old, String replacement) {
    if (!response.contains(old)) {
      throw new AssertionError("nothing to replace: " + old);
    }
    return response.replace(old, replacement);
  }

  static String with(String old, String replacement) {
    return with(response(), old, replacement);
  }

  /** The response with a further attribute. */
  static String withAttribute(String name, String... values) {
    return and(response(), name, values);
  }

  static String and(String response, String name, String... values) {
    return with(
        response,
        "</saml:AttributeStatement>",
        "<saml:Attribute Name=\"" + name + "\">"
            + Arrays.stream(values)
                .map(value -> "<saml:AttributeValue>" + value + "</saml:AttributeValue>")
                .collect(Collectors.joining())
            + "</saml:Attribute></saml:AttributeStatement>");
  }

  static String signed(String response) {
    return signed(response, TestSigner.of(TestKeys.TRUSTED));
  }

  /** With the assertion signed, as AWS asks. */
  static String signed(String response, TestSigner signer) {
    Document document = TestXml.parse(response);
    signer.sign(TestXml.first(document, XmlNames.SAML, "Assertion"));
    return TestXml.text(document);
  }

  /** With the response signed around whatever it holds. */
  static String responseSigned(String response, TestSigner signer) {
    Document document = TestXml.parse(response);
    signer.sign(document.getDocumentElement());
    return TestXml.text(document);
  }

  static String responseSigned(String response) {
    return responseSigned(response, TestSigner.of(TestKeys.TRUSTED));
  }

  static String metadata(KeyPair... signing) {
    return metadata(Arrays.stream(signing)
        .map(keys -> keyDescriptor("signing", TestKeys.base64(TestKeys.certificate(keys))))
        .collect(Collectors.joining()));
  }

  static String keyDescriptor(String use, String certificate) {
    return "<md:KeyDescriptor" + (use.isEmpty() ? "" : " use=\"" + use + "\"")
        + "><ds:KeyInfo><ds:X509Data>" + "<ds:X509Certificate>" + certificate
        + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>";
  }

  static String metadata(String keyDescriptors) {
    return "<?xml version=\"1.0\"?><md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\""
        + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" ID=\"_metadata1\" entityID=\"" + ISSUER
        + "\">"
        + "<md:IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
        + keyDescriptors
        + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\""
        + " Location=\"https://idp.example.com/sso\"/></md:IDPSSODescriptor></md:EntityDescriptor>";
  }

  static SamlProvider provider() {
    return provider(metadata(TestKeys.TRUSTED));
  }

  static SamlProvider provider(String metadata) {
    return new SamlProvider(
        ACCOUNT,
        "corp",
        metadata,
        List.of(RECIPIENT),
        List.of(AUDIENCE),
        Duration.ofSeconds(60),
        false,
        false,
        false,
        Optional.empty(),
        List.of());
  }

  static SamlProvider allowing(boolean replay, boolean responseSignature, boolean sha1) {
    return provider(replay, responseSignature, sha1, Optional.empty());
  }

  static SamlProvider decrypting(
      AssertionEncryptionMode mode, boolean responseSignature, String... pems) {
    return provider(false, responseSignature, false, Optional.of(mode), pems);
  }

  private static SamlProvider provider(
      boolean replay,
      boolean responseSignature,
      boolean sha1,
      Optional<AssertionEncryptionMode> mode,
      String... pems) {
    SamlProvider base = provider();
    return new SamlProvider(
        ACCOUNT,
        "corp",
        base.metadata(),
        base.recipients(),
        base.audiences(),
        base.clockSkew(),
        replay,
        responseSignature,
        sha1,
        mode,
        List.of(pems));
  }

  static SamlResponseVerifier verifier(SamlProvider provider, SamlMode mode, Instant now) {
    return SamlResponseVerifier.builder(
            arn -> Optional.of(provider), new InMemoryReplayGuard(10_000), () -> now)
        .mode(mode)
        .build();
  }

  static VerifiedSamlIdentity accept(String response) {
    return accept(provider(), response);
  }

  static VerifiedSamlIdentity accept(SamlProvider provider, String response) {
    return verifier(provider, SamlMode.STRICT, NOW)
        .verify(ROLE, PROVIDER, TestXml.base64(response));
  }

  static VerifiedSamlIdentity acceptAws(SamlProvider provider, String response) {
    return verifier(provider, SamlMode.AWS, NOW).verify(ROLE, PROVIDER, TestXml.base64(response));
  }

  /** The check that stops the response. */
  static SamlFailure refusal(String response) {
    return refusal(provider(), SamlMode.STRICT, NOW, response);
  }

  static SamlFailure refusal(SamlProvider provider, String response) {
    return refusal(provider, SamlMode.STRICT, NOW, response);
  }

  static SamlFailure refusal(SamlProvider provider, SamlMode mode, Instant now, String response) {
    return refusalOf(verifier(provider, mode, now), TestXml.base64(response));
  }

  static SamlFailure refusalOf(SamlResponseVerifier verifier, String base64) {
    try {
      verifier.verify(ROLE, PROVIDER, base64);
    } catch (StsException refused) {
      SamlFailure failure = ((SamlRefusal) refused.getCause()).failure();
      if (refused.error() != failure.error() || !refused.getMessage().equals(failure.message())) {
        throw new AssertionError("the caller sees more or less than the failure", refused);
      }
      return failure;
    }
    throw new AssertionError("accepted");
  }
}
