package io.github.sts4j.federation.oidc;

/** An issuer's keys could not be had. The message is for the log: it may name internal addresses. */
final class KeyRetrievalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KeyRetrievalException(String message) {
    super(message);
  }

  KeyRetrievalException(String message, Throwable cause) {
    super(message, cause);
  }
}
