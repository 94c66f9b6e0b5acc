package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.Key;
import java.security.PublicKey;
import java.security.SecureRandom;
import javax.crypto.KeyGenerator;
import javax.crypto.spec.OAEPParameterSpec;
import org.apache.xml.security.Init;
import org.apache.xml.security.encryption.EncryptedData;
import org.apache.xml.security.encryption.EncryptedKey;
import org.apache.xml.security.encryption.XMLCipher;
import org.apache.xml.security.keys.KeyInfo;
import org.apache.xml.security.signature.XMLSignature;
import org.apache.xml.security.transforms.Transforms;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signs and encrypts as identity providers built on Apache Santuario do. */
final class SantuarioProducer {
  static final String OAEP = XMLCipher.RSA_OAEP;
  static final String OAEP11 = XMLCipher.RSA_OAEP_11;
  static final String RSA15 = XMLCipher.RSA_v1dot5;

  private SantuarioProducer() {}

  static String signed(String response, String algorithm, Key key) {
    Init.init();
    try {
      Document document = TestXml.parse(response);
      Element assertion = TestXml.first(document, XmlNames.SAML, "Assertion");
      XMLSignature signature =
          new XMLSignature(document, "", algorithm, Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
      assertion.insertBefore(signature.getElement(), assertion.getFirstChild().getNextSibling());
      assertion.setIdAttributeNS(null, "ID", true);
      Transforms transforms = new Transforms(document);
      transforms.addTransform(Transforms.TRANSFORM_ENVELOPED_SIGNATURE);
      transforms.addTransform(Transforms.TRANSFORM_C14N_EXCL_OMIT_COMMENTS);
      signature.addDocument("#" + assertion.getAttribute("ID"), transforms, TestSigner.SHA256);
      signature.sign(key);
      return TestXml.text(document);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Puts an EncryptedAssertion in the place of the assertion. */
  static String encrypted(String response, String content, String transport, PublicKey to) {
    return encrypted(response, content, transport, null, null, to);
  }

  static String encrypted(
      String response,
      String content,
      String transport,
      String digest,
      OAEPParameterSpec parameters,
      PublicKey to) {
    return encrypted(
        response, "Assertion", "EncryptedAssertion", content, transport, digest, parameters, to);
  }

  /** Puts the first element of a name, encrypted, into another in its place. */
  static String encrypted(String response, String name, String into, String content, PublicKey to) {
    return encrypted(response, name, into, content, OAEP, null, null, to);
  }

  private static String encrypted(
      String response,
      String name,
      String into,
      String content,
      String transport,
      String digest,
      OAEPParameterSpec parameters,
      PublicKey to) {
    Document document = TestXml.parse(response);
    Element plain = TestXml.first(document, XmlNames.SAML, name);
    // A document of its own, as providers encrypt it: with the namespaces it needs.
    Document own = TestXml.parse(canonical(plain));
    Element encrypted = encrypt(own, content, transport, digest, parameters, to);
    Element holder = document.createElementNS(XmlNames.SAML, "saml:" + into);
    holder.appendChild(document.importNode(encrypted, true));
    plain.getParentNode().replaceChild(holder, plain);
    return TestXml.text(document);
  }

  static String canonical(Element element) {
    Init.init();
    try {
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      org.apache.xml.security.c14n.Canonicalizer.getInstance(TestSigner.EXC)
          .canonicalizeSubtree(element, out);
      return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static Element encrypt(
      Document own,
      String content,
      String transport,
      String digest,
      OAEPParameterSpec parameters,
      PublicKey to) {
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES");
      generator.init(content.contains("128") ? 128 : content.contains("192") ? 192 : 256);
      Key secret = generator.generateKey();
      XMLCipher wrapper = digest == null
          ? XMLCipher.getInstance(transport)
          : XMLCipher.getInstance(transport, null, digest);
      wrapper.init(XMLCipher.WRAP_MODE, to);
      EncryptedKey key = parameters == null
          ? wrapper.encryptKey(own, secret)
          : wrapper.encryptKey(own, secret, parameters, new SecureRandom());
      XMLCipher cipher = XMLCipher.getInstance(content);
      cipher.init(XMLCipher.ENCRYPT_MODE, secret);
      EncryptedData data = cipher.getEncryptedData();
      KeyInfo info = new KeyInfo(own);
      info.add(key);
      data.setKeyInfo(info);
      cipher.doFinal(own, own.getDocumentElement(), false);
      return own.getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
