package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.ElementSequence;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.SamlInstant;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.util.Optional;

/**
 * What a response says around its assertion. Where only the assertion is signed nobody vouches for it: it may cause a
 * refusal, and grants nothing.
 */
record ResponseHead(
    Optional<String> issuer, Optional<String> destination, Optional<String> inResponseTo) {
  private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";

  /** Reads it by exact child order. */
  static ResponseHead read(ElementView response) {
    response.allowAttributes(
        "ID", "Version", "IssueInstant", "Destination", "Consent", "InResponseTo");
    AssertionReader.requireVersion(response);
    response.requiredAttribute("ID");
    SamlInstant.of(response.requiredAttribute("IssueInstant"));
    ElementSequence parts = response.sequence();
    Optional<String> issuer =
        parts.optional(XmlNames.SAML, "Issuer").map(AssertionReader::entityName);
    parts.optional(XmlNames.SAMLP, "Extensions");
    requireSuccess(parts.required(XmlNames.SAMLP, "Status"));
    if (parts.optional(XmlNames.SAML, "Assertion").isEmpty()) {
      parts.required(XmlNames.SAML, "EncryptedAssertion");
    }
    parts.end();
    return new ResponseHead(
        issuer, response.attribute("Destination"), response.attribute("InResponseTo"));
  }

  private static void requireSuccess(ElementView status) {
    status.allowAttributes();
    ElementView code = status.sequence().required(XmlNames.SAMLP, "StatusCode");
    code.allowAttributes("Value");
    // S33: a success within a failure is none, and neither is a failure within a success.
    if (!code.attribute("Value").filter(SUCCESS::equals).isPresent() || code.hasChildElements()) {
      throw new SamlRefusal(SamlFailure.STATUS, "the status is not plain success");
    }
    ElementSequence parts = status.sequence();
    parts.required(XmlNames.SAMLP, "StatusCode");
    parts.optional(XmlNames.SAMLP, "StatusMessage");
    parts.optional(XmlNames.SAMLP, "StatusDetail");
    parts.end();
  }
}
