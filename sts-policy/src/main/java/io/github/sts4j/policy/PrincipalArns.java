package io.github.sts4j.policy;

import java.util.Optional;

/** The ARNs that name callers, and their parts. */
final class PrincipalArns {
  static final String USER = "user/";
  static final String ROLE = "role/";
  static final String ROLE_SESSION = "assumed-role/";
  static final String FEDERATED_USER = "federated-user/";

  private PrincipalArns() {}

  /** Refuses an ARN that is not of this service and type. */
  static void require(Arn arn, String service, String type) {
    boolean named = arn.resource().startsWith(type) && arn.resource().length() > type.length();
    if (!arn.service().equals(service) || !named || arn.account().isEmpty()) {
      throw new IllegalArgumentException("`" + arn + "` is not of the form `arn:partition:"
          + service + "::account:" + type + "name`");
    }
  }

  /** Refuses a role that cannot be the one of this session. */
  static void requireRoleOf(Arn session, Arn role) {
    require(role, "iam", ROLE);
    if (!role.account().equals(session.account()) || !isNameOfRole(session, role)) {
      throw new IllegalArgumentException(
          "`" + role + "` is not the role of session `" + session + "`");
    }
  }

  /** The caller an ARN names. */
  static RequestPrincipal principal(Arn arn) {
    String resource = arn.resource();
    if (arn.service().equals("iam") && resource.equals("root")) {
      return new RequestPrincipal.AccountRoot(arn.partition(), arn.account());
    }
    if (arn.service().equals("iam") && resource.startsWith(USER)) {
      return new RequestPrincipal.User(arn, Optional.empty());
    }
    if (arn.service().equals("iam") && resource.startsWith(ROLE)) {
      return new RequestPrincipal.Role(arn, Optional.empty());
    }
    if (arn.service().equals("sts") && resource.startsWith(ROLE_SESSION)) {
      return new RequestPrincipal.RoleSession(arn, Optional.empty(), Optional.empty());
    }
    if (arn.service().equals("sts") && resource.startsWith(FEDERATED_USER)) {
      return new RequestPrincipal.FederatedUser(arn, Optional.empty(), Optional.empty());
    }
    throw new IllegalArgumentException(
        "`" + arn
            + "` names no caller; use the ARN of an account root, user, role, role session or federated user");
  }

  /** The name at the end of a user or role ARN, without its path. */
  static String name(Arn userOrRole) {
    return userOrRole.resource().substring(userOrRole.resource().lastIndexOf('/') + 1);
  }

  /** The session name in a session ARN; empty if there is none. */
  static String sessionName(Arn session) {
    int slash = sessionNameSlash(session);
    return slash < 0 ? "" : session.resource().substring(slash + 1);
  }

  /** Whether the session's role has the name at the end of this ARN, which is without its path. */
  private static boolean isNameOfRole(Arn session, Arn role) {
    String path = role.resource();
    int name = path.lastIndexOf('/') + 1;
    int length = path.length() - name;
    return length == roleNameLength(session)
        && session.resource().regionMatches(ROLE_SESSION.length(), path, name, length);
  }

  /** Whether this is the role name in a session ARN. */
  static boolean isRoleName(Arn session, String name) {
    return name.length() == roleNameLength(session)
        && session.resource().startsWith(name, ROLE_SESSION.length());
  }

  private static int roleNameLength(Arn session) {
    int slash = sessionNameSlash(session);
    return (slash < 0 ? session.resource().length() : slash) - ROLE_SESSION.length();
  }

  /** Whether there is a session name in a session ARN. */
  static boolean hasSessionName(Arn session) {
    int slash = sessionNameSlash(session);
    return slash >= 0 && slash + 1 < session.resource().length();
  }

  /** Whether this is the session name in a session ARN. */
  static boolean isSessionName(Arn session, String name) {
    int slash = sessionNameSlash(session);
    return slash >= 0
        && name.length() == session.resource().length() - slash - 1
        && session.resource().endsWith(name);
  }

  private static int sessionNameSlash(Arn session) {
    return session.resource().indexOf('/', ROLE_SESSION.length());
  }
}
