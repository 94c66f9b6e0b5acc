package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layers of policies that apply to a caller and a resource. Immutable and safe for any number of threads; a layer
 * that is not given is absent, which is not the same as a layer that grants nothing.
 */
public final class PolicyStack {
  private final StatementSet identity;
  private final boolean identityAllowsAll;
  private final @Nullable StatementSet permissionsBoundary;
  private final @Nullable StatementSet session;
  private final @Nullable StatementSet resource;
  private final boolean trust;
  private final StatementSet[] serviceControl;
  private final StatementSet[] resourceControl;
  private final boolean boundaryLimitsDirectUserGrants;

  private PolicyStack(Builder builder) {
    this.identity = new StatementSet(builder.identity);
    this.identityAllowsAll = builder.identityAllowsAll;
    this.permissionsBoundary = one(builder.permissionsBoundary);
    this.session = builder.session == null ? null : new StatementSet(builder.session);
    this.resource = one(builder.resource);
    this.trust = builder.resource != null && builder.resource.kind() == PolicyKind.TRUST;
    this.serviceControl = levels(builder.serviceControl);
    this.resourceControl = levels(builder.resourceControl);
    this.boundaryLimitsDirectUserGrants = builder.boundaryLimitsDirectUserGrants;
  }

  /** Starts a stack without layers; with an identity layer that grants nothing. */
  public static Builder builder() {
    return new Builder();
  }

  StatementSet identity() {
    return identity;
  }

  boolean identityAllowsAll() {
    return identityAllowsAll;
  }

  @Nullable
  StatementSet permissionsBoundary() {
    return permissionsBoundary;
  }

  @Nullable
  StatementSet session() {
    return session;
  }

  @Nullable
  StatementSet resource() {
    return resource;
  }

  /** Whether the resource policy is a role trust policy, which must itself allow (TP-2). */
  boolean isTrust() {
    return trust;
  }

  StatementSet[] serviceControl() {
    return serviceControl;
  }

  StatementSet[] resourceControl() {
    return resourceControl;
  }

  boolean boundaryLimitsDirectUserGrants() {
    return boundaryLimitsDirectUserGrants;
  }

  private static @Nullable StatementSet one(@Nullable Policy policy) {
    return policy == null ? null : new StatementSet(List.of(policy));
  }

  private static StatementSet[] levels(List<List<Policy>> levels) {
    StatementSet[] sets = new StatementSet[levels.size()];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = new StatementSet(levels.get(i));
    }
    return sets;
  }

  /** Collects layers. Not for several threads at once. */
  public static final class Builder {
    private List<Policy> identity = List.of();
    private boolean identityAllowsAll;
    private @Nullable Policy permissionsBoundary;
    private @Nullable List<Policy> session;
    private @Nullable Policy resource;
    private List<List<Policy>> serviceControl = List.of();
    private List<List<Policy>> resourceControl = List.of();
    private boolean boundaryLimitsDirectUserGrants;

    private Builder() {}

    /** All policies attached to the caller: for a session, to its role; for a federated user, to the user. */
    public Builder identity(Collection<Policy> policies) {
      this.identity = List.copyOf(policies);
      return this;
    }

    /** The identity layer allows everything: the caller is an account root. */
    public Builder identityAllowsAll() {
      this.identityAllowsAll = true;
      return this;
    }

    /** The caller's permissions boundary. */
    public Builder permissionsBoundary(Policy policy) {
      this.permissionsBoundary = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * The session policies, which act as one layer (SP-4). An empty collection is a layer that grants nothing; without
     * this call there is no such layer.
     */
    public Builder session(Collection<Policy> policies) {
      this.session = List.copyOf(policies);
      return this;
    }

    /** The policy of the resource, or the trust policy of the role that is the resource. */
    public Builder resource(Policy policy) {
      this.resource = requireNonNull(policy, "policy");
      return this;
    }

    /**
     * The service control policies, level by level from the organization's root to the caller's account; every level
     * must allow (EV-3). No levels: no such layer.
     */
    public Builder serviceControl(List<List<Policy>> levels) {
      this.serviceControl = copy(levels);
      return this;
    }

    /** The resource control policies of the resource's account, level by level; only what they deny matters (EV-4). */
    public Builder resourceControl(List<List<Policy>> levels) {
      this.resourceControl = copy(levels);
      return this;
    }

    /**
     * Whether a boundary that does not allow also limits a grant that names the user itself. False, the rule of
     * the evaluation-logic page, unless set.
     */
    public Builder boundaryLimitsDirectUserGrants(boolean limits) {
      this.boundaryLimitsDirectUserGrants = limits;
      return this;
    }

    /**
     * The stack.
     *
     * @throws IllegalArgumentException if a policy is not of the kind its layer holds
     */
    public PolicyStack build() {
      identity.forEach(policy -> require(policy, "identity", PolicyKind.IDENTITY));
      require(permissionsBoundary, "permissionsBoundary", PolicyKind.PERMISSIONS_BOUNDARY);
      if (session != null) {
        session.forEach(policy -> require(policy, "session", PolicyKind.SESSION));
      }
      if (resource != null && resource.kind() != PolicyKind.TRUST) {
        require(resource, "resource", PolicyKind.RESOURCE);
      }
      for (List<Policy> level : serviceControl) {
        level.forEach(policy -> require(policy, "serviceControl", PolicyKind.SERVICE_CONTROL));
      }
      for (List<Policy> level : resourceControl) {
        level.forEach(policy -> require(policy, "resourceControl", PolicyKind.RESOURCE_CONTROL));
      }
      return new PolicyStack(this);
    }

    private static void require(@Nullable Policy policy, String layer, PolicyKind kind) {
      if (policy != null && policy.kind() != kind) {
        throw new IllegalArgumentException("the layer `" + layer + "` holds policies of kind "
            + kind + "; " + policy + " must be parsed as one");
      }
    }

    private static List<List<Policy>> copy(List<List<Policy>> levels) {
      if (levels.isEmpty()) {
        return List.of(); // most accounts have none
      }
      List<List<Policy>> copy = new ArrayList<>();
      levels.forEach(level -> copy.add(List.copyOf(level)));
      return List.copyOf(copy);
    }
  }
}
