package io.github.sts4j.core;

import io.github.sts4j.core.audit.AdditionalEventData;
import io.github.sts4j.core.audit.AuditResource;
import io.github.sts4j.core.audit.RequestParameters;
import io.github.sts4j.core.audit.UserIdentity;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * What is recorded of a call, its outcome aside.
 *
 * @param account the account that is told first: the caller's, or the role's where the caller has none
 */
record CallDescription(
    String action,
    RequestEnvironment environment,
    UserIdentity identity,
    Optional<AccountId> account,
    RequestParameters parameters,
    AdditionalEventData additional,
    List<AuditResource> resources) {

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
