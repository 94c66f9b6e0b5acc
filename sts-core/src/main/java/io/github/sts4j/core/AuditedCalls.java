package io.github.sts4j.core;

import io.github.sts4j.core.audit.AdditionalEventData;
import io.github.sts4j.core.audit.RequestParameters;
import io.github.sts4j.core.audit.UserIdentity;
import io.github.sts4j.core.guard.CallDescription;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import java.util.List;
import java.util.Optional;

/** Describes, for the record, calls of those who sign, and calls of which nothing is established. */
final class AuditedCalls {
  private AuditedCalls() {}

  /** A call of somebody who was authenticated. */
  static CallDescription of(
      AuthenticatedCaller caller, StsRequest request, RequestEnvironment environment) {
    return new CallDescription(
        request.action(),
        environment,
        UserIdentity.of(caller),
        Optional.of(caller.account()),
        AuditedRequests.parameters(request, caller),
        SessionChains.describe(caller, request),
        AuditedRequests.resources(request));
  }

  /** A call that was refused before its sender was established: nothing of its parameters has been read, or believed. */
  static CallDescription of(IncomingCall call) {
    return new CallDescription(
        call.action(),
        call.environment(),
        UserIdentity.unknown(),
        Optional.empty(),
        RequestParameters.none(),
        AdditionalEventData.claimedBy(call.claimedAccessKeyId()),
        List.of());
  }
}
