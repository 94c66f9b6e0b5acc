package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;

/**
 * The key one secret signs with on one day, in one region, for one service. Immutable; it never prints and never leaves
 * this package.
 */
public final class SigningKey {
  private final byte[] key;
  private final CredentialScope scope;
  private final Runnable whenProven;

  private SigningKey(byte[] key, CredentialScope scope, Runnable whenProven) {
    this.key = key;
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
    byte[] secret = ("AWS4" + requireNonNull(secretAccessKey, "secretAccessKey"))
        .getBytes(StandardCharsets.UTF_8);
    byte[] day = Hashing.hmac(secret, scope.date().format(DateTimeFormatter.BASIC_ISO_DATE));
    byte[] region = Hashing.hmac(day, scope.region());
    byte[] service = Hashing.hmac(region, scope.service());
    return new SigningKey(Hashing.hmac(service, CredentialScope.TERMINATOR), scope, () -> {});
  }

  /** This key, telling the action once it has verified a signature. */
  SigningKey whenProven(Runnable action) {
    return new SigningKey(key, scope, action);
  }

  CredentialScope scope() {
    return scope;
  }

  byte[] sign(String stringToSign) {
    return Hashing.hmac(key, stringToSign);
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
