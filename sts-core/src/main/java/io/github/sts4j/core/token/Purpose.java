package io.github.sts4j.core.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What something was sealed for. The label is authenticated with it, so what was sealed for one purpose opens for no
 * other, though both be under one key.
 *
 * @param label printable ASCII, different for every purpose
 */
record Purpose(String label) {
  static final Purpose SESSION_TOKEN = new Purpose("sts4j/session-token");
  static final Purpose AUTHORIZATION_MESSAGE = new Purpose("sts4j/authorization-message");

  Purpose {
    if (label.isEmpty() || !label.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("purpose `" + label + "` must be visible ASCII");
    }
  }

  /** The label and a zero byte, so that no label's bytes begin another's. */
  byte[] bytes() {
    return (label + '\0').getBytes(US_ASCII);
  }
}
