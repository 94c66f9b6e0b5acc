package io.github.sts4j.core.sigv4;

import java.util.Optional;

/** The two ways of signing: with a shared key, good in one region, or with a key pair, good in a set of regions. */
enum SignatureAlgorithm {
  HMAC("AWS4-HMAC-SHA256"),
  ECDSA("AWS4-ECDSA-P256-SHA256");

  private final String text;

  SignatureAlgorithm(String text) {
    this.text = text;
  }

  static Optional<SignatureAlgorithm> of(String text) {
    return of(text, text.length());
  }

  /** The algorithm that the first characters of the text name. */
  static Optional<SignatureAlgorithm> of(String text, int length) {
    if (HMAC.text.length() == length && text.startsWith(HMAC.text)) {
      return Optional.of(HMAC);
    }
    return ECDSA.text.length() == length && text.startsWith(ECDSA.text)
        ? Optional.of(ECDSA)
        : Optional.empty();
  }

  String text() {
    return text;
  }

  /** The bytes of a signature; a malformed one is refused. */
  byte[] signature(TextPart hex, SignatureForm form) {
    if (this == ECDSA) {
      return EcdsaSignature.parse(hex.text())
          .orElseThrow(() -> form.malformed(
              "the signature must be an ECDSA signature on P-256, DER in lower-case hexadecimal"));
    }
    return LowerHex.parseSha256(hex)
        .orElseThrow(
            () -> form.malformed("the signature must be 64 lower-case hexadecimal digits"));
  }
}
