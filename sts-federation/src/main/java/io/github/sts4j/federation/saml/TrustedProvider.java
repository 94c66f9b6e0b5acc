package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.federation.SamlProvider;
import io.github.sts4j.federation.saml.signature.VerificationKeys;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Set;

/**
 * A registered provider with everything parsed that was text, and the mode its responses are verified in.
 *
 * @param settings as registered
 * @param metadata its metadata document
 * @param decryptionKeys to read encrypted assertions with
 * @param mode how closely its responses are looked at
 * @param allowances what is accepted besides
 */
record TrustedProvider(
    SamlProvider settings,
    SamlMetadata metadata,
    List<RSAPrivateKey> decryptionKeys,
    SamlMode mode,
    Set<Allowance> allowances) {
  TrustedProvider {
    requireNonNull(settings, "settings");
    requireNonNull(metadata, "metadata");
    decryptionKeys = List.copyOf(decryptionKeys);
    requireNonNull(mode, "mode");
    allowances = Set.copyOf(allowances);
  }

  /** @throws IllegalArgumentException when the metadata or a private key is not usable; says which and why */
  static TrustedProvider parse(SamlProvider settings, SamlMode mode, Set<Allowance> allowances) {
    SamlMetadata metadata = SamlMetadata.parse(settings.metadata(), mode);
    List<RSAPrivateKey> keys = settings.privateKeys().stream()
        .map(pem -> PrivateKeyPem.parse(pem, mode))
        .toList();
    boolean required = settings
        .assertionEncryptionMode()
        .filter(SamlProvider.AssertionEncryptionMode.REQUIRED::equals)
        .isPresent();
    if (required && keys.isEmpty()) {
      throw new IllegalArgumentException(
          "Unable to set assertion encryption mode to Required, because no private key is provided");
    }
    return new TrustedProvider(settings, metadata, keys, mode, allowances);
  }

  /** With what the signature of an assertion may verify. */
  VerificationKeys keys() {
    return new VerificationKeys(metadata.signingKeys(), settings.allowSha1(), false);
  }

  /** With what the signature of a response may verify. */
  VerificationKeys responseKeys() {
    return new VerificationKeys(
        metadata.signingKeys(), settings.allowSha1(), settings.allowResponseSignature());
  }

  boolean isStrict() {
    return mode == SamlMode.STRICT;
  }

  boolean allows(Allowance allowance) {
    return allowances.contains(allowance);
  }

  @Override
  public String toString() {
    return "TrustedProvider[" + settings.arn() + "]";
  }
}
