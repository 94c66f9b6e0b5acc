package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.ElementSequence;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.util.List;
import java.util.Optional;

/** Reads the attributes of an attribute statement. */
final class AttributeReader {
  private AttributeReader() {}

  static List<SamlAttribute> read(ElementView statement) {
    ElementSequence parts = statement.sequence();
    List<ElementView> attributes = parts.all(XmlNames.SAML, "Attribute");
    if (parts.rest().stream().anyMatch(rest -> rest.is(XmlNames.SAML, "EncryptedAttribute"))) {
      // Without it a condition of a trust policy might come out otherwise.
      throw new SamlRefusal(SamlFailure.ATTRIBUTES, "an encrypted attribute, which cannot be read");
    }
    parts.end();
    return attributes.stream().map(AttributeReader::attribute).toList();
  }

  private static SamlAttribute attribute(ElementView attribute) {
    attribute.allowAttributes("Name", "NameFormat", "FriendlyName");
    ElementSequence parts = attribute.sequence();
    List<ElementView> values = parts.all(XmlNames.SAML, "AttributeValue");
    parts.end();
    String name = attribute.requiredAttribute("Name");
    List<String> texts = values.stream().flatMap(value -> text(value).stream()).toList();
    return new SamlAttribute(
        name,
        texts,
        values.stream().noneMatch(ElementView::hasChildElements),
        texts.size() == values.size());
  }

  /** The text of a value, or of the one {@code NameID} in it, as {@code eduPersonTargetedID} has it. */
  private static Optional<String> text(ElementView value) {
    if (!value.hasChildElements()) {
      return Optional.of(value.text());
    }
    List<ElementView> children = value.children();
    boolean name = children.size() == 1 && children.get(0).is(XmlNames.SAML, "NameID");
    return name ? Optional.of(children.get(0).text()) : Optional.empty();
  }
}
