package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.policy.match.ContextTable;
import io.github.sts4j.policy.match.Fold;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question: may this principal do this to that, under these circumstances. Immutable. */
public final class AccessRequest {
  private final RequestPrincipal principal;
  private final String action;
  private final String resource;
  private final @Nullable String resourceAccount;
  private final ConditionContext context;

  private final Caller caller;
  private final String foldedAction;
  private final boolean sameAccount;

  private AccessRequest(Builder builder) {
    this.principal = requireNonNull(builder.principal, "principal");
    this.action = requireAction(requireNonNull(builder.action, "action"));
    this.resource = requireNonNull(builder.resource, "resource");
    this.resourceAccount = builder.resourceAccount;
    this.context = builder.context;
    this.caller = Caller.of(principal);
    this.foldedAction = Fold.ascii(action);
    this.sameAccount = principal.account().equals(resourceAccount());
  }

  private AccessRequest(AccessRequest other, String action) {
    this.principal = other.principal;
    this.action = requireAction(action);
    this.resource = other.resource;
    this.resourceAccount = other.resourceAccount;
    this.context = other.context;
    this.caller = other.caller;
    this.foldedAction = Fold.ascii(action);
    this.sameAccount = other.sameAccount;
  }

  private static String requireAction(String action) {
    int colon = requireNonNull(action, "action").indexOf(':');
    if (colon < 1 || colon == action.length() - 1) {
      throw new IllegalArgumentException("`" + action + "` is not an action; write `service:Name`");
    }
    return action;
  }

  /** Starts a request. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The same question about another action.
   *
   * @throws IllegalArgumentException if the action is not of the form `service:Name`
   */
  public AccessRequest withAction(String other) {
    return new AccessRequest(this, other);
  }

  /** Who asks. */
  public RequestPrincipal principal() {
    return principal;
  }

  /** What they want to do, `service:Name`, in any letter case. */
  public String action() {
    return action;
  }

  /** The ARN acted on, or `*` for an action without one. */
  public String resource() {
    return resource;
  }

  /** The account that owns the resource: as given, else the one in its ARN, else unknown. */
  public Optional<String> resourceAccount() {
    if (resourceAccount != null) {
      return Optional.of(resourceAccount);
    }
    String[] parts = resource.split(":", 6);
    return parts.length == 6 && !parts[4].isEmpty() ? Optional.of(parts[4]) : Optional.empty();
  }

  /** The circumstances. */
  public ConditionContext context() {
    return context;
  }

  Caller caller() {
    return caller;
  }

  /** The action in lower case. */
  String foldedAction() {
    return foldedAction;
  }

  /** Whether caller and resource are known to be of one account; if either is unknown they are not. */
  boolean isSameAccount() {
    return sameAccount;
  }

  ContextTable table() {
    return context.table();
  }

  /** The question in one line. */
  @Override
  public String toString() {
    return caller + " -> " + action + " on " + resource;
  }

  /** Collects the parts of a request. Not for several threads at once. */
  public static final class Builder {
    private @Nullable RequestPrincipal principal;
    private @Nullable String action;
    private @Nullable String resource;
    private @Nullable String resourceAccount;
    private ConditionContext context = ConditionContext.empty();

    private Builder() {}

    /** Who asks. Required. */
    public Builder principal(RequestPrincipal principal) {
      this.principal = requireNonNull(principal, "principal");
      return this;
    }

    /** What they want to do, `service:Name`. Required. */
    public Builder action(String action) {
      this.action = requireNonNull(action, "action");
      return this;
    }

    /** The ARN acted on, or `*` for an action without one. Required. */
    public Builder resource(String resource) {
      this.resource = requireNonNull(resource, "resource");
      return this;
    }

    /**
     * The account that owns the resource. Without it, the account in the resource's ARN; without that the request is
     * cross-account, which needs more grants, not fewer.
     */
    public Builder resourceAccount(String account) {
      this.resourceAccount = requireNonNull(account, "account");
      return this;
    }

    /** The circumstances; none if not given. */
    public Builder context(ConditionContext context) {
      this.context = requireNonNull(context, "context");
      return this;
    }

    /**
     * The request.
     *
     * @throws NullPointerException if principal, action or resource is missing
     * @throws IllegalArgumentException if the action is not of the form `service:Name`
     */
    public AccessRequest build() {
      return new AccessRequest(this);
    }
  }
}
