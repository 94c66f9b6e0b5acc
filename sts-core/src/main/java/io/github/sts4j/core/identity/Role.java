package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An IAM role as it is now: who may assume it and what its sessions may do. Immutable; a change is a new value in the
 * directory. The trust policy is read when a session is requested only; permissions, boundary and tags are read at every
 * request of a session (AR-26, TP-31).
 *
 * @param arn {@code arn:<partition>:iam::<account>:role/<path><name>} (ID-2)
 * @param id the unique id ({@code AROA...}), never reused: sessions die with it (AR-25)
 * @param trustPolicy who may assume the role; every role has exactly one (TP-1)
 * @param maxSessionDuration 1 to 12 hours, whole seconds (AR-8); up to 36 where the service lets roles last longer (LK-6)
 * @param policies the identity layer: the role's own and attached policies
 * @param permissionsBoundary the boundary, if one is set (EV-10)
 * @param tags the role's tags; keys that differ only by case are refused
 */
public record Role(
    Arn arn,
    UniqueId id,
    Policy trustPolicy,
    Duration maxSessionDuration,
    List<Policy> policies,
    Optional<Policy> permissionsBoundary,
    Map<String, String> tags) {

  /** The longest session of a role whose maximum was not set (AR-8). */
  public static final Duration DEFAULT_MAX_SESSION_DURATION = Duration.ofHours(1);

  private static final Duration LONGEST = Duration.ofHours(36);

  public Role {
    Arns.require(arn, "iam", "role/");
    requireNonNull(id, "id");
    OwnedPolicies.require(arn, trustPolicy, PolicyKind.TRUST);
    if (maxSessionDuration.compareTo(DEFAULT_MAX_SESSION_DURATION) < 0
        || maxSessionDuration.compareTo(LONGEST) > 0
        || !maxSessionDuration.equals(Duration.ofSeconds(maxSessionDuration.toSeconds()))) {
      throw new IllegalArgumentException("MaxSessionDuration of " + arn
          + " must be 3600 to 129600 seconds, not " + maxSessionDuration.toSeconds() + " (AR-8)");
    }
    policies = List.copyOf(policies);
    policies.forEach(policy -> OwnedPolicies.require(arn, policy, PolicyKind.IDENTITY));
    permissionsBoundary.ifPresent(
        policy -> OwnedPolicies.require(arn, policy, PolicyKind.PERMISSIONS_BOUNDARY));
    tags = Tags.copyOf(tags);
  }

  /**
   * Starts a role with no permissions that lasts an hour.
   *
   * @param arn {@code arn:aws:iam::111122223333:role/Reader}
   * @param trustPolicy the trust policy's document
   * @throws IllegalArgumentException when this is not the ARN of a role
   * @throws io.github.sts4j.policy.PolicyParseException when the trust policy is malformed
   */
  public static Builder builder(String arn, String trustPolicy) {
    Arn role = Arn.parse(arn);
    return new Builder(role, OwnedPolicies.trust(role, trustPolicy));
  }

  /** The account the role belongs to. */
  public AccountId account() {
    return AccountId.of(arn.account());
  }

  /** The role's name, without the path (ID-3). */
  public String name() {
    return Arns.lastSegment(arn);
  }

  /** Whether this role belongs to a service and can be assumed by that service alone (AR-27). */
  public boolean isServiceLinked() {
    return arn.resource().startsWith("role/aws-service-role/");
  }

  /** This role with another trust policy. */
  public Role withTrustPolicy(Policy newTrustPolicy) {
    return new Role(
        arn, id, newTrustPolicy, maxSessionDuration, policies, permissionsBoundary, tags);
  }

  /** Collects a role. Not thread-safe. */
  public static final class Builder {
    private final Arn arn;
    private final Policy trustPolicy;
    private UniqueId id;
    private Duration maxSessionDuration = DEFAULT_MAX_SESSION_DURATION;
    private final List<Policy> policies = new ArrayList<>();
    private Optional<Policy> permissionsBoundary = Optional.empty();
    private Map<String, String> tags = Map.of();

    private Builder(Arn arn, Policy trustPolicy) {
      this.arn = arn;
      this.trustPolicy = trustPolicy;
      this.id = UniqueId.derived(UniqueId.Kind.ROLE, arn.toString());
    }

    /** Sets the unique id; by default it is derived from the ARN. */
    public Builder id(UniqueId id) {
      this.id = requireNonNull(id, "id");
      return this;
    }

    /** Sets the longest session: 1 to 12 hours, or up to 36 where the service lets roles last longer (LK-6). */
    public Builder maxSessionDuration(Duration maxSessionDuration) {
      this.maxSessionDuration = maxSessionDuration;
      return this;
    }

    /**
     * Adds an identity policy.
     *
     * @throws io.github.sts4j.policy.PolicyParseException when the document is malformed
     */
    public Builder policy(String name, String document) {
      return policy(OwnedPolicies.identity(arn, name, document));
    }

    /** Adds an identity policy. */
    public Builder policy(Policy policy) {
      policies.add(policy);
      return this;
    }

    /**
     * Sets the permissions boundary.
     *
     * @throws io.github.sts4j.policy.PolicyParseException when the document is malformed
     */
    public Builder permissionsBoundary(String name, String document) {
      return permissionsBoundary(OwnedPolicies.boundary(arn, name, document));
    }

    /** Sets the permissions boundary. */
    public Builder permissionsBoundary(Policy boundary) {
      permissionsBoundary = Optional.of(boundary);
      return this;
    }

    /** Sets the tags. */
    public Builder tags(Map<String, String> tags) {
      this.tags = tags;
      return this;
    }

    /** The role. */
    public Role build() {
      return new Role(
          arn, id, trustPolicy, maxSessionDuration, policies, permissionsBoundary, tags);
    }
  }
}
