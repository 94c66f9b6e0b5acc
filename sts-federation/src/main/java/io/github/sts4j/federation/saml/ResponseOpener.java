package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.federation.SamlProvider.AssertionEncryptionMode;
import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.SignatureVerifier;
import io.github.sts4j.federation.saml.signature.XmlSignatureEngine;
import io.github.sts4j.federation.saml.xml.Base64Text;
import io.github.sts4j.federation.saml.xml.DecryptedXml;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.StrictXml;
import io.github.sts4j.federation.saml.xml.XmlNames;
import io.github.sts4j.federation.saml.xml.XmlProfile;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * From the presented text to an assertion that the provider vouches for: structure, signatures, decryption. From each
 * signature on, what was presented is out of reach and only what was signed goes on.
 */
final class ResponseOpener {
  private final StrictXml xml;
  private final SignatureVerifier signatures;
  private final AssertionDecryptor decryptor;
  private final DecryptedXml decrypted;
  private final EncryptedParts parts;

  ResponseOpener(StrictXml xml, XmlSignatureEngine engine, AssertionDecryptor decryptor) {
    this.xml = requireNonNull(xml, "xml");
    this.signatures = new SignatureVerifier(engine, xml);
    this.decryptor = requireNonNull(decryptor, "decryptor");
    this.decrypted = new DecryptedXml(xml);
    this.parts = new EncryptedParts(decryptor, decrypted);
  }

  /** @throws SamlRefusal when anything is wrong with it */
  OpenedResponse open(String base64, TrustedProvider provider) {
    Document presented = xml.parse(Base64Text.decode(base64), XmlProfile.MESSAGE);
    ElementView response = DocumentShape.response(presented);
    Optional<ElementView> signature = DocumentShape.signature(response);
    if (signature.isPresent()) {
      // S25: a signature that is there must be right, whether or not anything depends on it.
      response = DocumentShape.response(signatures.verified(
          response, signature.get(), provider.responseKeys(), XmlProfile.MESSAGE));
    }
    ElementView assertion = assertion(response, signature.isPresent(), provider);
    parts.reveal(assertion, provider);
    return new OpenedResponse(ResponseHead.read(response), AssertionReader.read(assertion));
  }

  private ElementView assertion(ElementView response, boolean vouched, TrustedProvider provider) {
    ElementView holder = response.children().stream()
        .filter(child -> XmlNames.SAML.equals(child.element().getNamespaceURI()))
        .filter(child -> child.element().getLocalName().endsWith("Assertion"))
        .findFirst()
        .orElseThrow(() -> ElementView.structure("no assertion"));
    Optional<AssertionEncryptionMode> mode = provider.settings().assertionEncryptionMode();
    boolean encrypted = holder.is(XmlNames.SAML, "EncryptedAssertion");
    // SM-3
    if (encrypted
        ? mode.isEmpty()
        : mode.filter(AssertionEncryptionMode.REQUIRED::equals).isPresent()) {
      throw new SamlRefusal(
          SamlFailure.ENCRYPTION_MODE,
          encrypted
              ? "encrypted, which this provider may not"
              : "plain, which this provider may not");
    }
    return encrypted
        ? decrypted(holder, vouched, provider)
        : signed(holder, vouched && provider.settings().allowResponseSignature(), provider);
  }

  private ElementView decrypted(ElementView holder, boolean vouched, TrustedProvider provider) {
    try {
      boolean mayLackAuthentication = vouched || !provider.isStrict();
      byte[] plaintext = decryptor.decrypt(
          EncryptedForm.of(holder, provider), provider.decryptionKeys(), mayLackAuthentication);
      ElementView assertion = DocumentShape.assertion(decrypted.parse(plaintext, holder));
      return signed(assertion, vouched && provider.settings().allowResponseSignature(), provider);
    } catch (SamlRefusal any) {
      // S26: one failure for whatever is wrong inside.
      throw new SamlRefusal(SamlFailure.DECRYPTION, String.valueOf(any.getMessage()));
    }
  }

  /** The assertion as its own signature covers it; or as it is, when it is enough that the response's covers it. */
  private ElementView signed(ElementView assertion, boolean vouched, TrustedProvider provider) {
    Optional<ElementView> signature = DocumentShape.signature(assertion);
    if (signature.isPresent()) {
      return DocumentShape.assertion(
          signatures.verified(assertion, signature.get(), provider.keys(), XmlProfile.MESSAGE));
    }
    if (!vouched) {
      throw new SamlRefusal(SamlFailure.UNSIGNED_ASSERTION, "the assertion is not signed"); // SM-11
    }
    return assertion;
  }
}
