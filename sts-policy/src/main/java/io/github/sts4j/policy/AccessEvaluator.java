package io.github.sts4j.policy;

import org.jspecify.annotations.Nullable;

/**
 * Decides requests. A pure function of its arguments: no clock, no input or output, nothing remembered. Safe for any
 * number of threads.
 *
 * <p>{@link #decide} allocates nothing; {@link #evaluate} allocates the decision, whose reasons are found only when
 * somebody asks.
 */
public final class AccessEvaluator {
  private AccessEvaluator() {}

  /** Decides a request, with reasons. Never throws for a stack and a request that were built. */
  public static AccessDecision evaluate(PolicyStack stack, AccessRequest request) {
    return new AccessDecision(stack, request, verdict(stack, request));
  }

  /** Decides a request and says no more than the outcome. */
  public static AccessDecision.Outcome decide(PolicyStack stack, AccessRequest request) {
    return verdict(stack, request).outcome();
  }

  static Verdict verdict(PolicyStack stack, AccessRequest request) {
    if (UnconditionalActions.isAllowed(request)) {
      return Verdict.ALLOWED;
    }
    // EV-2: layers in the order in which denials are reported; EV-1: a Deny anywhere ends it.
    if (resourceControlDenies(stack, request)) {
      return Verdict.DENIED_BY_RESOURCE_CONTROL;
    }
    if (!request.caller().kind().isIdentity()) {
      return withoutIdentity(stack, request);
    }
    Verdict denial = denial(stack, request);
    if (denial != null) {
      return denial;
    }
    return serviceControlAllows(stack, request)
        ? Grants.verdict(stack, request)
        : Verdict.SERVICE_CONTROL_IS_SILENT;
  }

  private static @Nullable Verdict denial(PolicyStack stack, AccessRequest request) {
    boolean hasBoundary = stack.permissionsBoundary() != null;
    if (serviceControlDenies(stack, request)) {
      return Verdict.DENIED_BY_SERVICE_CONTROL;
    }
    if (denies(stack.resource(), request, hasBoundary)) {
      return Verdict.DENIED_BY_RESOURCE;
    }
    if (denies(stack.identity(), request, hasBoundary)) {
      return Verdict.DENIED_BY_IDENTITY;
    }
    if (denies(stack.permissionsBoundary(), request, hasBoundary)) {
      return Verdict.DENIED_BY_PERMISSIONS_BOUNDARY;
    }
    return denies(stack.session(), request, hasBoundary) ? Verdict.DENIED_BY_SESSION : null;
  }

  /** Services, identity providers and anonymous callers: the resource policy must allow, nothing else is asked. */
  private static Verdict withoutIdentity(PolicyStack stack, AccessRequest request) {
    if (denies(stack.resource(), request, false)) {
      return Verdict.DENIED_BY_RESOURCE;
    }
    return Signals.allows(StatementSet.grantsOf(stack.resource(), request))
        ? Verdict.ALLOWED
        : Verdict.RESOURCE_IS_SILENT;
  }

  // EV-4: an organization's resource control policies do not reach service-linked roles.
  private static boolean resourceControlDenies(PolicyStack stack, AccessRequest request) {
    return !request.caller().isServiceLinkedRole() && denies(stack.resourceControl(), request);
  }

  // EV-3: nor do its service control policies.
  private static boolean serviceControlDenies(PolicyStack stack, AccessRequest request) {
    return !request.caller().isServiceLinkedRole() && denies(stack.serviceControl(), request);
  }

  // EV-3: every level must allow; no levels are no layer.
  private static boolean serviceControlAllows(PolicyStack stack, AccessRequest request) {
    if (request.caller().isServiceLinkedRole()) {
      return true;
    }
    for (StatementSet level : stack.serviceControl()) {
      if (!Signals.allows(level.grants(request))) {
        return false;
      }
    }
    return true;
  }

  private static boolean denies(StatementSet[] levels, AccessRequest request) {
    for (StatementSet level : levels) {
      if (level.denies(request, false)) {
        return true;
      }
    }
    return false;
  }

  private static boolean denies(
      @Nullable StatementSet layer, AccessRequest request, boolean callerHasBoundary) {
    return layer != null && layer.denies(request, callerHasBoundary);
  }
}
