package io.github.sts4j.federation.x509;

/** A part of a certificate whose attributes become tags and condition keys. */
public enum CertificateField {
  /** Whose it is: {@code x509Subject/CN} and so on. */
  SUBJECT,
  /** Who issued it: {@code x509Issuer/CN} and so on. */
  ISSUER,
  /** What else its holder is called: {@code x509SAN/DNS}, {@code x509SAN/URI} and {@code x509SAN/Name/CN} and so on. */
  SUBJECT_ALTERNATIVE_NAME
}
