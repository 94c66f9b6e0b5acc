package io.github.sts4j.core.sigv4;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The key one secret signs with: on one day, in one region, for one service, or, in the asymmetric variant, the public half
 * of its key pair. Immutable; it never prints and never leaves this package.
 */
public final class SigningKey {
  private final KeyMaterial material;
  private final SignatureAlgorithm algorithm;
  private final CredentialScope scope;
  private final @Nullable Runnable whenProven;

  private SigningKey(
      KeyMaterial material,
      SignatureAlgorithm algorithm,
      CredentialScope scope,
      @Nullable Runnable whenProven) {
    this.material = material;
    this.algorithm = algorithm;
    this.scope = scope;
    this.whenProven = whenProven;
  }

  /**
   * Derives the key to verify a signature with, as its algorithm asks: four rounds of HMAC-SHA-256, or a key pair, which
   * takes a thousand times as long. {@link SigningKeyCache} saves either for the next request.
   *
   * @param secretAccessKey the secret as its owner holds it
   * @param signature the signature to verify
   */
  public static SigningKey derive(String secretAccessKey, RequestSignature signature) {
    if (signature.algorithm() == SignatureAlgorithm.HMAC) {
      return derive(secretAccessKey, signature.scope());
    }
    return new SigningKey(
        EcdsaSigningKey.derive(
            signature.accessKeyId(), requireNonNull(secretAccessKey, "secretAccessKey")),
        SignatureAlgorithm.ECDSA,
        signature.scope(),
        null);
  }

  /**
   * Derives the key that signer and verifier share, for signatures of the common, symmetric kind.
   *
   * @param secretAccessKey the secret as its owner holds it
   * @param scope where the signature is good, from {@link RequestSignature#scope}
   */
  public static SigningKey derive(String secretAccessKey, CredentialScope scope) {
    return new SigningKey(
        HmacSigningKey.derive(
            requireNonNull(secretAccessKey, "secretAccessKey"), requireNonNull(scope, "scope")),
        SignatureAlgorithm.HMAC,
        scope,
        null);
  }

  /** Whether this key is of the algorithm and the scope of a signature. Whose key it is, the caller knows. */
  public boolean isFor(RequestSignature signature) {
    return algorithm == signature.algorithm() && scope.equals(signature.scope());
  }

  /** Whether this key had verified a signature before, and nobody is to be told when it does so again. */
  public boolean isRemembered() {
    return whenProven == null;
  }

  /** This key, telling the action once it has verified a signature. */
  SigningKey whenProven(Runnable action) {
    return new SigningKey(material, algorithm, scope, action);
  }

  SignatureAlgorithm algorithm() {
    return algorithm;
  }

  CredentialScope scope() {
    return scope;
  }

  boolean verifies(byte[] stringToSign, byte[] signature) {
    return material.verifies(stringToSign, signature);
  }

  void proven() {
    if (whenProven != null) {
      whenProven.run();
    }
  }

  /** The scope alone: the key never prints. */
  @Override
  public String toString() {
    return "SigningKey[" + scope + "]";
  }
}
