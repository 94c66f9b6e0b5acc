package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.identity.Account;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.IdentityDirectory;
import io.github.sts4j.core.identity.Role;
import io.github.sts4j.core.identity.UniqueId;
import io.github.sts4j.core.identity.User;

/**
 * Finds the role, user or account behind a caller, as it is now. A caller whose principal is gone is refused, also when
 * the rest of its request would have been allowed by somebody else's policy (ER-4, AR-25).
 */
final class SessionPrincipals {
  private final IdentityDirectory directory;

  SessionPrincipals(IdentityDirectory directory) {
    this.directory = requireNonNull(directory, "directory");
  }

  void requireExists(Session session) {
    if (session.isOfRoot()) {
      account(session.account());
    } else if (session.isOfRole()) {
      role(session);
    } else {
      user(session);
    }
  }

  Role role(Session session) {
    return directory
        .findRole(session.principalId())
        .filter(role -> role.account().equals(session.account()))
        .orElseThrow(SessionPrincipals::gone);
  }

  User user(Session session) {
    return user(session.principalId(), session.account());
  }

  User user(UniqueId id, AccountId account) {
    return directory
        .findUser(id)
        .filter(user -> user.account().equals(account))
        .orElseThrow(SessionPrincipals::gone);
  }

  Account account(AccountId id) {
    return directory.findAccount(id).orElseThrow(SessionPrincipals::gone);
  }

  private static AuthenticationException gone() {
    return new AuthenticationException(
        AuthenticationFailure.ISSUER_GONE,
        "The security token included in the request is invalid.");
  }
}
