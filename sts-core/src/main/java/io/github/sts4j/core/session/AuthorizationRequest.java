package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller asks to do. Immutable.
 *
 * @param action {@code service:Name}, any letter case
 * @param resource the ARN acted on, or {@code *} for an action without resource-level permissions
 * @param resourceAccount the owner of the resource. When empty it is the account in the resource's ARN, and the caller's
 *     own where that ARN has none (as with S3): a host that serves resources of several accounts must say whose it is
 * @param resourcePolicy the resource's own policy, if it has one
 * @param singleValued condition keys with one value
 * @param multiValued condition keys with a list of values, be it of one or none
 * @param environment what the host knows of the connection
 */
public record AuthorizationRequest(
    String action,
    String resource,
    Optional<AccountId> resourceAccount,
    Optional<Policy> resourcePolicy,
    Map<String, String> singleValued,
    Map<String, List<String>> multiValued,
    RequestEnvironment environment) {

  /**
   * @throws IllegalArgumentException when a condition key is one that the library derives, such as {@code
   *     aws:PrincipalArn} or {@code aws:SourceIp}: request data must not overwrite them
   */
  public AuthorizationRequest {
    requireNonNull(action, "action");
    requireNonNull(resource, "resource");
    requireNonNull(resourceAccount, "resourceAccount");
    requireNonNull(resourcePolicy, "resourcePolicy");
    requireNonNull(environment, "environment");
    singleValued = Map.copyOf(singleValued);
    multiValued = Map.copyOf(multiValued);
    OwnedContextKeys.refuseAnyOf(singleValued);
    OwnedContextKeys.refuseAnyOf(multiValued);
  }

  /** Starts a request for an action on a resource. */
  public static Builder builder(String action, String resource) {
    return new Builder(action, resource);
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private final String action;
    private final String resource;
    private Optional<AccountId> resourceAccount = Optional.empty();
    private Optional<Policy> resourcePolicy = Optional.empty();
    // Many requests have none.
    private Map<String, String> singleValued = Map.of();
    private Map<String, List<String>> multiValued = Map.of();
    private RequestEnvironment environment = RequestEnvironment.unknown();

    private Builder(String action, String resource) {
      this.action = action;
      this.resource = resource;
    }

    /** Sets whose resource it is. */
    public Builder resourceAccount(AccountId account) {
      resourceAccount = Optional.of(account);
      return this;
    }

    /** Sets the resource's own policy, of kind {@code RESOURCE} or {@code TRUST}. */
    public Builder resourcePolicy(Policy policy) {
      resourcePolicy = Optional.of(policy);
      return this;
    }

    /** Sets a condition key that has one value. */
    public Builder context(String key, String value) {
      singleValued = singleValued.isEmpty() ? new HashMap<>() : singleValued;
      singleValued.put(key, value);
      return this;
    }

    /** Sets a condition key that has a list of values. */
    public Builder context(String key, Collection<String> values) {
      multiValued = multiValued.isEmpty() ? new HashMap<>() : multiValued;
      multiValued.put(key, List.copyOf(values));
      return this;
    }

    /** Sets what the host knows of the connection. */
    public Builder environment(RequestEnvironment environment) {
      this.environment = environment;
      return this;
    }

    /**
     * The request.
     *
     * @throws IllegalArgumentException when a condition key is one that the library derives
     */
    public AuthorizationRequest build() {
      return new AuthorizationRequest(
          action,
          resource,
          resourceAccount,
          resourcePolicy,
          singleValued,
          multiValued,
          environment);
    }
  }
}
