package io.github.sts4j.core.federation;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A SAML 2.0 provider as an account registers it (SM-1). Immutable; its private keys do not print.
 *
 * @param account the account it is registered in
 * @param name 1 to 128 of {@code A-Za-z0-9_.-}
 * @param metadata the metadata document, XML: it holds the issuer and its signing certificates
 * @param recipients the {@code Recipient}s that an assertion may have (SM-20, strict)
 * @param audiences the audiences that an assertion may have (SM-21, strict)
 * @param clockSkew how far the provider's clock may be off
 * @param allowReplay whether an assertion may be presented more than once (SM-24)
 * @param allowResponseSignature whether a signature on the response alone suffices (SM-11)
 * @param allowSha1 whether signatures with SHA-1 are accepted
 * @param assertionEncryptionMode what is said of encrypted assertions; when empty, they are refused (SM-3)
 * @param privateKeys PEM texts of the keys that open encrypted assertions
 */
public record SamlProvider(
    AccountId account,
    String name,
    String metadata,
    List<String> recipients,
    List<String> audiences,
    Duration clockSkew,
    boolean allowReplay,
    boolean allowResponseSignature,
    boolean allowSha1,
    Optional<AssertionEncryptionMode> assertionEncryptionMode,
    List<String> privateKeys) {

  /** AWS's sign-in page, the recipient of a provider for which no other is given. */
  public static final String SIGN_IN_URL = "https://signin.aws.amazon.com/saml";

  /** AWS's own entity id, the audience of a provider for which no other is given. */
  public static final String SIGN_IN_AUDIENCE = "urn:amazon:webservices";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

  /** Whether assertions may be plain (SM-3). */
  public enum AssertionEncryptionMode {
    /** A plain assertion is refused. */
    REQUIRED,
    /** Both are accepted. */
    ALLOWED
  }

  /** @throws IllegalArgumentException when the name is not as it must be, or the clock skew is negative */
  public SamlProvider {
    requireNonNull(account, "account");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "SAML provider name `" + name + "` must be 1 to 128 of `A-Za-z0-9_.-` (SM-1)");
    }
    requireNonNull(metadata, "metadata");
    recipients = List.copyOf(recipients);
    audiences = List.copyOf(audiences);
    if (clockSkew.isNegative()) {
      throw new IllegalArgumentException("clockSkew must not be negative, but is " + clockSkew);
    }
    requireNonNull(assertionEncryptionMode, "assertionEncryptionMode");
    privateKeys = List.copyOf(privateKeys);
  }

  /** {@code arn:aws:iam::<account>:saml-provider/<name>} (ID-2). */
  public Arn arn() {
    return new Arn("aws", "iam", "", account.value(), "saml-provider/" + name);
  }

  /** This provider with these recipients. */
  public SamlProvider withRecipients(List<String> newRecipients) {
    return new SamlProvider(
        account,
        name,
        metadata,
        newRecipients,
        audiences,
        clockSkew,
        allowReplay,
        allowResponseSignature,
        allowSha1,
        assertionEncryptionMode,
        privateKeys);
  }

  @Override
  public String toString() {
    return "SamlProvider[" + arn() + "]";
  }
}
