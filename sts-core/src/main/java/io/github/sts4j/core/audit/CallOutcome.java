package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.StsError;

/** How a recorded call went. */
public sealed interface CallOutcome {

  /**
   * It was answered.
   *
   * @param elements what of the answer is recorded
   */
  record Success(ResponseElements elements) implements CallOutcome {
    public Success {
      requireNonNull(elements, "elements");
    }
  }

  /**
   * It was refused, or failed.
   *
   * @param error the error the caller was told
   * @param message the message the caller was told
   */
  record Failure(StsError error, String message) implements CallOutcome {
    public Failure {
      requireNonNull(error, "error");
      requireNonNull(message, "message");
    }
  }
}
