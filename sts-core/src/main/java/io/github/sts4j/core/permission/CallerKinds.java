package io.github.sts4j.core.permission;

import io.github.sts4j.core.error.AccessDeniedException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;

/** The cells of table 2.1 that no policy can change: which kinds of caller an action refuses. */
public final class CallerKinds {
  private CallerKinds() {}

  /** AR-2, GF-9: neither an account root nor a federated user may assume a role. */
  public static void requireMayAssumeRoles(AuthenticatedCaller caller, String roleArn) {
    if (isFederatedUser(caller)) {
      throw denied(caller, "sts:AssumeRole", roleArn);
    }
    if (isRoot(caller)) {
      throw new AccessDeniedException("Roles may not be assumed by root accounts.");
    }
  }

  /** GS-2, GF-2 */
  public static void requireLongTerm(AuthenticatedCaller caller, String action) {
    if (caller instanceof Session) {
      throw new AccessDeniedException("Cannot call " + action + " with session credentials");
    }
  }

  /** GS-7, GF-9: user sessions may do nothing else here but assume roles, federated users not even that. */
  public static void requireNotUserSession(
      AuthenticatedCaller caller, String action, String resource) {
    boolean limited = isFederatedUser(caller)
        || (caller instanceof Session session && session.kind() == SessionKind.USER);
    if (limited) {
      throw denied(caller, action, resource);
    }
  }

  /** RT-2 */
  public static void requireNotRoot(AuthenticatedCaller caller, String action, String resource) {
    if (isRoot(caller)) {
      throw denied(caller, action, resource);
    }
  }

  /** AR-4 */
  public static AccessDeniedException denied(
      AuthenticatedCaller caller, String action, String resource) {
    return new AccessDeniedException(message(caller, action, resource));
  }

  /** AR-4: the caller, the action and the resource, in that order. */
  static String message(AuthenticatedCaller caller, String action, String resource) {
    return "User: " + caller.arn() + " is not authorized to perform: " + action + " on resource: "
        + resource;
  }

  private static boolean isFederatedUser(AuthenticatedCaller caller) {
    return caller instanceof Session session && session.kind() == SessionKind.FEDERATED_USER;
  }

  private static boolean isRoot(AuthenticatedCaller caller) {
    return caller instanceof AuthenticatedRoot
        || (caller instanceof Session session && session.isOfRoot());
  }
}
