package io.github.sts4j.core.session;

import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import io.github.sts4j.policy.Policy;
import io.github.sts4j.policy.RequestPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of the layers table (section 5.2) that belongs to the caller, read from the directory for one request.
 *
 * @param principal the caller as policies see it
 * @param account the caller's account
 * @param identity the identity policies; empty when the identity layer allows all (root)
 * @param permissionsBoundary the boundary, if any
 * @param serviceLinked whether organization policies spare the caller (EV-3)
 * @param userName the value of {@code aws:username}, for users
 * @param principalTags the tags of ST-6
 */
record CallerPolicies(
    RequestPrincipal principal,
    Account account,
    Optional<List<Policy>> identity,
    Optional<Policy> permissionsBoundary,
    boolean serviceLinked,
    Optional<String> userName,
    PrincipalTags principalTags) {

  static CallerPolicies of(AuthenticatedCaller caller, SessionPrincipals principals) {
    Account account = principals.account(caller.account());
    if (caller instanceof AuthenticatedRoot root) {
      return ofRoot(root.root().partition(), account);
    }
    if (caller instanceof AuthenticatedUser known) {
      // The directory is asked again: the user may have changed, or be gone, since it was
      // authenticated.
      return ofUser(principals.user(known.user().id(), known.account()), account);
    }
    Session session = (Session) caller;
    if (session.kind() == SessionKind.FEDERATED_USER) {
      return session.isOfRoot()
          ? ofRootsFederatedUser(session, account)
          : ofFederatedUser(session, principals.user(session), account);
    }
    if (session.isOfRoot()) {
      return ofRoot(session.principalArn().partition(), account);
    }
    return session.isOfRole()
        ? ofRole(session, principals.role(session), account)
        : ofUser(principals.user(session), account);
  }

  private static CallerPolicies ofRoot(String partition, Account account) {
    return new CallerPolicies(
        new RequestPrincipal.AccountRoot(partition, account.id().value()),
        account,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        PrincipalTags.NONE);
  }

  private static CallerPolicies ofUser(User user, Account account) {
    return new CallerPolicies(
        new RequestPrincipal.User(user.arn(), Optional.of(user.id().value())),
        account,
        Optional.of(user.policies()),
        user.permissionsBoundary(),
        false,
        Optional.of(user.name()),
        new PrincipalTags(user.tags(), List.of()));
  }

  private static CallerPolicies ofRole(Session session, Role role, Account account) {
    return new CallerPolicies(
        new RequestPrincipal.RoleSession(
            session.arn(), Optional.of(role.arn()), Optional.of(role.id().value())),
        account,
        Optional.of(role.policies()),
        role.permissionsBoundary(),
        role.isServiceLinked(),
        Optional.empty(),
        new PrincipalTags(role.tags(), session.tags())); // ST-6
  }

  private static CallerPolicies ofFederatedUser(Session session, User user, Account account) {
    Arn arn = session.arn();
    return new CallerPolicies(
        new RequestPrincipal.FederatedUser(
            arn, Optional.of(user.arn()), Optional.of(user.id().value())),
        account,
        Optional.of(user.policies()),
        user.permissionsBoundary(),
        false,
        Optional.empty(),
        new PrincipalTags(user.tags(), session.tags())); // GF-8
  }

  /** GF-2: somebody an account root vouches for, within the session policies alone. */
  private static CallerPolicies ofRootsFederatedUser(Session session, Account account) {
    return new CallerPolicies(
        new RequestPrincipal.FederatedUser(session.arn(), Optional.empty(), Optional.empty()),
        account,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        new PrincipalTags(Map.of(), session.tags()));
  }
}
