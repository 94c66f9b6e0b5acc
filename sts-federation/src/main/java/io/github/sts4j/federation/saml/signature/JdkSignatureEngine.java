package io.github.sts4j.federation.saml.signature;

import java.io.IOException;
import java.io.InputStream;
import java.security.NoSuchProviderException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import javax.xml.crypto.Data;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.URIDereferencer;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Element;

/** The engine of the JDK, whatever other providers are registered (S40), with secure validation on. */
public final class JdkSignatureEngine implements XmlSignatureEngine {
  private static final String SECURE_VALIDATION = "org.jcp.xml.dsig.secureValidation";
  private static final String CACHE_REFERENCE = "javax.xml.crypto.dsig.cacheReference";

  private final XMLSignatureFactory factory;

  public JdkSignatureEngine() {
    try {
      factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
    } catch (NoSuchProviderException absent) {
      throw new IllegalStateException(
          "the runtime lacks the provider XMLDSig, of the module java.xml.crypto", absent);
    }
  }

  @Override
  public Optional<byte[]> verify(Element signature, Element target, PublicKey key, boolean legacy) {
    DOMValidateContext context =
        new DOMValidateContext(KeySelector.singletonKeySelector(key), signature);
    // It refuses SHA-1, and what else it refuses the form has refused already.
    context.setProperty(SECURE_VALIDATION, !legacy);
    context.setProperty(CACHE_REFERENCE, true);
    context.setIdAttributeNS(target, null, "ID");
    context.setURIDereferencer(new OnlyTarget(target));
    try {
      XMLSignature unmarshalled = factory.unmarshalXMLSignature(context);
      return unmarshalled.validate(context) ? digestInput(unmarshalled) : Optional.empty();
    } catch (MarshalException | XMLSignatureException | IOException | RuntimeException refused) {
      // The runtime's providers throw unchecked what they cannot make out of a key or a value:
      // refused like the rest.
      return Optional.empty();
    }
  }

  private static Optional<byte[]> digestInput(XMLSignature signature) throws IOException {
    List<Reference> references = signature.getSignedInfo().getReferences();
    if (references.size() != 1) {
      return Optional.empty();
    }
    try (InputStream input = references.get(0).getDigestInputStream()) {
      byte[] octets = input == null ? new byte[0] : input.readAllBytes();
      // S14: a canonicalisation that yields nothing signs nothing.
      return octets.length == 0 ? Optional.empty() : Optional.of(octets);
    }
  }

  /** Follows one reference, and no other anywhere (S19). */
  private final class OnlyTarget implements URIDereferencer {
    private final Element target;

    OnlyTarget(Element target) {
      this.target = target;
    }

    @Override
    public Data dereference(URIReference reference, XMLCryptoContext context)
        throws URIReferenceException {
      boolean root = target.getOwnerDocument().getDocumentElement() == target;
      String uri = reference.getURI();
      if (!("#" + target.getAttributeNS(null, "ID")).equals(uri) && !(root && "".equals(uri))) {
        throw new URIReferenceException("not the element that the signature stands in");
      }
      return factory.getURIDereferencer().dereference(reference, context);
    }
  }
}
