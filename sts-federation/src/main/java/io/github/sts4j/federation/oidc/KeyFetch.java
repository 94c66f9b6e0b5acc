package io.github.sts4j.federation.oidc;

/** Gets an issuer's keys anew. It may block until the deadline. */
@FunctionalInterface
interface KeyFetch {
  /**
   * The keys as they are now.
   *
   * @throws KeyRetrievalException when they cannot be had
   */
  KeySet fetch(Deadline deadline);
}
