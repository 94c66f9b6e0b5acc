package io.github.sts4j.federation.saml.signature;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.StrictXml;
import io.github.sts4j.federation.saml.xml.XmlProfile;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;

/**
 * Replaces an element by what a signature of the provider says that it is. The element that was presented is not returned:
 * what was not signed cannot be read by accident.
 */
public final class SignatureVerifier {
  private static final Logger LOG = System.getLogger(SignatureVerifier.class.getName());

  private final XmlSignatureEngine engine;
  private final StrictXml xml;

  public SignatureVerifier(XmlSignatureEngine engine, StrictXml xml) {
    this.engine = requireNonNull(engine, "engine");
    this.xml = requireNonNull(xml, "xml");
  }

  /**
   * The element as it was signed, as the root of a document of its own.
   *
   * @param target the presented element
   * @param signature the child of it that is its signature
   * @param keys the keys of the provider, the only ones
   * @param profile of the document it becomes
   * @throws SamlRefusal for whatever is wrong with it
   */
  public Document verified(
      ElementView target, ElementView signature, VerificationKeys keys, XmlProfile profile) {
    Document signed = xml.parse(octets(target, signature, keys).bytes(), profile);
    ElementView root = new ElementView(signed.getDocumentElement());
    // S04, S05: what was signed is this very element,
    // not another one that the provider signed some day.
    boolean same = root.is(
            requireNonNull(target.element().getNamespaceURI()), target.element().getLocalName())
        && root.requiredAttribute("ID").equals(target.requiredAttribute("ID"));
    if (!same) {
      throw new SamlRefusal(SamlFailure.SIGNATURE, "the signed octets are another element");
    }
    return signed;
  }

  private SignedOctets octets(ElementView target, ElementView signature, VerificationKeys trusted) {
    SignatureForm form = SignatureForm.of(signature, uris(target, trusted));
    if (form.legacy() && !trusted.allowSha1()) {
      throw new SamlRefusal(SamlFailure.SIGNATURE, "SHA-1, which this provider may not use");
    }
    SignatureForm.dropKeyInfo(signature);
    List<PublicKey> keys = trusted.keys().stream().filter(form::fits).toList();
    for (PublicKey key : keys) {
      Optional<byte[]> octets =
          engine.verify(signature.element(), target.element(), key, form.legacy());
      if (octets.isPresent()) {
        if (form.legacy()) {
          LOG.log(
              Level.DEBUG, "accepted a SAML signature with SHA-1, because its provider may use it");
        }
        return new SignedOctets(octets.get());
      }
    }
    throw new SamlRefusal(SamlFailure.SIGNATURE, "no key of the provider verifies it");
  }

  /** A reference to the whole document is one to its root. SAML wants the identifier (core 5.4.2); some do without. */
  private static Set<String> uris(ElementView target, VerificationKeys trusted) {
    String own = "#" + target.requiredAttribute("ID");
    boolean root = target.element().getOwnerDocument().getDocumentElement() == target.element();
    return root && trusted.allowWholeDocument() ? Set.of(own, "") : Set.of(own);
  }
}
