package io.github.sts4j.federation.oidc;

import com.nimbusds.jose.util.Base64URL;

/**
 * A signature with the octets that were decoded when the token was taken apart. The library's own decoder, made to take equal
 * time for equal lengths, costs a twelfth of an RSA verification, and a signature is no secret.
 */
final class DecodedSignature extends Base64URL {
  private static final long serialVersionUID = 1L;

  private final byte[] octets;

  /**
   * @param text known to be canonical base64url
   * @param octets what it stands for
   */
  DecodedSignature(String text, byte[] octets) {
    super(text);
    this.octets = octets.clone();
  }

  @Override
  public byte[] decode() {
    return octets.clone();
  }
}
