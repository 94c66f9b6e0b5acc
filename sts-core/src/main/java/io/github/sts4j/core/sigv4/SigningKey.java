package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * The key one secret signs with on one day, in one region, for one service. Immutable; it never prints and never leaves
 * this package.
 */
public final class SigningKey {
  private final byte[] key;
  private final Mac keyed;
  private final CredentialScope scope;
  private final Runnable whenProven;

  /**
   * @param key the key
   * @param keyed initialised with it and never fed, only copied: so threads may share it
   */
  private SigningKey(byte[] key, Mac keyed, CredentialScope scope, Runnable whenProven) {
    this.key = key;
    this.keyed = keyed;
    this.scope = requireNonNull(scope, "scope");
    this.whenProven = whenProven;
  }

  /**
   * Derives the key: four rounds of HMAC-SHA-256. {@link SigningKeyCache} saves them for the next request.
   *
   * @param secretAccessKey the secret as its owner holds it
   * @param scope where the signature is good, from {@link RequestSignature#scope}
   */
  public static SigningKey derive(String secretAccessKey, CredentialScope scope) {
    Mac mac = Hashing.hmacSha256();
    byte[] key = ("AWS4" + requireNonNull(secretAccessKey, "secretAccessKey"))
        .getBytes(StandardCharsets.UTF_8);
    key = Hashing.hmac(mac, key, scope.dateText());
    key = Hashing.hmac(mac, key, scope.region());
    key = Hashing.hmac(mac, key, scope.service());
    key = Hashing.hmac(mac, key, CredentialScope.TERMINATOR);
    return new SigningKey(key, Hashing.keyed(mac, key), scope, () -> {});
  }

  /** This key, telling the action once it has verified a signature. */
  SigningKey whenProven(Runnable action) {
    return new SigningKey(key, keyed, scope, action);
  }

  CredentialScope scope() {
    return scope;
  }

  byte[] sign(String stringToSign) {
    return copy().doFinal(stringToSign.getBytes(StandardCharsets.UTF_8));
  }

  // Copying spares the provider look-up and the key set-up; not every provider's can be copied.
  private Mac copy() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      return Hashing.keyed(Hashing.hmacSha256(), key);
    }
  }

  void proven() {
    whenProven.run();
  }

  /** The scope alone: the key never prints. */
  @Override
  public String toString() {
    return "SigningKey[" + scope + "]";
  }
}
