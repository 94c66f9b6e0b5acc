package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import io.github.sts4j.federation.saml.signature.JdkSignatureEngine;
import io.github.sts4j.federation.saml.signature.SignatureVerifier;
import io.github.sts4j.federation.saml.signature.VerificationKeys;
import io.github.sts4j.federation.saml.xml.Base64Text;
import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.SamlInstant;
import io.github.sts4j.federation.saml.xml.StrictXml;
import io.github.sts4j.federation.saml.xml.XmlNames;
import io.github.sts4j.federation.saml.xml.XmlProfile;
import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the metadata document of an identity provider. Unlike a response it holds much that concerns others. */
final class MetadataReader {
  private final StrictXml xml;
  private final SamlMode mode;

  MetadataReader(StrictXml xml, SamlMode mode) {
    this.xml = requireNonNull(xml, "xml");
    this.mode = requireNonNull(mode, "mode");
  }

  /** @throws IllegalArgumentException when the document is not usable */
  SamlMetadata read(String document) {
    return read(root(document));
  }

  /** @throws IllegalArgumentException when the document is not usable, or not signed with the key */
  SamlMetadata readSigned(String document, PublicKey pinnedKey) {
    if (!KeyStrength.accepts(pinnedKey, mode)) {
      throw new IllegalArgumentException(
          "the pinned key is too weak: use RSA of 2048 bits or ECDSA");
    }
    ElementView presented = root(document);
    try {
      ElementView signature = DocumentShape.signature(presented)
          .orElseThrow(() -> new IllegalArgumentException("the metadata's root is not signed"));
      Document signed = new SignatureVerifier(new JdkSignatureEngine(), xml)
          .verified(
              presented,
              signature,
              new VerificationKeys(List.of(pinnedKey), false, true),
              XmlProfile.METADATA);
      return read(new ElementView(signed.getDocumentElement()));
    } catch (SamlRefusal refused) {
      throw new IllegalArgumentException("the metadata is not signed with the pinned key", refused);
    }
  }

  private ElementView root(String document) {
    if (document.length() > SamlMetadata.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the metadata has more than " + SamlMetadata.MAX_LENGTH + " characters");
    }
    try {
      return new ElementView(xml.parse(document, XmlProfile.METADATA).getDocumentElement());
    } catch (SamlRefusal malformed) {
      throw new IllegalArgumentException(
          "could not parse the metadata: it must be XML without a document type", malformed);
    }
  }

  private SamlMetadata read(ElementView entity) {
    if (!entity.is(XmlNames.METADATA, "EntityDescriptor")) {
      throw new IllegalArgumentException(
          "could not parse the metadata: its root must be the EntityDescriptor of one provider");
    }
    String entityId = entity.attribute("entityID").orElse("");
    if (entityId.isEmpty() || entityId.length() > 1024) {
      throw new IllegalArgumentException(
          "the metadata must have an entityID of 1 to 1024 characters");
    }
    List<ElementView> roles = named(entity, XmlNames.METADATA, "IDPSSODescriptor")
        .filter(MetadataReader::speaksSaml2)
        .toList();
    List<PublicKey> keys = keys(roles);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("the metadata of `" + entityId
          + "` must hold a signing certificate of an identity provider, with a key of"
          + (mode == SamlMode.AWS ? " RSA of 1024" : " RSA of 2048")
          + " bits or more, or of ECDSA on P-256, P-384 or P-521");
    }
    return new SamlMetadata(entityId, keys, validUntil(entity, roles));
  }

  private static boolean speaksSaml2(ElementView role) {
    String protocols = role.attribute("protocolSupportEnumeration").orElse("");
    return Arrays.asList(protocols.split("\\s+", -1)).contains(XmlNames.SAMLP);
  }

  private List<PublicKey> keys(List<ElementView> roles) {
    List<PublicKey> keys = new ArrayList<>();
    for (ElementView role : roles) {
      named(role, XmlNames.METADATA, "KeyDescriptor")
          // S03: without a use a key is for both.
          .filter(key -> key.attribute("use").map("signing"::equals).orElse(true))
          .flatMap(key -> named(key, XmlNames.DS, "KeyInfo"))
          .flatMap(info -> named(info, XmlNames.DS, "X509Data"))
          // Further certificates of the same data are of those
          // who vouch for the first: not keys of the provider.
          .flatMap(data -> named(data, XmlNames.DS, "X509Certificate").limit(1))
          .map(MetadataReader::publicKey)
          .filter(key -> KeyStrength.accepts(key, mode))
          .filter(key -> !keys.contains(key))
          .forEach(keys::add);
    }
    return keys;
  }

  private static PublicKey publicKey(ElementView certificate) {
    try {
      byte[] der = Base64Text.decodeLeaf(certificate.text().replaceAll("\\s", ""));
      // SM-1: a repeated extension is an error here.
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der))
          .getPublicKey();
    } catch (CertificateException | SamlRefusal malformed) {
      throw new IllegalArgumentException(
          "a signing certificate of the metadata is malformed", malformed);
    }
  }

  private static Optional<Instant> validUntil(ElementView entity, List<ElementView> roles) {
    return Stream.concat(Stream.of(entity), roles.stream())
        .flatMap(element -> element.attribute("validUntil").stream())
        .map(text -> SamlInstant.parse(text)
            .orElseThrow(() ->
                new IllegalArgumentException("validUntil of the metadata must be a moment in UTC")))
        .min(Comparator.naturalOrder());
  }

  private static Stream<ElementView> named(ElementView parent, String namespace, String localName) {
    List<ElementView> found = new ArrayList<>();
    for (Node node = parent.element().getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && new ElementView(child).is(namespace, localName)) {
        found.add(new ElementView(child));
      }
    }
    return found.stream();
  }
}
