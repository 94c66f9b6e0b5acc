package io.github.sts4j.testkit.idp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** An assertion sealed for a service provider: AES-256-GCM under a key wrapped with RSA-OAEP (SM-3). */
final class AssertionEncryption {
  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  private static final int KEY_LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private AssertionEncryption() {}

  /** What stands in place of the assertion. */
  static String of(String assertion, PublicKey recipient) {
    byte[] key = random(KEY_LENGTH);
    byte[] nonce = random(NONCE_LENGTH);
    try {
      Cipher content = Cipher.getInstance("AES/GCM/NoPadding");
      content.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      byte[] sealed = content.doFinal(assertion.getBytes(StandardCharsets.UTF_8));
      Cipher transport = Cipher.getInstance("RSA/ECB/OAEPPadding");
      // SHA-1 is the default of this key transport, and no weakness of it.
      transport.init(
          Cipher.ENCRYPT_MODE,
          recipient,
          new OAEPParameterSpec(
              "SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT));
      return element(transport.doFinal(key), nonce, sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the recipient's key must be one of RSA", e);
    }
  }

  private static byte[] random(int length) {
    byte[] octets = new byte[length];
    new SecureRandom().nextBytes(octets);
    return octets;
  }

  private static String element(byte[] wrapped, byte[] nonce, byte[] sealed) {
    byte[] ciphertext = new byte[nonce.length + sealed.length];
    System.arraycopy(nonce, 0, ciphertext, 0, nonce.length);
    System.arraycopy(sealed, 0, ciphertext, nonce.length, sealed.length);
    return "<saml:EncryptedAssertion><xenc:EncryptedData xmlns:xenc=\"" + XENC
        + "\"><xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#aes256-gcm\"/>"
        + "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><xenc:EncryptedKey>"
        + "<xenc:EncryptionMethod Algorithm=\"" + XENC + "rsa-oaep-mgf1p\"/>" + cipherData(wrapped)
        + "</xenc:EncryptedKey></ds:KeyInfo>" + cipherData(ciphertext)
        + "</xenc:EncryptedData></saml:EncryptedAssertion>";
  }

  private static String cipherData(byte[] octets) {
    return "<xenc:CipherData><xenc:CipherValue>" + Base64.getEncoder().encodeToString(octets)
        + "</xenc:CipherValue></xenc:CipherData>";
  }
}
