package io.github.sts4j.federation.saml;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts any text in the place of an assertion. */
final class TestEncryption {
  private TestEncryption() {}

  static String of(String plaintext, PublicKey to) {
    try {
      byte[] key = new byte[32];
      byte[] iv = new byte[12];
      new SecureRandom().nextBytes(key);
      new SecureRandom().nextBytes(iv);
      Cipher content = Cipher.getInstance("AES/GCM/NoPadding");
      content.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
      byte[] sealed = content.doFinal(plaintext.getBytes(StandardCharsets.UTF_8));
      byte[] ciphertext = new byte[iv.length + sealed.length];
      System.arraycopy(iv, 0, ciphertext, 0, iv.length);
      System.arraycopy(sealed, 0, ciphertext, iv.length, sealed.length);
      Cipher transport = Cipher.getInstance("RSA/ECB/OAEPPadding");
      transport.init(
          Cipher.ENCRYPT_MODE,
          to,
          new OAEPParameterSpec(
              "SHA-1",
              "MGF1",
              java.security.spec.MGF1ParameterSpec.SHA1,
              PSource.PSpecified.DEFAULT));
      return holder(transport.doFinal(key), ciphertext);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String holder(byte[] wrapped, byte[] ciphertext) {
    Base64.Encoder base64 = Base64.getEncoder();
    String response = TestIdp.response();
    String encrypted =
        "<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\">"
            + "<xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes256-gcm\"/>"
            + "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><xenc:EncryptedKey>"
            + "<xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p\"/>"
            + "<xenc:CipherData><xenc:CipherValue>" + base64.encodeToString(wrapped)
            + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>"
            + "<xenc:CipherData><xenc:CipherValue>" + base64.encodeToString(ciphertext)
            + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml:EncryptedAssertion>";
    return response.substring(0, response.indexOf("<saml:Assertion"))
        + encrypted
        + response.substring(response.indexOf("</saml:Assertion>") + "</saml:Assertion>".length());
  }
}
