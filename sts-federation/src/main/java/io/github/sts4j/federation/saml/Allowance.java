package io.github.sts4j.federation.saml;

/** What a verifier accepts beyond both modes, each only when somebody asked for it by name. */
enum Allowance {
  /** Content keys wrapped with RSA PKCS #1 v1.5 (S26). */
  PKCS1_KEY_TRANSPORT,
  /** A NameID that does not say which kind of name it is (SM-23). */
  NAME_WITHOUT_FORMAT,
  /** White space at the ends of a NameID, as printers of XML put it there, which is no part of the name (S36). */
  NAME_WITHIN_WHITE_SPACE
}
