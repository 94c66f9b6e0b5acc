package io.github.sts4j.federation.oidc;

import io.github.sts4j.core.error.StsException;

/** A token whose signature has not been checked: all it may say is which issuer's keys to check it with. */
final class UnverifiedToken {
  private final CompactToken token;
  private final Claims claims;
  private final String issuer;

  private UnverifiedToken(CompactToken token, boolean lenient) {
    this.token = token;
    this.claims = Claims.parse(token, lenient);
    this.issuer = claims.requiredText("iss");
  }

  /** @throws StsException {@code InvalidIdentityToken} when it is not a JSON Web Token in compact form */
  static UnverifiedToken parse(String token, boolean lenient) {
    return new UnverifiedToken(CompactToken.parse(token), lenient);
  }

  /** The issuer it claims to be of. */
  String issuer() {
    return issuer;
  }

  /**
   * Checks the signature.
   *
   * @return the claims, which are the issuer's own words now
   * @throws StsException {@code InvalidIdentityToken} when it is not the issuer's, or the keys cannot be had (OI-20)
   */
  Claims verifiedBy(Issuer issuer) {
    OidcRegistration registration = issuer.registration();
    TokenHeader header = issuer.headers().read(token);
    if (!registration.algorithms().contains(header.algorithm())) {
      throw Refusal.unverified("the algorithm " + header.algorithm() + " is not registered");
    }
    VerificationKey key = key(issuer, header);
    if (!key.verifies(token, header.algorithm())) {
      throw Refusal.unverified("the signature by " + header.algorithm() + " does not verify");
    }
    issuer.headers().remember(token, header);
    return claims;
  }

  private static VerificationKey key(Issuer issuer, TokenHeader header) {
    try {
      return issuer
          .keys()
          .find(header.keyId())
          .orElseThrow(() -> Refusal.unverified("the issuer has no usable key "
              + header.keyId().map(Refusal::quoted).orElse("that a token without kid could mean")));
    } catch (KeyRetrievalException unavailable) {
      throw Refusal.keysUnavailable(String.valueOf(unavailable.getMessage()));
    }
  }
}
