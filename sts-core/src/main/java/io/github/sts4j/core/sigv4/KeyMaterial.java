package io.github.sts4j.core.sigv4;

/** What a signature is verified with. Immutable, safe for use by many threads. */
sealed interface KeyMaterial permits HmacSigningKey, EcdsaSigningKey {

  /**
   * Whether this is the signature of the text, in constant time where that matters.
   *
   * @param signature as {@link SignatureAlgorithm#signature} gives it
   */
  boolean verifies(byte[] text, byte[] signature);
}
