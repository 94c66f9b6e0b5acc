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
    HmacSha256 ofSecret = new HmacSha256(utf8("AWS4" + secretAccessKey));
    HmacSha256 ofDay = next(ofSecret, scope.dateText());
    HmacSha256 ofRegion = next(ofDay, scope.region());
    HmacSha256 ofService = next(ofRegion, scope.service());
    return new HmacSigningKey(next(ofService, CredentialScope.TERMINATOR));
  }

  @Override
  public boolean verifies(byte[] text, byte[] signature) {
    return MessageDigest.isEqual(sign(text), signature);
  }

  byte[] sign(byte[] text) {
    return hmac.sign(text);
  }

  private static HmacSha256 next(HmacSha256 key, String text) {
    return new HmacSha256(key.sign(utf8(text)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
