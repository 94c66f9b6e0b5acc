package io.github.sts4j.federation.saml;

import io.github.sts4j.federation.saml.xml.XmlNames;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The ciphers an assertion may be encrypted with (SM-3): XML Encryption 1.1, sections 5.2.2 and 5.2.4. */
enum ContentCipher {
  AES128_GCM(XmlNames.XENC11 + "aes128-gcm", 16, true),
  AES192_GCM(XmlNames.XENC11 + "aes192-gcm", 24, true),
  AES256_GCM(XmlNames.XENC11 + "aes256-gcm", 32, true),
  AES128_CBC(XmlNames.XENC + "aes128-cbc", 16, false),
  AES256_CBC(XmlNames.XENC + "aes256-cbc", 32, false);

  private static final int BLOCK = 16;
  private static final int GCM_IV = 12;
  private static final int GCM_TAG_BITS = 128;

  private final String uri;
  private final int keyLength;
  private final boolean authenticated;

  ContentCipher(String uri, int keyLength, boolean authenticated) {
    this.uri = uri;
    this.keyLength = keyLength;
    this.authenticated = authenticated;
  }

  static Optional<ContentCipher> of(String uri) {
    return Arrays.stream(values()).filter(cipher -> cipher.uri.equals(uri)).findFirst();
  }

  int keyLength() {
    return keyLength;
  }

  /** Whether an altered ciphertext is noticed; if not, somebody else must have vouched for it. */
  boolean isAuthenticated() {
    return authenticated;
  }

  /** @throws GeneralSecurityException when the ciphertext is not one of this key; says nothing to anybody */
  byte[] decrypt(byte[] key, byte[] ciphertext) throws GeneralSecurityException {
    SecretKeySpec secret = new SecretKeySpec(key, "AES");
    if (authenticated) {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      requireLength(ciphertext, GCM_IV + GCM_TAG_BITS / 8);
      cipher.init(
          Cipher.DECRYPT_MODE, secret, new GCMParameterSpec(GCM_TAG_BITS, ciphertext, 0, GCM_IV));
      return cipher.doFinal(ciphertext, GCM_IV, ciphertext.length - GCM_IV);
    }
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    requireLength(ciphertext, 2 * BLOCK);
    cipher.init(Cipher.DECRYPT_MODE, secret, new IvParameterSpec(ciphertext, 0, BLOCK));
    return unpadded(cipher.doFinal(ciphertext, BLOCK, ciphertext.length - BLOCK));
  }

  private static byte[] unpadded(byte[] padded) throws GeneralSecurityException {
    // Only the last octet counts: the others of the padding may be anything.
    int padding = padded[padded.length - 1];
    if (padding < 1 || padding > BLOCK) {
      throw new GeneralSecurityException("padding");
    }
    return Arrays.copyOf(padded, padded.length - padding);
  }

  private static void requireLength(byte[] ciphertext, int least) throws GeneralSecurityException {
    if (ciphertext.length < least) {
      throw new GeneralSecurityException("too short");
    }
  }
}
