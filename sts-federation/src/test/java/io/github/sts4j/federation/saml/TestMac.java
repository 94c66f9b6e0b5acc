package io.github.sts4j.federation.saml;

import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.SignatureMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.w3c.dom.Element;

/** Puts a right message authentication code in the place of a signature, with a secret of the attacker's choice. */
final class TestMac {
  private static final String HMAC = "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256";

  private TestMac() {}

  static void sign(Element assertion, byte[] secret) {
    try {
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM", "XMLDSig");
      DOMSignContext context = new DOMSignContext(
          new SecretKeySpec(secret, "HmacSHA256"),
          assertion,
          assertion.getFirstChild().getNextSibling());
      context.setDefaultNamespacePrefix("ds");
      context.setIdAttributeNS(assertion, null, "ID");
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(TestSigner.EXC, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(HMAC, (SignatureMethodParameterSpec) null),
                  List.of(factory.newReference(
                      "#" + assertion.getAttribute("ID"),
                      factory.newDigestMethod(TestSigner.SHA256, null),
                      List.of(
                          factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                          factory.newTransform(TestSigner.EXC, (TransformParameterSpec) null)),
                      null,
                      null))),
              null)
          .sign(context);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
