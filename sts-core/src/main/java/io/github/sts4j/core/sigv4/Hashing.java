package io.github.sts4j.core.sigv4;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two functions signatures are made of. Every Java platform has both. */
final class Hashing {
  static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String HMAC = "HmacSHA256";

  // Never fed, only copied, which spares the provider look-up of each new one.
  private static final MessageDigest SHA256 = digest("SHA-256");

  private Hashing() {}

  static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA256.clone();
    } catch (CloneNotSupportedException e) {
      return digest("SHA-256");
    }
  }

  static byte[] sha256(String ascii) {
    return sha256().digest(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks " + algorithm, e);
    }
  }

  static Mac hmacSha256() {
    try {
      return Mac.getInstance(HMAC);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform lacks " + HMAC, e);
    }
  }

  /** The given function, set to the key. */
  static Mac keyed(Mac mac, byte[] key) {
    try {
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("this Java platform refuses a key for " + HMAC, e);
    }
  }
}
