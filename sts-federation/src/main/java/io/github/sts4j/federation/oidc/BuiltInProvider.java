package io.github.sts4j.federation.oidc;

/** Identity providers that every account has without registering them, once the verifier is told to know them (TP-11). */
public enum BuiltInProvider {
  /** Amazon Cognito identity pools; all its condition keys stay with the session (OI-31, OI-40). */
  COGNITO("cognito-identity.amazonaws.com"),
  /** Google accounts. */
  GOOGLE("accounts.google.com");

  private final String principal;

  BuiltInProvider(String principal) {
    this.principal = principal;
  }

  /** The {@code Federated} principal of trust policies, and the prefix of the condition keys. */
  public String principal() {
    return principal;
  }

  /** The {@code iss} of its tokens. */
  public String issuer() {
    return "https://" + principal;
  }
}
