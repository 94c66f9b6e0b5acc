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
    MessageDigest sha256 = Hashing.sha256();
    byte[] key = utf8("AWS4" + secretAccessKey);
    key = HmacSha256.signOnce(key, utf8(scope.dateText()), sha256);
    key = HmacSha256.signOnce(key, utf8(scope.region()), sha256);
    key = HmacSha256.signOnce(key, utf8(scope.service()), sha256);
    key = HmacSha256.signOnce(key, utf8(CredentialScope.TERMINATOR), sha256);
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
