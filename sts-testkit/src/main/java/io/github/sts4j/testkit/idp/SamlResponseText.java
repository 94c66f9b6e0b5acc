package io.github.sts4j.testkit.idp;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The XML of a response that is not signed yet. */
record SamlResponseText(String entityId, String id, Instant now, SamlClaims claims) {

  String xml() {
    Instant end = now.plus(claims.lifetime());
    return "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
        + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_r" + id
        + "\" Version=\"2.0\" IssueInstant=\"" + now + "\" Destination=\""
        + text(claims.recipient())
        + "\"><saml:Issuer>" + text(entityId) + "</saml:Issuer>"
        + "<samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:Status>"
        + "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_a" + id
        + "\" Version=\"2.0\" IssueInstant=\"" + now + "\"><saml:Issuer>" + text(entityId)
        + "</saml:Issuer>" + subject(end) + conditions(end) + authentication() + attributes()
        + "</saml:Assertion></samlp:Response>";
  }

  private String subject(Instant end) {
    return "<saml:Subject><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">"
        + text(claims.nameId())
        + "</saml:NameID><saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
        + "<saml:SubjectConfirmationData NotOnOrAfter=\"" + end + "\" Recipient=\""
        + text(claims.recipient()) + "\"/></saml:SubjectConfirmation></saml:Subject>";
  }

  private String conditions(Instant end) {
    return "<saml:Conditions NotBefore=\"" + now.minus(Duration.ofMinutes(1)) + "\" NotOnOrAfter=\""
        + end + "\"><saml:AudienceRestriction><saml:Audience>" + text(claims.audience())
        + "</saml:Audience></saml:AudienceRestriction></saml:Conditions>";
  }

  private String authentication() {
    return "<saml:AuthnStatement AuthnInstant=\"" + now + "\" SessionIndex=\"_s" + id
        + "\"><saml:AuthnContext><saml:AuthnContextClassRef>"
        + "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"
        + "</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>";
  }

  private String attributes() {
    StringBuilder statement = new StringBuilder("<saml:AttributeStatement>");
    for (Map.Entry<String, List<String>> attribute : claims.attributes().entrySet()) {
      statement
          .append("<saml:Attribute Name=\"")
          .append(text(attribute.getKey()))
          .append("\">");
      for (String value : attribute.getValue()) {
        statement
            .append("<saml:AttributeValue>")
            .append(text(value))
            .append("</saml:AttributeValue>");
      }
      statement.append("</saml:Attribute>");
    }
    return statement.append("</saml:AttributeStatement>").toString();
  }

  /** Text as it stands in an element or between double quotes. */
  static String text(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
