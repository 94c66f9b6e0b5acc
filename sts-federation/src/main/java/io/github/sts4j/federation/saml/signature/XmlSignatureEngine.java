package io.github.sts4j.federation.saml.signature;

import java.security.PublicKey;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * The arithmetic of XML signatures, and nothing else: every rule about what may be signed how is checked before
 * ({@link SignatureForm}), and what was signed is read after, from the octets. Implementations are for many threads.
 */
public interface XmlSignatureEngine {

  /**
   * The octets that the signature covers.
   *
   * @param signature of checked form, without any key of its own
   * @param target the element it stands in, the only one its reference may name
   * @param key the key to verify with, the only one
   * @param legacy whether SHA-1 is allowed
   * @return empty when the signature or the digest is wrong; never a reason
   */
  Optional<byte[]> verify(Element signature, Element target, PublicKey key, boolean legacy);
}
