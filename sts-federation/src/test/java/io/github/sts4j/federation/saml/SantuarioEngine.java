package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.signature.XmlSignatureEngine;
import java.security.PublicKey;
import java.util.Optional;
import org.apache.xml.security.Init;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Element;

/** A second engine, by other people: Apache Santuario's own API. Behind the same checks it must come to the same verdicts. */
final class SantuarioEngine implements XmlSignatureEngine {
  SantuarioEngine() {
    Init.init();
  }

  @Override
  public Optional<byte[]> verify(Element signature, Element target, PublicKey key, boolean legacy) {
    try {
      target.setIdAttributeNS(null, "ID", true);
      XMLSignature read = new XMLSignature(signature, "", !legacy);
      if (!read.checkSignatureValue(key)) {
        return Optional.empty();
      }
      byte[] octets = read.getSignedInfo().getSignedContentItem(0);
      return octets.length == 0 ? Optional.empty() : Optional.of(octets);
    } catch (XMLSecurityException | RuntimeException refused) {
      return Optional.empty();
    }
  }
}
