package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Policy;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a caller asks to do. Immutable, safe for use by many threads. */
public final class AuthorizationRequest {
  private final String action;
  private final String resource;
  private final Optional<AccountId> resourceAccount;
  private final Optional<Policy> resourcePolicy;
  private final Map<String, String> singleValued;
  private final Map<String, List<String>> multiValued;
  private final RequestEnvironment environment;

  private AuthorizationRequest(Builder builder) {
    this.action = builder.action;
    this.resource = builder.resource;
    this.resourceAccount = builder.resourceAccount;
    this.resourcePolicy = builder.resourcePolicy;
    this.singleValued = Collections.unmodifiableMap(builder.singleValued);
    this.multiValued = Collections.unmodifiableMap(builder.multiValued);
    this.environment = builder.environment;
  }

  /**
   * Starts a request.
   *
   * @param action {@code service:Name}, any letter case
   * @param resource the ARN acted on, or {@code *} for an action without resource-level permissions
   */
  public static Builder builder(String action, String resource) {
    return new Builder(action, resource);
  }

  /** {@code service:Name}, as it was given. */
  public String action() {
    return action;
  }

  /** The ARN acted on, or {@code *}. */
  public String resource() {
    return resource;
  }

  /**
   * The owner of the resource. When empty it is the account in the resource's ARN, and the caller's own where that ARN has
   * none (as with S3).
   */
  public Optional<AccountId> resourceAccount() {
    return resourceAccount;
  }

  /** The resource's own policy, if it has one. */
  public Optional<Policy> resourcePolicy() {
    return resourcePolicy;
  }

  /** Condition keys with one value. */
  public Map<String, String> singleValued() {
    return singleValued;
  }

  /** Condition keys with a list of values, be it of one or none. */
  public Map<String, List<String>> multiValued() {
    return multiValued;
  }

  /** What the host knows of the connection. */
  public RequestEnvironment environment() {
    return environment;
  }

  /** The action and the resource: values of condition keys may be nobody else's business. */
  @Override
  public String toString() {
    return "AuthorizationRequest[" + action + ", " + resource + "]";
  }

  /** Collects a request. Not thread-safe. */
  public static final class Builder {
    private final String action;
    private final String resource;
    private Optional<AccountId> resourceAccount = Optional.empty();
    private Optional<Policy> resourcePolicy = Optional.empty();
    // Many requests have none. One that is not a `HashMap` is copied before it changes.
    private Map<String, String> singleValued = Map.of();
    private Map<String, List<String>> multiValued = Map.of();
    private RequestEnvironment environment = RequestEnvironment.unknown();

    private Builder(String action, String resource) {
      this.action = requireNonNull(action, "action");
      this.resource = requireNonNull(resource, "resource");
    }

    /** Sets whose resource it is: a host that serves resources of several accounts must say so. */
    public Builder resourceAccount(AccountId account) {
      resourceAccount = Optional.of(account);
      return this;
    }

    /** Sets the resource's own policy, of kind {@code RESOURCE} or {@code TRUST}. */
    public Builder resourcePolicy(Policy policy) {
      resourcePolicy = Optional.of(policy);
      return this;
    }

    /**
     * Sets a condition key that has one value.
     *
     * @throws IllegalArgumentException when the library derives this key, as it does {@code aws:PrincipalArn} or {@code
     *     aws:SourceIp}: request data must not overwrite it
     */
    public Builder context(String key, String value) {
      OwnedContextKeys.refuse(key);
      singleValued = changeable(singleValued);
      singleValued.put(key, requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets a condition key that has a list of values.
     *
     * @throws IllegalArgumentException when the library derives this key, as it does {@code aws:PrincipalArn} or {@code
     *     aws:SourceIp}: request data must not overwrite it
     */
    public Builder context(String key, Collection<String> values) {
      OwnedContextKeys.refuse(key);
      multiValued = changeable(multiValued);
      multiValued.put(key, List.copyOf(values));
      return this;
    }

    /** Sets what the host knows of the connection. */
    public Builder environment(RequestEnvironment environment) {
      this.environment = requireNonNull(environment, "environment");
      return this;
    }

    /** The request. The builder may go on to others. */
    public AuthorizationRequest build() {
      AuthorizationRequest request = new AuthorizationRequest(this);
      // The maps are the request's now.
      singleValued = request.singleValued;
      multiValued = request.multiValued;
      return request;
    }

    private static <V> Map<String, V> changeable(Map<String, V> map) {
      return map instanceof HashMap ? map : new HashMap<>(map);
    }
  }
}
