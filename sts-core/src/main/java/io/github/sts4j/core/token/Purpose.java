package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What something was sealed for. The label is authenticated with it, so what was sealed for one purpose opens for no
 * other, though both be under one key. Immutable.
 */
final class Purpose {
  static final Purpose SESSION_TOKEN = new Purpose("sts4j/session-token");
  static final Purpose AUTHORIZATION_MESSAGE = new Purpose("sts4j/authorization-message");

  private final byte[] bytes;

  /** @param label printable ASCII, different for every purpose */
  Purpose(String label) {
    if (label.isEmpty() || !label.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("purpose `" + label + "` must be visible ASCII");
    }
    // The zero byte, so that no label's bytes begin another's.
    bytes = (label + '\0').getBytes(US_ASCII);
  }

  int length() {
    return bytes.length;
  }

  /** Writes the label and a zero byte to the beginning of the target. */
  void writeTo(byte[] target) {
    System.arraycopy(bytes, 0, target, 0, bytes.length);
  }
}
