package io.github.sts4j.core.error;

import static java.util.Objects.requireNonNull;

/**
 * A call that was refused. The message is safe to send to the caller: it says what to change, never why a trust policy
 * said no to a stranger, and never holds a secret, a token or a one-time code (ER-12).
 */
public class StsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final StsError error;

  /**
   * @param error the AWS error
   * @param message what the caller is told
   */
  public StsException(StsError error, String message) {
    super(requireNonNull(message, "message"));
    this.error = requireNonNull(error, "error");
  }

  /**
   * @param error the AWS error
   * @param message what the caller is told
   * @param cause for our own logs; it never reaches the wire
   */
  public StsException(StsError error, String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.error = requireNonNull(error, "error");
  }

  /** The AWS error: its wire code and HTTP status. */
  public StsError error() {
    return error;
  }

  /** The class, the wire code and the message: what a log shows of it. */
  // The message alone goes to the caller, beside the code.
  @SuppressWarnings("OverrideThrowableToString")
  @Override
  public String toString() {
    return getClass().getName() + ": " + error.code() + ": " + getMessage();
  }
}
