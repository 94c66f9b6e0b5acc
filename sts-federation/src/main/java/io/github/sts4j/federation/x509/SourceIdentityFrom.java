package io.github.sts4j.federation.x509;

/** What becomes the source identity of a certificate's sessions (SI-1). */
public enum SourceIdentityFrom {
  /**
   * The common name of the subject, as with IAM Roles Anywhere. A certificate without one, or with one that is not 2 to 64 of
   * {@code A-Za-z0-9_+=,.@-}, is refused.
   */
  COMMON_NAME,
  /** The serial number, in lower-case hexadecimal digits. */
  SERIAL_NUMBER,
  /** None is set. */
  NONE
}
