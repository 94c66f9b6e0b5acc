package io.github.sts4j.federation.saml;

/** How closely a response is looked at, where AWS is observed to be laxer than its documentation (section 0.2). */
public enum SamlMode {
  /**
   * As documented, or as prudence asks: recipient, audience, times, age, one-time use and the issuer of the response are
   * checked, keys are strong.
   */
  STRICT,

  /**
   * As AWS is observed to behave: recipient, audience, a start in the future, age and one-time use are not checked, RSA keys
   * may have 1024 bits, and AES-CBC needs no signature around it. With this mode every trust policy must test {@code
   * saml:aud} (SM-27).
   */
  AWS
}
