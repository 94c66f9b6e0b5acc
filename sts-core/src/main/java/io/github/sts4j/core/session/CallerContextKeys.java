package io.github.sts4j.core.session;

import static java.util.Map.entry;

import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.ConditionContext;
import io.github.sts4j.policy.ContextSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The condition keys that describe the caller (section 9, CK). A value is worked out when a policy asks for it: to write them
 * all takes longer than most decisions. Immutable.
 */
final class CallerContextKeys implements ContextSource {
  private static final String TAG = "aws:principaltag/";

  /** What stands under each key but those of tags; no text is a key that is absent. */
  private static final Map<String, Function<CallerContextKeys, @Nullable String>> BY_FOLDED_KEY =
      Map.ofEntries(
          entry("aws:principalarn", CallerContextKeys::principalArn),
          entry("aws:principalaccount", keys -> keys.caller.account().value()),
          entry("aws:principaltype", CallerContextKeys::principalType),
          entry("aws:principalisawsservice", keys -> "false"),
          entry("aws:viaawsservice", keys -> "false"),
          entry("aws:userid", keys -> keys.caller.userId()),
          entry("aws:username", keys -> keys.policies.userName().orElse(null)),
          entry("aws:principalorgid", CallerContextKeys::organizationId),
          entry("aws:federatedprovider", CallerContextKeys::federatedProvider),
          entry("aws:tokenissuetime", CallerContextKeys::tokenIssueTime),
          entry("aws:sourceidentity", CallerContextKeys::sourceIdentity),
          entry("aws:assumedroot", CallerContextKeys::assumedRoot),
          entry("aws:multifactorauthpresent", CallerContextKeys::mfaPresent),
          entry("aws:multifactorauthage", CallerContextKeys::mfaAge),
          entry("aws:resourceaccount", keys -> keys.resourceAccount));

  private static final List<String> NAMES = List.of(
      "aws:PrincipalArn",
      "aws:PrincipalAccount",
      "aws:PrincipalType",
      "aws:PrincipalIsAWSService",
      "aws:ViaAWSService",
      "aws:userid",
      "aws:username",
      "aws:PrincipalOrgID",
      "aws:FederatedProvider",
      "aws:TokenIssueTime",
      "aws:SourceIdentity",
      "aws:AssumedRoot",
      "aws:MultiFactorAuthPresent",
      "aws:MultiFactorAuthAge",
      "aws:ResourceAccount");

  private final AuthenticatedCaller caller;
  private final CallerPolicies policies;
  private final String resourceAccount;
  private final ConnectionContextKeys connection;
  private final Instant now;
  // Made by whoever asks first; all make the same.
  private @Nullable ConditionContext tags;

  CallerContextKeys(
      AuthenticatedCaller caller,
      CallerPolicies policies,
      String resourceAccount,
      RequestEnvironment environment,
      Instant now) {
    this.caller = caller;
    this.policies = policies;
    this.resourceAccount = resourceAccount;
    this.connection = new ConnectionContextKeys(environment, now);
    this.now = now;
  }

  /** Puts the keys that hold lists, which few callers have. */
  void putLists(ConditionContext.Builder context) {
    if (caller instanceof Session session) {
      FederatedContextKeys.put(context, session.federatedContext());
    }
    policies
        .account()
        .organization()
        .flatMap(organization -> organization.path())
        .ifPresent(path -> context.putAll("aws:PrincipalOrgPaths", List.of(path)));
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    for (String name : NAMES) {
      if (value(ConnectionContextKeys.folded(name)).isPresent()) {
        keys.add(name);
      }
    }
    keys.addAll(tags().keys());
    keys.addAll(connection.keys());
    return keys;
  }

  @Override
  public Optional<String> value(String foldedKey) {
    Function<CallerContextKeys, @Nullable String> value = BY_FOLDED_KEY.get(foldedKey);
    if (value != null) {
      return Optional.ofNullable(value.apply(this));
    }
    return foldedKey.startsWith(TAG)
        ? tags().values(foldedKey).map(values -> values.get(0))
        : connection.value(foldedKey);
  }

  /** A context of their own, so that their names are compared as those of all keys are. */
  private ConditionContext tags() {
    ConditionContext known = tags;
    if (known == null) {
      ConditionContext.Builder context = ConditionContext.builder();
      policies
          .principalTags()
          .merged()
          .forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
      known = context.build();
      tags = known;
    }
    return known;
  }

  /** CK-2: the role's ARN for a role session, never the session's. */
  private String principalArn() {
    boolean role = caller instanceof Session session && session.isOfRole();
    return role ? ((Session) caller).principalArn().toString() : caller.arn().toString();
  }

  private String principalType() {
    if (caller instanceof Session session) {
      return session.kind() == SessionKind.FEDERATED_USER
          ? "FederatedUser"
          : session.isOfRoot() ? "Account" : session.isOfRole() ? "AssumedRole" : "User";
    }
    return caller instanceof AuthenticatedRoot ? "Account" : "User";
  }

  private @Nullable String organizationId() {
    return policies
        .account()
        .organization()
        .map(organization -> organization.organizationId())
        .orElse(null);
  }

  private @Nullable String federatedProvider() {
    return caller instanceof Session session
        ? session
            .identityProvider()
            .filter(FederatedContextKeys::isFederatedProvider)
            .orElse(null)
        : null;
  }

  private @Nullable String tokenIssueTime() {
    return caller instanceof Session session ? session.issuedAt().toString() : null;
  }

  private @Nullable String sourceIdentity() {
    return caller instanceof Session session ? session.sourceIdentity().orElse(null) : null;
  }

  /** RT-7 */
  private @Nullable String assumedRoot() {
    return caller instanceof Session session && session.kind() == SessionKind.ROOT ? "true" : null;
  }

  /**
   * A long-term key has no MFA keys unless a code came with the call; every session has {@code
   * aws:MultiFactorAuthPresent} (AR-18 to AR-20, TP-46).
   */
  private @Nullable String mfaPresent() {
    if (caller.mfaAuthenticatedAt().isPresent()) {
      return "true";
    }
    return caller instanceof Session ? "false" : null;
  }

  /** CK-10 */
  private @Nullable String mfaAge() {
    return caller
        .mfaAuthenticatedAt()
        .map(instant -> Long.toString(Math.max(0, Duration.between(instant, now).toSeconds())))
        .orElse(null);
  }
}
