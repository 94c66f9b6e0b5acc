package io.github.sts4j.federation.saml;

import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * RSA-OAEP, the only way a content key may be wrapped (SM-3): PKCS #1 v1.5 would hand out an oracle (S26).
 *
 * @param digest the JCA name of the hash of the label
 * @param mgfDigest the JCA name of the hash of the mask
 */
record KeyTransport(String digest, String mgfDigest) {
  private static final String OAEP_MGF1P = XmlNames.XENC + "rsa-oaep-mgf1p";
  private static final String OAEP = XmlNames.XENC11 + "rsa-oaep";
  private static final Map<String, String> DIGESTS = Map.of(
      XmlNames.DS + "sha1",
      "SHA-1",
      XmlNames.XENC + "sha256",
      "SHA-256",
      "http://www.w3.org/2001/04/xmldsig-more#sha384",
      "SHA-384",
      XmlNames.XENC + "sha512",
      "SHA-512");
  private static final Map<String, String> MASKS = Map.of(
      XmlNames.XENC11 + "mgf1sha1", "SHA-1",
      XmlNames.XENC11 + "mgf1sha256", "SHA-256",
      XmlNames.XENC11 + "mgf1sha384", "SHA-384",
      XmlNames.XENC11 + "mgf1sha512", "SHA-512");

  static KeyTransport of(ElementView method) {
    method.allowAttributes("Algorithm");
    String algorithm = method.requiredAttribute("Algorithm");
    if (!algorithm.equals(OAEP_MGF1P) && !algorithm.equals(OAEP)) {
      throw ElementView.structure("a key transport that is not accepted");
    }
    String digest = "SHA-1"; // the default of both
    String mask = "SHA-1";
    ElementSequence parts = method.sequence();
    for (ElementView part : parts.rest()) {
      if (part.is(XmlNames.DS, "DigestMethod")) {
        digest = named(part, DIGESTS);
      } else if (part.is(XmlNames.XENC11, "MGF") && algorithm.equals(OAEP)) {
        mask = named(part, MASKS);
      } else {
        throw ElementView.structure("a parameter of the key transport that is not accepted");
      }
    }
    return new KeyTransport(digest, mask);
  }

  byte[] unwrap(RSAPrivateKey key, byte[] wrapped) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        key,
        new OAEPParameterSpec(
            digest, "MGF1", new MGF1ParameterSpec(mgfDigest), PSource.PSpecified.DEFAULT));
    return cipher.doFinal(wrapped);
  }

  private static String named(ElementView part, Map<String, String> names) {
    part.allowAttributes("Algorithm");
    part.requireEmpty();
    String name = names.get(part.requiredAttribute("Algorithm"));
    if (name == null) {
      throw ElementView.structure("a hash of the key transport that is not accepted");
    }
    return name;
  }
}
