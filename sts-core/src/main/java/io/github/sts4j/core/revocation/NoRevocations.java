package io.github.sts4j.core.revocation;

import io.github.sts4j.core.token.SessionClaims;

/** The store behind {@link RevocationStore#none}. */
final class NoRevocations implements RevocationStore {
  @Override
  public void revoke(Revocation revocation) {
    throw new IllegalStateException(
        "nothing can be revoked: give the service a store by TokenService.Builder.revocations(...)");
  }

  @Override
  public boolean isRevoked(SessionClaims claims) {
    return false;
  }
}
