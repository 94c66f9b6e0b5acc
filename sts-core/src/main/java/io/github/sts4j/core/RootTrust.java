package io.github.sts4j.core;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.OrganizationMembership;
import io.github.sts4j.core.identity.RootTaskPolicy;
import io.github.sts4j.core.permission.ActionPermission;
import io.github.sts4j.core.permission.CallerKinds;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthorizationRequest;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.PolicyKind;
import java.util.Optional;

/** Decides whether a caller may act as the root of a member account (RT-2, RT-3). All refusals read alike. */
final class RootTrust {
  private static final String ACTION = "sts:AssumeRoot";

  private final IdentityDirectory directory;
  private final ActionPermission permission;

  RootTrust(IdentityDirectory directory, ActionPermission permission) {
    this.directory = directory;
    this.permission = permission;
  }

  /**
   * @throws AccessDeniedException when the caller is a root or a user session, is of another account than the management
   *     account and the administrator of IAM, root sessions are off, the target is no member, or the policies do not allow it
   */
  void require(
      AuthenticatedCaller caller,
      Arn rootArn,
      RootTaskPolicy task,
      RequestEnvironment environment) {
    CallerKinds.requireNotUserSession(caller, ACTION, rootArn.toString());
    CallerKinds.requireNotRoot(caller, ACTION, rootArn.toString());
    if (!isOffered(caller.account(), AccountId.of(rootArn.account()))) {
      throw CallerKinds.denied(caller, ACTION, rootArn.toString());
    }
    permission.requireQuietly(
        caller,
        AuthorizationRequest.builder(ACTION, rootArn.toString())
            .resourcePolicy(delegatingTo(caller.account()))
            .context("sts:TaskPolicyArn", task.arn().toString())
            .environment(environment)
            .build());
  }

  private boolean isOffered(AccountId callers, AccountId target) {
    Optional<OrganizationMembership> organization = organization(callers);
    return organization.isPresent()
        && organization.get().allowsRootSessions() // RT-3
        && isAdministrator(callers, organization.get()) // RT-2
        && !target.equals(organization.get().managementAccount())
        && organization(target)
            .filter(other -> other.organizationId().equals(organization.get().organizationId()))
            .isPresent();
  }

  private static boolean isAdministrator(AccountId account, OrganizationMembership organization) {
    return account.equals(organization.managementAccount())
        || organization.iamAdministrator().filter(account::equals).isPresent();
  }

  private Optional<OrganizationMembership> organization(AccountId account) {
    return directory.findAccount(account).flatMap(Account::organization);
  }

  /**
   * The organization gives this one action on its members' roots to the account as a whole, so that the caller's own policies
   * still have to allow it.
   */
  private static Policy delegatingTo(AccountId account) {
    return Policy.parse(
            PolicyKind.RESOURCE,
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                + account + "\"},\"Action\":\"" + ACTION + "\",\"Resource\":\"*\"}]}")
        .named("root sessions of the organization");
  }
}
