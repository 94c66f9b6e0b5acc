package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import java.io.IOException;

/** The body being read is not the one that was signed; what was read of it must be dropped. */
public final class BodyVerificationException extends IOException {
  private static final long serialVersionUID = 1L;

  private final AuthenticationException reason;

  BodyVerificationException(AuthenticationException reason) {
    super(reason.getMessage(), reason);
    this.reason = reason;
  }

  /** The error to answer the request with. */
  public AuthenticationException reason() {
    return reason;
  }
}
