package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.DecryptedXml;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Puts the plaintext of an encrypted name and of encrypted attributes in their place. Only within an assertion that was
 * verified: its signature covers the ciphertexts, so that nobody but the provider chose them.
 */
final class EncryptedParts {
  private final AssertionDecryptor decryptor;
  private final DecryptedXml xml;

  EncryptedParts(AssertionDecryptor decryptor, DecryptedXml xml) {
    this.decryptor = requireNonNull(decryptor, "decryptor");
    this.xml = requireNonNull(xml, "xml");
  }

  /** Without a key nothing is replaced: whoever reads the assertion decides what that means. */
  void reveal(ElementView assertion, TrustedProvider provider) {
    boolean reads = provider.settings().assertionEncryptionMode().isPresent()
        && !provider.decryptionKeys().isEmpty();
    if (!reads) {
      return;
    }
    try {
      reveal(assertion, "Subject", "EncryptedID", "NameID", provider);
      reveal(assertion, "AttributeStatement", "EncryptedAttribute", "Attribute", provider);
    } catch (SamlRefusal any) {
      // S26: one failure for whatever is wrong inside.
      throw new SamlRefusal(SamlFailure.DECRYPTION, String.valueOf(any.getMessage()));
    }
  }

  private void reveal(
      ElementView assertion, String parent, String sealed, String plain, TrustedProvider provider) {
    for (ElementView around : named(assertion, parent)) {
      for (ElementView holder : named(around, sealed)) {
        EncryptedForm form = EncryptedForm.of(holder, provider);
        byte[] plaintext = decryptor.decrypt(form, provider.decryptionKeys(), true);
        Element found = xml.parse(plaintext, holder).getDocumentElement();
        if (!new ElementView(found).is(XmlNames.SAML, plain)) {
          throw ElementView.structure("something else than a " + plain + " is encrypted");
        }
        Node own = around.element().getOwnerDocument().importNode(found, true);
        around.element().replaceChild(own, holder.element());
      }
    }
  }

  private static List<ElementView> named(ElementView parent, String localName) {
    return parent.children().stream()
        .filter(child -> child.is(XmlNames.SAML, localName))
        .toList();
  }
}
