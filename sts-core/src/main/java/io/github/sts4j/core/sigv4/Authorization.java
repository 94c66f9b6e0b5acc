package io.github.sts4j.core.sigv4;

/** What a signature says of itself, but for its time and its bytes: how, by whom and for what it was made. Immutable. */
record Authorization(SignatureAlgorithm algorithm, Credential credential, SignedHeaders headers) {

  /** Whether the scope is of the day of signing. */
  boolean isOf(SigningInstant signed) {
    return credential.scope().date().equals(signed.date());
  }

  /** The same, keeping nothing else of the request in memory. */
  Authorization detached() {
    return new Authorization(algorithm, credential.detached(), headers.detached());
  }
}
