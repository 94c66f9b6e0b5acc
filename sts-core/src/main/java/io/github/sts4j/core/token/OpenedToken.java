package io.github.sts4j.core.token;

/**
 * The claims of a token that was opened, and whether it would open still. Immutable but for the ring behind it, safe for use
 * by many threads. It never prints what is secret.
 */
public final class OpenedToken {
  private final SessionClaims claims;
  private final TokenKey key;
  private final Sealer sealer;

  OpenedToken(SessionClaims claims, TokenKey key, Sealer sealer) {
    this.claims = claims;
    this.key = key;
    this.sealer = sealer;
  }

  /** What the token says. */
  public SessionClaims claims() {
    return claims;
  }

  /** Whether the ring has the very key that opened the token; once it is gone, the token is worth nothing. */
  public boolean isStillOpen() {
    return sealer.opensWith(key);
  }

  /** The claims without the secret access key. */
  @Override
  public String toString() {
    return "OpenedToken[" + claims + "]";
  }
}
