package io.github.sts4j.core.sigv4;

/**
 * The SHA-256 of a request's body, asked for only where the signature covers it and nothing declares it
 * ({@link PayloadMode#FROM_BODY}).
 */
@FunctionalInterface
public interface BodyDigest {

  /** The 32 bytes of the hash of the whole body, as the host received it. */
  byte[] sha256();

  /** The digest of a body in memory. */
  static BodyDigest of(byte[] body) {
    return () -> Hashing.sha256().digest(body);
  }

  /** The digest of an empty body, as of a {@code GET}. */
  static BodyDigest ofEmptyBody() {
    return of(new byte[0]);
  }
}
