package io.github.sts4j.examples.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.SessionLimits;
import java.time.Duration;

/**
 * What is the same for all tables of a warehouse. Immutable.
 *
 * @param roleArn the role that reaches the whole warehouse, and that the catalog narrows
 * @param externalId what the role's trust policy asks for, so that no other tenant's catalog can name this role
 * @param duration how long credentials last, 15 minutes to the role's maximum
 * @param shape how a table is put into a session policy
 * @param limits those of the service
 */
public record VendingSettings(
    String roleArn, String externalId, Duration duration, PolicyShape shape, SessionLimits limits) {
  public VendingSettings {
    requireNonNull(roleArn, "roleArn");
    requireNonNull(externalId, "externalId");
    requireNonNull(duration, "duration");
    requireNonNull(shape, "shape");
    requireNonNull(limits, "limits");
  }
}
