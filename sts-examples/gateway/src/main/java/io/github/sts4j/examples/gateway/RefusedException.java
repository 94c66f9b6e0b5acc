package io.github.sts4j.examples.gateway;

import io.github.sts4j.core.error.AuthenticationException;

/** A request that the gateway does not pass on, and what its sender is told. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  RefusedException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Its messages may be sent to the caller. */
  static RefusedException of(AuthenticationException refusal) {
    return new RefusedException(
        refusal.failure().s3HttpStatus(),
        refusal.failure().s3Code(),
        String.valueOf(refusal.getMessage()));
  }

  /** What the gateway does not know it cannot authorise. */
  static RefusedException unknown(String what) {
    return new RefusedException(501, "NotImplemented", "this gateway does not know " + what);
  }

  static RefusedException denied() {
    return new RefusedException(403, "AccessDenied", "Access Denied");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
