package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * What something is sealed for. Each purpose has a key of its own, derived from the token key, so what was sealed for one
 * opens for no other. Immutable.
 */
final class Purpose {
  static final Purpose SESSION_TOKEN = new Purpose("sts4j/session-token");
  static final Purpose AUTHORIZATION_MESSAGE = new Purpose("sts4j/authorization-message");

  private final byte[] info;

  /** @param label printable ASCII, different for every purpose */
  Purpose(String label) {
    if (label.isEmpty() || !label.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("purpose `" + label + "` must be visible ASCII");
    }
    info = label.getBytes(US_ASCII);
  }

  /** The 32 bytes that seal for this purpose under a token key ({@code docs/token-format.md}, "Keys"). */
  byte[] subkey(TokenKey key) {
    byte[] secret = key.insecureExportSecret();
    byte[] pseudorandomKey = Hkdf.extract(new byte[0], secret);
    try {
      return Hkdf.expand(pseudorandomKey, info, TokenKey.SECRET_LENGTH);
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(pseudorandomKey, (byte) 0);
    }
  }
}
