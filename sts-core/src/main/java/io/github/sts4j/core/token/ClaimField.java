package io.github.sts4j.core.token;

/** The field numbers of {@code docs/token-format.md}, "Claims". A number is never reused. */
final class ClaimField {
  static final int KIND = 1;
  static final int ACCESS_KEY_ID = 2;
  static final int SECRET_ACCESS_KEY = 3;
  static final int PRINCIPAL_ARN = 4;
  static final int PRINCIPAL_ID = 5;
  static final int ISSUED_AT = 6;
  static final int EXPIRES_AT = 7;
  static final int SESSION_NAME = 8;
  static final int SOURCE_IDENTITY = 9;
  static final int SESSION_POLICY = 10;
  static final int SESSION_POLICY_ARN = 11;
  static final int TAG = 12;
  static final int MFA_AUTHENTICATED_AT = 13;
  static final int CHAINED = 14;
  static final int ANCESTOR = 15;
  static final int IDENTITY_PROVIDER = 16;
  static final int FEDERATED_CONTEXT = 17;
  static final int DELEGATE = 18;

  /** Up to here a reader that does not know the field refuses the token; above, it skips the field. */
  static final int LAST_CRITICAL = 63;

  /** Informative. */
  static final int FIRST_PRINCIPAL = 65;

  /** The fields inside a {@link #TAG}. */
  static final int TAG_KEY = 1;

  static final int TAG_VALUE = 2;
  static final int TAG_TRANSITIVE = 3;

  /** The fields inside a {@link #FEDERATED_CONTEXT}. */
  static final int CONTEXT_KEY = 1;

  static final int CONTEXT_VALUE = 2;

  /** The fields inside an {@link #ANCESTOR}. */
  static final int ANCESTOR_KIND = 1;

  static final int ANCESTOR_ACCESS_KEY_ID = 2;
  static final int ANCESTOR_PRINCIPAL_ID = 3;
  static final int ANCESTOR_ISSUED_AT = 4;
  static final int ANCESTOR_SESSION_NAME = 5;
  static final int ANCESTOR_SOURCE_IDENTITY = 6;
  static final int ANCESTOR_SHARES_SOURCE_IDENTITY = 7;

  private ClaimField() {}
}
