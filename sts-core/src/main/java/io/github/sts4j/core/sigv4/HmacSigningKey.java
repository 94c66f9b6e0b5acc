package io.github.sts4j.core.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The key that signer and verifier share: of one day, region and service. */
final class HmacSigningKey implements KeyMaterial {
  private final HmacSha256 hmac;

  private HmacSigningKey(HmacSha256 hmac) {
    this.hmac = hmac;
  }

  static HmacSigningKey derive(String secretAccessKey, CredentialScope scope) {
    byte[] key = HmacSha256.signInTurn(
        utf8("AWS4" + secretAccessKey),
        utf8(scope.dateText()),
        utf8(scope.region()),
        utf8(scope.service()),
        utf8(CredentialScope.TERMINATOR));
    return new HmacSigningKey(new HmacSha256(key));
  }

  @Override
  public boolean verifies(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(sign(text), signature);
  }

  byte[] sign(byte[] text) {
    return hmac.sign(text);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
