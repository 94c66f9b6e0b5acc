package io.github.sts4j.core.error;

import static java.util.Objects.requireNonNull;

/** A request whose sender could not be established; {@link #failure} says at which check it stopped. */
public final class AuthenticationException extends StsException {
  private static final long serialVersionUID = 1L;

  private final AuthenticationFailure failure;

  /**
   * @param failure the check that failed
   * @param message what the caller is told; nothing derived from a secret
   */
  public AuthenticationException(AuthenticationFailure failure, String message) {
    super(requireNonNull(failure, "failure").stsError(), message);
    this.failure = failure;
  }

  /** The check that failed. */
  public AuthenticationFailure failure() {
    return failure;
  }
}
