package io.github.sts4j.policy;

/**
 * Puts the grants of the layers together once nothing denies: the override tables EV-6 and TP-25. A layer is asked when
 * the answer depends on it, not before.
 */
final class Grants {
  private Grants() {}

  /** The verdict for a caller with an identity whom no statement denies. */
  static Verdict verdict(PolicyStack stack, AccessRequest request) {
    int resource = StatementSet.grantsOf(stack.resource(), request);
    if (request.isSameAccount() && escapesLimits(stack, request, resource)) {
      return Verdict.ALLOWED;
    }
    if (needsResource(stack, request) && !Signals.allows(resource)) {
      return Verdict.RESOURCE_IS_SILENT;
    }
    if (!standsForIdentity(request, resource) && !identityAllows(stack, request)) {
      return Verdict.IDENTITY_IS_SILENT;
    }
    if (!boundaryAllows(stack, request)) {
      return Verdict.PERMISSIONS_BOUNDARY_IS_SILENT;
    }
    return sessionAllows(stack, request) ? Verdict.ALLOWED : Verdict.SESSION_IS_SILENT;
  }

  /** EV-6: a grant that names the caller itself, or everybody, is not limited by what boundary or session leave out. */
  private static boolean escapesLimits(PolicyStack stack, AccessRequest request, int resource) {
    if (Signals.has(resource, Signals.ALLOW_EVERYONE)) {
      return true;
    }
    if (!Signals.has(resource, Signals.ALLOW_CALLER)) {
      return false;
    }
    // the stricter reading, when asked for.
    boolean strict =
        request.caller().kind() == Caller.Kind.USER && stack.boundaryLimitsDirectUserGrants();
    return !strict || boundaryAllows(stack, request);
  }

  /** EV-5, TP-2: both sides must allow across accounts, and a trust policy must allow in every case. */
  private static boolean needsResource(PolicyStack stack, AccessRequest request) {
    return stack.isTrust() || !request.isSameAccount();
  }

  /**
   * EV-6: in one account, a grant to the role or to the user who federated needs no identity policy, but stays within
   * boundary and session. A grant to the account only delegates.
   */
  private static boolean standsForIdentity(AccessRequest request, int resource) {
    return request.isSameAccount()
        && (Signals.has(resource, Signals.ALLOW_ENTITY)
            || Signals.has(resource, Signals.ALLOW_CALLER));
  }

  private static boolean identityAllows(PolicyStack stack, AccessRequest request) {
    return stack.identityAllowsAll() || Signals.allows(stack.identity().grants(request));
  }

  private static boolean boundaryAllows(PolicyStack stack, AccessRequest request) {
    StatementSet boundary = stack.permissionsBoundary();
    return boundary == null || Signals.allows(boundary.grants(request));
  }

  /** SP-7: without session policies a federated user has nothing; others are not limited. */
  private static boolean sessionAllows(PolicyStack stack, AccessRequest request) {
    StatementSet session = stack.session();
    return session == null
        ? request.caller().kind() != Caller.Kind.FEDERATED_USER
        : Signals.allows(session.grants(request));
  }
}
