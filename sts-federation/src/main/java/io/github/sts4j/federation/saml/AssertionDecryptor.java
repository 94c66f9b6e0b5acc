package io.github.sts4j.federation.saml;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.federation.saml.refusal.SamlFailure;
import io.github.sts4j.federation.saml.refusal.SamlRefusal;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decrypts an assertion. Whatever goes wrong is one failure (S26), and a wrapped key that does not open is replaced by a
 * random one, so that the work done does not tell which step failed.
 */
final class AssertionDecryptor {
  private final RandomGenerator random;

  AssertionDecryptor(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
  }

  /**
   * The plaintext, of which nothing is to be believed before its own signature is verified.
   *
   * @param vouched whether a verified signature covers the ciphertext, or the mode does without
   */
  byte[] decrypt(EncryptedForm form, List<RSAPrivateKey> keys, boolean vouched) {
    if (!form.content().isAuthenticated() && !vouched) {
      throw new SamlRefusal(SamlFailure.DECRYPTION, "AES-CBC without a signature of the response");
    }
    try {
      return form.decrypt(contentKey(form, keys));
    } catch (GeneralSecurityException undecipherable) {
      throw new SamlRefusal(
          SamlFailure.DECRYPTION, "not decipherable with the provider's private keys");
    }
  }

  private byte[] contentKey(EncryptedForm form, List<RSAPrivateKey> keys) {
    byte[] found = new byte[form.content().keyLength()];
    random.nextBytes(found);
    for (RSAPrivateKey key : keys) {
      found = form.unwrap(key, found);
    }
    return found;
  }
}
