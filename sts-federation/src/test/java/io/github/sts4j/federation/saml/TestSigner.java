package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs as an identity provider does, or as one that has been made to do something odd. */
record TestSigner(
    KeyPair keys,
    String algorithm,
    String digest,
    String signedInfoC14n,
    List<String> transforms,
    List<String> prefixes,
    boolean keyInfo) {
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  static final String ENVELOPED = Transform.ENVELOPED;
  static final String EXC = "http://www.w3.org/2001/10/xml-exc-c14n#";

  static TestSigner of(KeyPair keys) {
    return new TestSigner(
        keys,
        keys.getPublic().getAlgorithm().equals("EC")
            ? "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
            : RSA_SHA256,
        SHA256,
        EXC,
        List.of(ENVELOPED, EXC),
        List.of(),
        true);
  }

  TestSigner algorithm(String newAlgorithm) {
    return new TestSigner(
        keys, newAlgorithm, digest, signedInfoC14n, transforms, prefixes, keyInfo);
  }

  TestSigner digest(String newDigest) {
    return new TestSigner(
        keys, algorithm, newDigest, signedInfoC14n, transforms, prefixes, keyInfo);
  }

  TestSigner signedInfoC14n(String newMethod) {
    return new TestSigner(keys, algorithm, digest, newMethod, transforms, prefixes, keyInfo);
  }

  TestSigner transforms(String... newTransforms) {
    return new TestSigner(
        keys, algorithm, digest, signedInfoC14n, List.of(newTransforms), prefixes, keyInfo);
  }

  TestSigner prefixes(String... newPrefixes) {
    return new TestSigner(
        keys, algorithm, digest, signedInfoC14n, transforms, List.of(newPrefixes), keyInfo);
  }

  TestSigner withoutKeyInfo() {
    return new TestSigner(keys, algorithm, digest, signedInfoC14n, transforms, prefixes, false);
  }

  /** Signs the element with a reference to its own identifier, right after its issuer. */
  void sign(Element element) {
    sign(element, element, List.of("#" + element.getAttributeNS(null, "ID")));
  }

  /** Puts a signature into {@code holder} with these references, of which {@code target} is one. */
  void sign(Element holder, Element target, List<String> references) {
    try {
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
      List<Reference> all = new ArrayList<>();
      for (String uri : references) {
        List<Transform> steps = new ArrayList<>();
        for (String transform : transforms) {
          steps.add(factory.newTransform(transform, parameters(transform)));
        }
        all.add(
            factory.newReference(uri, factory.newDigestMethod(digest, null), steps, null, null));
      }
      Node place = afterIssuer(holder);
      DOMSignContext context = place == null
          ? new DOMSignContext(keys.getPrivate(), holder)
          : new DOMSignContext(keys.getPrivate(), holder, place);
      context.setDefaultNamespacePrefix("ds");
      context.setProperty("org.jcp.xml.dsig.secureValidation", false);
      context.setIdAttributeNS(target, null, "ID");
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(signedInfoC14n, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(algorithm, (SignatureMethodParameterSpec) null),
                  all),
              keyInfo ? keyInfo(holder.getOwnerDocument()) : null)
          .sign(context);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private TransformParameterSpec parameters(String transform) {
    return transform.equals(EXC) && !prefixes.isEmpty() ? new ExcC14NParameterSpec(prefixes) : null;
  }

  private KeyInfo keyInfo(Document document) {
    Element data = document.createElementNS(XmlNames.DS, "ds:X509Data");
    Element certificate = document.createElementNS(XmlNames.DS, "ds:X509Certificate");
    certificate.setTextContent(TestKeys.base64(TestKeys.certificate(keys)));
    data.appendChild(certificate);
    return KeyInfoFactory.getInstance("DOM").newKeyInfo(List.of(new DOMStructure(data)));
  }

  private static Node afterIssuer(Element holder) {
    for (Node node = holder.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && child.getLocalName().equals("Issuer")) {
        return child.getNextSibling();
      }
    }
    return holder.getFirstChild();
  }
}
