package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.ElementSequence;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.SamlInstant;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills an {@link Assertion} from its element by exact child order. What SAML does not know is refused. */
final class AssertionReader {
  private static final String ENTITY = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity";

  private AssertionReader() {}

  static Assertion read(ElementView assertion) {
    assertion.allowAttributes("ID", "Version", "IssueInstant");
    requireVersion(assertion);
    ElementSequence parts = assertion.sequence();
    String issuer = entityName(parts.required(XmlNames.SAML, "Issuer"));
    Optional<ElementView> subject = parts.optional(XmlNames.SAML, "Subject");
    Optional<ElementView> conditions = parts.optional(XmlNames.SAML, "Conditions");
    parts.optional(XmlNames.SAML, "Advice");
    List<Authentication> authentications = new ArrayList<>();
    List<SamlAttribute> attributes = new ArrayList<>();
    for (ElementView statement : parts.rest()) {
      if (statement.is(XmlNames.SAML, "AuthnStatement")) {
        authentications.add(authentication(statement));
      } else if (statement.is(XmlNames.SAML, "AttributeStatement")) {
        attributes.addAll(AttributeReader.read(statement));
      } else {
        throw ElementView.structure(
            "a statement that is neither of authentication nor of attributes");
      }
    }
    return new Assertion(
        assertion.requiredAttribute("ID"),
        SamlInstant.of(assertion.requiredAttribute("IssueInstant")),
        issuer,
        subject.flatMap(SubjectReader::name),
        subject.map(SubjectReader::confirmations).orElse(List.of()),
        conditions.map(AssertionReader::conditions),
        List.copyOf(authentications),
        List.copyOf(attributes));
  }

  static void requireVersion(ElementView message) {
    if (!message.requiredAttribute("Version").equals("2.0")) {
      throw ElementView.structure("not SAML 2.0");
    }
  }

  /** The name of an entity, to the letter (S34). */
  static String entityName(ElementView issuer) {
    if (issuer.attribute("Format").filter(format -> !format.equals(ENTITY)).isPresent()) {
      throw new SamlRefusal(SamlFailure.ISSUER, "the issuer is not named as an entity");
    }
    return issuer.text();
  }

  static Optional<Instant> instant(ElementView element, String attribute) {
    return element.attribute(attribute).map(SamlInstant::of);
  }

  private static Conditions conditions(ElementView conditions) {
    conditions.allowAttributes("NotBefore", "NotOnOrAfter");
    List<List<String>> audiences = new ArrayList<>();
    boolean oneTimeUse = false;
    for (ElementView condition : conditions.children()) {
      if (condition.is(XmlNames.SAML, "AudienceRestriction")) {
        ElementSequence parts = condition.sequence();
        audiences.add(
            parts.all(XmlNames.SAML, "Audience").stream().map(ElementView::text).toList());
        parts.end();
      } else if (condition.is(XmlNames.SAML, "OneTimeUse")) {
        oneTimeUse = true;
      } else if (!condition.is(XmlNames.SAML, "ProxyRestriction")) {
        // S37: a condition that is not understood is not met.
        // (A proxy restriction binds those who issue assertions.)
        throw new SamlRefusal(SamlFailure.CONDITIONS, "a condition that is not understood");
      }
    }
    return new Conditions(
        instant(conditions, "NotBefore"),
        instant(conditions, "NotOnOrAfter"),
        List.copyOf(audiences),
        oneTimeUse);
  }

  private static Authentication authentication(ElementView statement) {
    statement.allowAttributes("AuthnInstant", "SessionIndex", "SessionNotOnOrAfter");
    Set<String> known = Set.of("SubjectLocality", "AuthnContext");
    for (ElementView part : statement.children()) {
      if (!known.contains(part.element().getLocalName())) {
        throw ElementView.structure("an authentication statement with something else in it");
      }
    }
    return new Authentication(
        SamlInstant.of(statement.requiredAttribute("AuthnInstant")),
        instant(statement, "SessionNotOnOrAfter"));
  }
}
