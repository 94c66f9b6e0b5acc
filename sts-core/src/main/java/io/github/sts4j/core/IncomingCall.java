package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.session.RequestEnvironment;
import java.util.Optional;

/**
 * A call that came over the wire and whose sender is not yet established.
 *
 * @param action the action it names, one that the service has
 * @param environment what the host knows of the connection
 * @param claimedAccessKeyId the access key id it names, which anybody can write
 */
public record IncomingCall(
    String action, RequestEnvironment environment, Optional<AccessKeyId> claimedAccessKeyId) {
  public IncomingCall {
    requireNonNull(action, "action");
    requireNonNull(environment, "environment");
    requireNonNull(claimedAccessKeyId, "claimedAccessKeyId");
  }
}
