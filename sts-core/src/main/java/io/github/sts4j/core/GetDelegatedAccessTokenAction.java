package io.github.sts4j.core;

import io.github.sts4j.core.delegation.Delegation;
import io.github.sts4j.core.delegation.DelegationStore;
import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.token.SessionClaims;
import io.github.sts4j.core.token.SessionClaimsBuilder;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import java.time.Duration;
import java.time.Instant;

/** GetDelegatedAccessToken: what somebody approved, traded in for a session (section 2.14). */
final class GetDelegatedAccessTokenAction {
  private static final String ACTION = "sts:GetDelegatedAccessToken";

  private final IdentityDirectory directory;
  private final ActionPermission permission;
  private final SessionPolicyCheck sessionPolicies;
  private final SessionMint mint;
  private final DelegationStore delegations;

  GetDelegatedAccessTokenAction(ActionParts parts, DelegationStore delegations) {
    this.directory = parts.directory();
    this.permission = parts.permission();
    this.sessionPolicies = parts.sessionPolicies();
    this.mint = parts.mint();
    this.delegations = delegations;
  }

  void check(GetDelegatedAccessTokenRequest request) {
    Violations violations = new Violations();
    violations.required("tradeInToken", request.tradeInToken());
    violations.throwIfAny();
  }

  GetDelegatedAccessTokenResponse call(
      AuthenticatedCaller caller,
      GetDelegatedAccessTokenRequest request,
      RequestEnvironment environment) {
    check(request);
    CallerKinds.requireNotUserSession(caller, ACTION, "*");
    CallerKinds.requireNotRoot(caller, ACTION, "*");
    permission.require(
        caller,
        AuthorizationRequest.builder(ACTION, "*").environment(environment).build());
    Delegation delegation = delegation(caller, request.tradeInToken().orElseThrow());
    AccountId account = AccountId.of(delegation.approver().account());
    PolicyParameters policies = PolicyParameters.of(delegation.policy(), delegation.policyArns());
    sessionPolicies.require(policies, account);
    SessionClaimsBuilder claims = SessionClaims.builder()
        .kind(SessionKind.DELEGATED)
        .principalArn(delegation.approver().toString())
        .principalId(delegation.approverId().value())
        .delegate(caller.account());
    delegation.sessionName().ifPresent(claims::sessionName);
    policies.addTo(mint.chain(claims, caller));
    Instant issuedAt = mint.issuedAt();
    SessionMint.Minted minted =
        mint.mint(account, issuedAt, timeLeft(delegation, issuedAt), claims);
    return new GetDelegatedAccessTokenResponse(
        minted.credentials(), minted.packedPolicySize(), assumedPrincipal(delegation));
  }

  /** A token that is not there, or somebody else's, or whose approver is gone, are one to the caller. */
  private Delegation delegation(AuthenticatedCaller caller, String tradeInToken) {
    return delegations
        .find(tradeInToken)
        .filter(found -> found.delegate().equals(caller.account()))
        .filter(this::isApproverThere)
        .orElseThrow(() -> new AccessDeniedException(
            "The trade-in token is not one that was sent to account " + caller.account()));
  }

  private boolean isApproverThere(Delegation delegation) {
    Arn approver = delegation.approver();
    if (approver.resource().equals("root")) {
      return directory.findAccount(AccountId.of(approver.account())).isPresent();
    }
    return approver.resource().startsWith("role/")
        ? directory
            .findRole(delegation.approverId())
            .filter(role -> role.arn().equals(approver))
            .isPresent()
        : directory
            .findUser(delegation.approverId())
            .filter(user -> user.arn().equals(approver))
            .isPresent();
  }

  /** DT-2, DT-3: the window began when the token was sent, and the session ends with it. */
  private static Duration timeLeft(Delegation delegation, Instant issuedAt) {
    Duration left =
        Duration.ofSeconds(Duration.between(issuedAt, delegation.endsAt()).toSeconds());
    if (left.isZero() || left.isNegative()) {
      throw new StsException(
          StsError.EXPIRED_TRADE_IN_TOKEN,
          "The trade-in token expired at " + delegation.endsAt() + ": ask for a new delegation");
    }
    return left.compareTo(delegation.sessionDuration()) > 0 ? delegation.sessionDuration() : left;
  }

  private static Arn assumedPrincipal(Delegation delegation) {
    Arn approver = delegation.approver();
    return delegation
        .sessionName()
        .map(name -> new Arn(
            approver.partition(),
            "sts",
            "",
            approver.account(),
            "assumed-role/"
                + approver.resource().substring(approver.resource().lastIndexOf('/') + 1) + "/"
                + name))
        .orElse(approver);
  }
}
