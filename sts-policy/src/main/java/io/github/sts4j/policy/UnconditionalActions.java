package io.github.sts4j.policy;

/** The two STS actions that need no permission and that no policy can deny. */
final class UnconditionalActions {
  private UnconditionalActions() {}

  /** Whether a caller with an identity asks for one of them. */
  static boolean isAllowed(AccessRequest request) {
    String action = request.foldedAction();
    return request.caller().kind().isIdentity()
        && (action.equals("sts:getcalleridentity") || action.equals("sts:getsessiontoken"));
  }
}
