package io.github.sts4j.core.identity;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An IAM user as it is now: who it is and what its policies allow. Immutable; a change is a new value in the directory,
 * and takes effect for the next request (AR-26, GS-6).
 *
 * @param arn {@code arn:<partition>:iam::<account>:user/<path><name>} (ID-2)
 * @param id the unique id ({@code AIDA...}), never reused (ID-5)
 * @param policies the identity layer: the user's own, attached and groups' policies
 * @param permissionsBoundary the boundary, if one is set (EV-10)
 * @param tags the user's tags; keys that differ only by case are refused
 * @param mfaDevices the devices registered for the user
 */
public record User(
    Arn arn,
    UniqueId id,
    List<Policy> policies,
    Optional<Policy> permissionsBoundary,
    Map<String, String> tags,
    List<MfaDevice> mfaDevices)
    implements KeyOwner {

  public User {
    Arns.require(arn, "iam", "user/");
    requireNonNull(id, "id");
    policies = List.copyOf(policies);
    policies.forEach(policy -> OwnedPolicies.require(arn, policy, PolicyKind.IDENTITY));
    permissionsBoundary.ifPresent(
        policy -> OwnedPolicies.require(arn, policy, PolicyKind.PERMISSIONS_BOUNDARY));
    tags = Tags.copyOf(tags);
    mfaDevices = List.copyOf(mfaDevices);
  }

  /**
   * Starts a user with no permissions.
   *
   * @param arn {@code arn:aws:iam::111122223333:user/alice}
   * @throws IllegalArgumentException when this is not the ARN of a user
   */
  public static Builder builder(String arn) {
    return new Builder(Arn.parse(arn));
  }

  /** The account the user belongs to. */
  public AccountId account() {
    return AccountId.of(arn.account());
  }

  /** The user's name, without the path (ID-3). */
  public String name() {
    return Arns.lastSegment(arn);
  }

  /** Collects a user. Not thread-safe. */
  public static final class Builder {
    private final Arn arn;
    private UniqueId id;
    private final List<Policy> policies = new ArrayList<>();
    private Optional<Policy> permissionsBoundary = Optional.empty();
    private Map<String, String> tags = Map.of();
    private final List<MfaDevice> mfaDevices = new ArrayList<>();

    private Builder(Arn arn) {
      this.arn = arn;
      this.id = UniqueId.derived(UniqueId.Kind.USER, arn.toString());
    }

    /** Sets the unique id; by default it is derived from the ARN. */
    public Builder id(UniqueId id) {
      this.id = requireNonNull(id, "id");
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

    /** Adds an MFA device. */
    public Builder mfaDevice(MfaDevice device) {
      mfaDevices.add(device);
      return this;
    }

    /** The user. */
    public User build() {
      return new User(arn, id, policies, permissionsBoundary, tags, mfaDevices);
    }
  }
}
