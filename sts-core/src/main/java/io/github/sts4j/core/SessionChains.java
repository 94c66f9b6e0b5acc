package io.github.sts4j.core;

import io.github.sts4j.core.audit.AdditionalEventData;
import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionLink;
import java.util.List;
import java.util.Optional;

/** Where a caller's session came from, for the record of its calls (LK-22). */
final class SessionChains {
  private SessionChains() {}

  static AdditionalEventData describe(AuthenticatedCaller caller, StsRequest request) {
    if (!(caller instanceof Session session)) {
      return AdditionalEventData.none();
    }
    List<AccessKeyId> chain =
        session.chain().stream().map(SessionLink::accessKeyId).toList();
    return new AdditionalEventData(
        Optional.of(true).filter(own -> assumesItself(session, request)),
        chain,
        session.firstPrincipal(),
        Optional.empty());
  }

  /** AU-11, TP-27: a role's own session asks for the role. */
  private static boolean assumesItself(Session session, StsRequest request) {
    return session.kind() == SessionKind.ROLE
        && request instanceof AssumeRoleRequest assume
        && assume.roleArn().equals(Optional.of(session.principalArn().toString()));
  }
}
