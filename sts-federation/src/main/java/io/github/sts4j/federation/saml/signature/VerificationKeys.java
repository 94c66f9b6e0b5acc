package io.github.sts4j.federation.saml.signature;

import java.security.PublicKey;
import java.util.List;

/**
 * With what a signature may verify.
 *
 * @param keys at least one; a provider that changes its key has two for a while
 * @param allowSha1 whether signatures and digests with SHA-1 count
 * @param allowWholeDocument whether the reference of a root's signature may leave its identifier out
 */
public record VerificationKeys(
    List<PublicKey> keys, boolean allowSha1, boolean allowWholeDocument) {
  public VerificationKeys {
    keys = List.copyOf(keys);
    // S03: an empty list of keys must never mean «no signature wanted».
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("at least one verification key is required");
    }
  }
}
