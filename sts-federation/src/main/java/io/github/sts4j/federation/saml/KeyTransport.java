package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.ElementView;
import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * How a content key is wrapped: RSA-OAEP (SM-3). PKCS #1 v1.5 hands out an oracle (S26); it is read only where somebody asked
 * for it, and then without telling right from wrong.
 */
sealed interface KeyTransport {

  /**
   * Reads which it is.
   *
   * @param pkcs1 whether PKCS #1 v1.5 may be used
   */
  static KeyTransport of(ElementView method, boolean pkcs1) {
    method.allowAttributes("Algorithm");
    String algorithm = method.requiredAttribute("Algorithm");
    if (pkcs1 && algorithm.equals(Pkcs1.URI)) {
      method.requireEmpty();
      return new Pkcs1();
    }
    return Oaep.of(method, algorithm);
  }

  /** The content key, of as many octets as the other; or the other, when it was not wrapped for this private key. */
  byte[] unwrap(RSAPrivateKey key, byte[] wrapped, byte[] otherwise);

  /**
   * RSA-OAEP.
   *
   * @param digest the JCA name of the hash of the label
   * @param mgfDigest the JCA name of the hash of the mask
   */
  record Oaep(String digest, String mgfDigest) implements KeyTransport {
    private static final String MGF1P = XmlNames.XENC + "rsa-oaep-mgf1p";
    private static final String ANY = XmlNames.XENC11 + "rsa-oaep";
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

    static Oaep of(ElementView method, String algorithm) {
      if (!algorithm.equals(MGF1P) && !algorithm.equals(ANY)) {
        throw ElementView.structure("a key transport that is not accepted");
      }
      String digest = "SHA-1"; // the default of both
      String mask = "SHA-1";
      for (ElementView part : method.children()) {
        if (part.is(XmlNames.DS, "DigestMethod")) {
          digest = named(part, DIGESTS);
        } else if (part.is(XmlNames.XENC11, "MGF") && algorithm.equals(ANY)) {
          mask = named(part, MASKS);
        } else {
          throw ElementView.structure("a parameter of the key transport that is not accepted");
        }
      }
      return new Oaep(digest, mask);
    }

    @Override
    public byte[] unwrap(RSAPrivateKey key, byte[] wrapped, byte[] otherwise) {
      try {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
            Cipher.DECRYPT_MODE,
            key,
            new OAEPParameterSpec(
                digest, "MGF1", new MGF1ParameterSpec(mgfDigest), PSource.PSpecified.DEFAULT));
        byte[] unwrapped = cipher.doFinal(wrapped);
        return unwrapped.length == otherwise.length ? unwrapped : otherwise;
      } catch (GeneralSecurityException notOfThisKey) {
        return otherwise;
      }
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

  /** RSA PKCS #1 v1.5, RFC 8017, section 7.2.2: 00 02, octets that are not zero, 00, the key. */
  record Pkcs1() implements KeyTransport {
    static final String URI = XmlNames.XENC + "rsa-1_5";
    private static final int LEAST_PADDING = 11;

    @Override
    public byte[] unwrap(RSAPrivateKey key, byte[] wrapped, byte[] otherwise) {
      try {
        Cipher cipher = Cipher.getInstance("RSA/ECB/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, key);
        return key(cipher.doFinal(wrapped), otherwise);
      } catch (GeneralSecurityException noNumberOfThisModulus) {
        return otherwise;
      }
    }

    /** Every octet is looked at, and none decides where to go on: it takes as long for a right block as for a wrong one. */
    private static byte[] key(byte[] block, byte[] otherwise) {
      int start = block.length - otherwise.length;
      if (start < LEAST_PADDING) {
        return otherwise;
      }
      int wrong = block[0] | (block[1] ^ 2) | block[start - 1];
      for (int i = 2; i < start - 1; i++) {
        wrong |= ((block[i] & 0xff) - 1) >>> 8; // not zero for zero
      }
      int mask = ((wrong & 0xff) - 1) >> 8; // all ones when nothing is wrong
      byte[] key = new byte[otherwise.length];
      for (int i = 0; i < key.length; i++) {
        key[i] = (byte) ((block[start + i] & mask) | (otherwise[i] & ~mask));
      }
      return key;
    }
  }
}
