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
    Caller caller = request.caller();
    // EV-2: layers in the order in which denials are reported; EV-1: a Deny anywhere ends it.
    if (deniesAnywhere(stack.resourceControl(), request)) {
      return Verdict.DENIED_BY_RESOURCE_CONTROL;
    }
    if (!caller.kind().isIdentity()) {
      return withoutIdentity(stack, request);
    }
    int control = serviceControl(stack, request);
    if (Signals.denies(control)) {
      return Verdict.DENIED_BY_SERVICE_CONTROL;
    }
    boolean hasBoundary = stack.permissionsBoundary() != null;
    int resource = signals(stack.resource(), request, hasBoundary);
    if (Signals.denies(resource)) {
      return Verdict.DENIED_BY_RESOURCE;
    }
    int identity = stack.identity().signals(request, hasBoundary);
    if (Signals.denies(identity)) {
      return Verdict.DENIED_BY_IDENTITY;
    }
    int boundary = signals(stack.permissionsBoundary(), request, hasBoundary);
    if (Signals.denies(boundary)) {
      return Verdict.DENIED_BY_PERMISSIONS_BOUNDARY;
    }
    int session = signals(stack.session(), request, hasBoundary);
    if (Signals.denies(session)) {
      return Verdict.DENIED_BY_SESSION;
    }
    if (!Signals.allows(control)) {
      return Verdict.SERVICE_CONTROL_IS_SILENT;
    }
    return Grants.verdict(stack, request, resource, identity, boundary, session);
  }

  /** Services, identity providers and anonymous callers: the resource policy must allow, nothing else is asked. */
  private static Verdict withoutIdentity(PolicyStack stack, AccessRequest request) {
    int resource = signals(stack.resource(), request, false);
    if (Signals.denies(resource)) {
      return Verdict.DENIED_BY_RESOURCE;
    }
    return Signals.allows(resource) ? Verdict.ALLOWED : Verdict.RESOURCE_IS_SILENT;
  }

  // EV-4: an organization's resource control policies do not reach service-linked roles.
  private static boolean deniesAnywhere(StatementSet[] levels, AccessRequest request) {
    if (request.caller().isServiceLinkedRole()) {
      return false;
    }
    for (StatementSet level : levels) {
      if (Signals.denies(level.signals(request, false))) {
        return true;
      }
    }
    return false;
  }

  // EV-3: every level must allow; no levels are no layer.
  private static int serviceControl(PolicyStack stack, AccessRequest request) {
    if (request.caller().isServiceLinkedRole()) {
      return Signals.ALLOW_EVERYONE;
    }
    boolean everyLevelAllows = true;
    for (StatementSet level : stack.serviceControl()) {
      int signals = level.signals(request, false);
      if (Signals.denies(signals)) {
        return Signals.DENY;
      }
      everyLevelAllows &= Signals.allows(signals);
    }
    return everyLevelAllows ? Signals.ALLOW_EVERYONE : Signals.SILENT;
  }

  private static int signals(
      @Nullable StatementSet layer, AccessRequest request, boolean callerHasBoundary) {
    return layer == null ? Signals.SILENT : layer.signals(request, callerHasBoundary);
  }
}
