package io.github.sts4j.core.error;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.AccessDecision;
import java.util.Optional;

/**
 * A call that the policies, or the kind of caller, do not allow. The message names the caller, the action and the resource
 * and nothing else (AR-4); {@link #decision} says why, and is for the operator's logs, never for the wire.
 */
public final class AccessDeniedException extends StsException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<AccessDecision> decision;

  /** A refusal that no policy could change, such as AssumeRole by an account root. */
  public AccessDeniedException(String message) {
    super(StsError.ACCESS_DENIED, message);
    this.decision = Optional.empty();
  }

  /**
   * @param message what the caller is told
   * @param decision the decision that refused the call
   */
  public AccessDeniedException(String message, AccessDecision decision) {
    super(StsError.ACCESS_DENIED, message);
    this.decision = Optional.of(requireNonNull(decision, "decision"));
  }

  /** Why the call was refused; empty when no policy was asked. */
  public Optional<AccessDecision> decision() {
    return decision == null ? Optional.empty() : decision;
  }
}
