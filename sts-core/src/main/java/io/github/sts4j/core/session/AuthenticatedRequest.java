package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.sigv4.VerifiedSignature;

/**
 * A request whose sender is known.
 *
 * @param caller who sent it
 * @param signature the verified signature; it also checks the body while it is read
 */
public record AuthenticatedRequest(AuthenticatedCaller caller, VerifiedSignature signature) {
  public AuthenticatedRequest {
    requireNonNull(caller, "caller");
    requireNonNull(signature, "signature");
  }
}
