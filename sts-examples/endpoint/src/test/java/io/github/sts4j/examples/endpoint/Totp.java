package io.github.sts4j.examples.endpoint;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The code that alice's device shows (RFC 6238). */
final class Totp {
  /** {@code JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP} in base32. */
  private static final byte[] SEED = {
    'H', 'e', 'l', 'l', 'o', '!', (byte) 0xDE, (byte) 0xAD, (byte) 0xBE, (byte) 0xEF,
    'H', 'e', 'l', 'l', 'o', '!', (byte) 0xDE, (byte) 0xAD, (byte) 0xBE, (byte) 0xEF
  };

  private Totp() {}

  static String code(Instant now) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SEED, "HmacSHA1"));
      ByteBuffer hash = ByteBuffer.wrap(
          mac.doFinal(ByteBuffer.allocate(8).putLong(now.getEpochSecond() / 30).array()));
      int number = hash.getInt(hash.get(19) & 0xF) & 0x7FFF_FFFF;
      return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
