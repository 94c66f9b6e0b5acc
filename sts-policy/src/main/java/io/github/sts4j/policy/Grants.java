package io.github.sts4j.policy;

/** Puts the grants of the layers together once nothing denies: the override tables EV-6 and TP-25. */
final class Grants {
  private Grants() {}

  /** The verdict for a caller with an identity, given what each layer says as {@link Signals}. */
  static Verdict verdict(
      PolicyStack stack,
      AccessRequest request,
      int resource,
      int identity,
      int boundary,
      int session) {
    boolean identityAllows = stack.identityAllowsAll() || Signals.allows(identity);
    boolean boundaryAllows = stack.permissionsBoundary() == null || Signals.allows(boundary);
    if (request.isSameAccount() && escapesLimits(stack, request, resource, boundaryAllows)) {
      return Verdict.ALLOWED;
    }
    if (needsResource(stack, request) && !Signals.allows(resource)) {
      return Verdict.RESOURCE_IS_SILENT;
    }
    if (!identityAllows && !standsForIdentity(request, resource)) {
      return Verdict.IDENTITY_IS_SILENT;
    }
    if (!boundaryAllows) {
      return Verdict.PERMISSIONS_BOUNDARY_IS_SILENT;
    }
    return sessionAllows(stack, request, session) ? Verdict.ALLOWED : Verdict.SESSION_IS_SILENT;
  }

  /** EV-6: a grant that names the caller itself, or everybody, is not limited by what boundary or session leave out. */
  private static boolean escapesLimits(
      PolicyStack stack, AccessRequest request, int resource, boolean boundaryAllows) {
    if (Signals.has(resource, Signals.ALLOW_EVERYONE)) {
      return true;
    }
    boolean isUser = request.caller().kind() == Caller.Kind.USER;
    // the stricter reading, when asked for.
    boolean limited = isUser && stack.boundaryLimitsDirectUserGrants() && !boundaryAllows;
    return Signals.has(resource, Signals.ALLOW_CALLER) && !limited;
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

  /** SP-7: without session policies a federated user has nothing; others are not limited. */
  private static boolean sessionAllows(PolicyStack stack, AccessRequest request, int session) {
    if (stack.session() == null) {
      return request.caller().kind() != Caller.Kind.FEDERATED_USER;
    }
    return Signals.allows(session);
  }
}
