package io.github.sts4j.federation.saml.refusal;

import io.github.sts4j.core.error.StsError;

/**
 * Why a response was refused. The set is for the operator's logs; the caller sees the error and the message alone, and those
 * tell no more apart than AWS does.
 */
public enum SamlFailure {
  UNKNOWN_PROVIDER(Wire.NO_PROVIDER),
  UNUSABLE_PROVIDER(Wire.SIGNATURE),
  NOT_BASE64(Wire.MALFORMED),
  NOT_XML(Wire.MALFORMED),
  IDENTIFIERS(Wire.MALFORMED),
  STRUCTURE(Wire.MALFORMED),
  ENCRYPTION_MODE(Wire.MALFORMED),
  // SM-11: AWS's message, for no signature at all and for one on the response alone.
  UNSIGNED_ASSERTION(
      "Response (with optional signature) must contain an assertion with a mandatory signature"),
  SIGNATURE(Wire.SIGNATURE),
  // The same words as a wrong signature:
  // whoever alters a ciphertext learns nothing of its plaintext.
  DECRYPTION(Wire.SIGNATURE),
  STATUS(Wire.MALFORMED),
  ISSUER("Issuer not present in specified provider"),
  RESPONSE_ISSUER("Issuer not present in specified provider"),
  EXPIRED(StsError.EXPIRED_IDENTITY_TOKEN, "Response has expired"),
  NOT_YET_VALID(Wire.MALFORMED),
  // SA-13: the recipient is what STS calls the audience.
  AUDIENCE(Wire.AUDIENCE),
  RECIPIENT(Wire.AUDIENCE),
  CONDITIONS(Wire.MALFORMED),
  CONFIRMATION(Wire.MALFORMED),
  AUTHENTICATION(Wire.MALFORMED),
  NO_NAME(StsError.ACCESS_DENIED, "Not authorized to perform sts:AssumeRoleWithSAML"),
  NAME(Wire.MALFORMED),
  REPLAYED(Wire.MALFORMED),
  ATTRIBUTES(Wire.MALFORMED),
  ROLE("SAML Assertion doesn't contain the requested Role and Metadata in the attributes"),
  NO_SESSION_NAME("RoleSessionName is required in AuthnResponse"),
  SESSION_NAME("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}"),
  SOURCE_IDENTITY("Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with aws:"),
  SESSION_DURATION(
      "SessionDuration in AuthnResponse must be a number of seconds from 900 to 43200"),
  TAGS(
      StsError.VALIDATION_ERROR,
      "A PrincipalTag in AuthnResponse breaks the rules of session tags"),
  DUPLICATE_TAGS(
      StsError.INVALID_PARAMETER_VALUE,
      "Duplicate tag keys found. Please note that Tag keys are case insensitive."),
  TRANSITIVE_TAGS(
      StsError.INVALID_PARAMETER_VALUE,
      "The specified transitive tag key must be included in the requested tags.");

  private final StsError error;
  private final String message;

  SamlFailure(String message) {
    this(StsError.INVALID_IDENTITY_TOKEN, message);
  }

  SamlFailure(StsError error, String message) {
    this.error = error;
    this.message = message;
  }

  public StsError error() {
    return error;
  }

  public String message() {
    return message;
  }

  /** What AWS says for more than one cause. */
  private static final class Wire {
    // AWS says so of everything that it cannot make out, well-formed base64 included.
    static final String MALFORMED = "Invalid base64 SAMLResponse";
    static final String SIGNATURE = "Response signature invalid";
    static final String AUDIENCE = "Response does not contain the required audience";
    static final String NO_PROVIDER = "Specified provider doesn't exist.";
  }
}
