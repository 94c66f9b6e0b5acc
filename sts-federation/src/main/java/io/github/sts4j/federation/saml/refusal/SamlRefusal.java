package io.github.sts4j.federation.saml.refusal;

import io.github.sts4j.core.error.StsException;

/** A response that a check stopped, before it becomes the error that the caller sees. Holds nothing of the response. */
public final class SamlRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final SamlFailure failure;

  /**
   * @param failure the check
   * @param detail for the operator's logs: constant text, nothing of the response
   */
  public SamlRefusal(SamlFailure failure, String detail) {
    super(failure + ": " + detail, null, false, false);
    this.failure = failure;
  }

  public SamlFailure failure() {
    return failure;
  }

  /** The error for the caller; this refusal is its cause, for the logs. */
  public StsException forCaller() {
    return new StsException(failure.error(), failure.message(), this);
  }
}
