package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.ElementSequence;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.util.List;
import java.util.Optional;

/** Reads whom an assertion is about. */
final class SubjectReader {
  private SubjectReader() {}

  /** The name, if there is one in the clear: an encrypted one is as good as none. */
  static Optional<NameId> name(ElementView subject) {
    ElementSequence parts = subject.sequence();
    Optional<ElementView> first = identifier(parts);
    parts.all(XmlNames.SAML, "SubjectConfirmation");
    // Some providers put it last when they encrypt it. There is still at most one.
    Optional<ElementView> name = first.isPresent() ? first : identifier(parts);
    parts.end();
    return name.filter(found -> found.is(XmlNames.SAML, "NameID")).map(SubjectReader::nameId);
  }

  private static Optional<ElementView> identifier(ElementSequence parts) {
    Optional<ElementView> name = parts.optional(XmlNames.SAML, "NameID");
    return name.isPresent() ? name : parts.optional(XmlNames.SAML, "EncryptedID");
  }

  static List<Confirmation> confirmations(ElementView subject) {
    ElementSequence parts = subject.sequence();
    identifier(parts);
    return parts.all(XmlNames.SAML, "SubjectConfirmation").stream()
        .map(SubjectReader::confirmation)
        .toList();
  }

  private static NameId nameId(ElementView name) {
    name.allowAttributes("Format", "NameQualifier", "SPNameQualifier", "SPProvidedID");
    return new NameId(name.text(), name.attribute("Format"), name.attribute("SPNameQualifier"));
  }

  private static Confirmation confirmation(ElementView confirmation) {
    confirmation.allowAttributes("Method");
    ElementSequence parts = confirmation.sequence();
    // Who may confirm in place of the subject: nobody here asks.
    parts.optional(XmlNames.SAML, "NameID");
    Optional<ElementView> data = parts.optional(XmlNames.SAML, "SubjectConfirmationData");
    parts.end();
    data.ifPresent(found -> {
      found.allowAttributes("NotBefore", "NotOnOrAfter", "Recipient", "InResponseTo", "Address");
      found.requireEmpty();
    });
    return new Confirmation(
        confirmation.requiredAttribute("Method"),
        data.flatMap(found -> AssertionReader.instant(found, "NotBefore")),
        data.flatMap(found -> AssertionReader.instant(found, "NotOnOrAfter")),
        data.flatMap(found -> found.attribute("Recipient")),
        data.flatMap(found -> found.attribute("InResponseTo")));
  }
}
