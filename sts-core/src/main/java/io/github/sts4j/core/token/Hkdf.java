package io.github.sts4j.core.token;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HKDF with HMAC-SHA-256 (RFC 5869). */
final class Hkdf {
  static final int HASH_LENGTH = 32;

  private static final String HMAC = "HmacSHA256";

  private Hkdf() {}

  /** RFC 5869, section 2.2. An empty salt stands for one of zeros. */
  static byte[] extract(byte[] salt, byte[] inputKeyingMaterial) {
    return mac(salt.length == 0 ? new byte[HASH_LENGTH] : salt).doFinal(inputKeyingMaterial);
  }

  /**
   * RFC 5869, section 2.3.
   *
   * @throws IllegalArgumentException for more than 255 blocks of 32 bytes
   */
  static byte[] expand(byte[] pseudorandomKey, byte[] info, int length) {
    int blocks = (length + HASH_LENGTH - 1) / HASH_LENGTH;
    if (blocks > 255) {
      throw new IllegalArgumentException(
          "HKDF gives at most " + 255 * HASH_LENGTH + " bytes, not " + length);
    }
    Mac mac = mac(pseudorandomKey);
    byte[] output = new byte[blocks * HASH_LENGTH];
    byte[] previous = new byte[0];
    for (int block = 1; block <= blocks; block++) {
      mac.update(previous);
      mac.update(info);
      mac.update((byte) block);
      previous = mac.doFinal();
      System.arraycopy(previous, 0, output, (block - 1) * HASH_LENGTH, HASH_LENGTH);
    }
    return Arrays.copyOf(output, length);
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Java runtime lacks " + HMAC, e);
    }
  }
}
