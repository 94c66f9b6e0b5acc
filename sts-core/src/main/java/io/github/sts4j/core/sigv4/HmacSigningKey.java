package io.github.sts4j.core.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.crypto.Mac;

/** The key that signer and verifier share: of one day, region and service. */
final class HmacSigningKey implements KeyMaterial {
  private final byte[] key;
  // Initialised with the key and never fed, only copied: so threads may share it.
  private final Mac keyed;

  private HmacSigningKey(byte[] key, Mac keyed) {
    this.key = key;
    this.keyed = keyed;
  }

  static HmacSigningKey derive(String secretAccessKey, CredentialScope scope) {
    Mac mac = Hashing.hmacSha256();
    byte[] key = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
    key = Hashing.hmac(mac, key, scope.dateText());
    key = Hashing.hmac(mac, key, scope.region());
    key = Hashing.hmac(mac, key, scope.service());
    key = Hashing.hmac(mac, key, CredentialScope.TERMINATOR);
    return new HmacSigningKey(key, Hashing.keyed(mac, key));
  }

  @Override
  public boolean verifies(String text, byte[] signature) {
    return MessageDigest.isEqual(sign(text), signature);
  }

  byte[] sign(String text) {
    return copy().doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  // Copying spares the provider look-up and the key set-up; not every provider's can be copied.
  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      return Hashing.keyed(Hashing.hmacSha256(), key);
    }
  }
}
