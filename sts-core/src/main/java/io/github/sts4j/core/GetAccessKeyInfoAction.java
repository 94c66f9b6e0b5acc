package io.github.sts4j.core;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.LongTermKey;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.parameter.Syntax;
import io.github.sts4j.core.parameter.Violations;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;

/** GetAccessKeyInfo: whose account a key is of (section 2.10). */
final class GetAccessKeyInfoAction {
  private static final String ACTION = "sts:GetAccessKeyInfo";

  private final IdentityDirectory directory;
  private final ActionPermission permission;

  GetAccessKeyInfoAction(ActionParts parts) {
    this.directory = parts.directory();
    this.permission = parts.permission();
  }

  void check(GetAccessKeyInfoRequest request) {
    Violations violations = new Violations();
    violations.requiredText("accessKeyId", request.accessKeyId(), 16, 128, Syntax.WORD); // AK-4
    violations.throwIfAny();
  }

  GetAccessKeyInfoResponse call(
      AuthenticatedCaller caller, GetAccessKeyInfoRequest request, RequestEnvironment environment) {
    check(request);
    CallerKinds.requireNotUserSession(caller, ACTION, "*");
    permission.require(
        caller,
        AuthorizationRequest.builder(ACTION, "*").environment(environment).build());
    AccessKeyId key = AccessKeyId.of(request.accessKeyId().orElseThrow());
    return new GetAccessKeyInfoResponse(account(key));
  }

  /** AK-3: what the directory knows; else what the key says of itself (ID-8), which older ones do not. */
  private AccountId account(AccessKeyId key) {
    return directory
        .findLongTermKey(key)
        .map(GetAccessKeyInfoAction::account)
        .or(key::account)
        .orElseThrow(() -> new StsException(
            StsError.VALIDATION_ERROR,
            "The access key " + key + " is not known, and does not tell its account"));
  }

  private static AccountId account(LongTermKey key) {
    return key.owner() instanceof User user
        ? user.account()
        : ((AccountRoot) key.owner()).account();
  }
}
