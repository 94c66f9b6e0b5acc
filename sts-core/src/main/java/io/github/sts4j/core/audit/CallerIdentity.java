package io.github.sts4j.core.audit;

import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.AuthenticatedRoot;
import io.github.sts4j.core.session.AuthenticatedUser;
import io.github.sts4j.core.session.Session;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.policy.Arn;
import java.util.Optional;

/** The rows of AU-4 for callers that were authenticated. */
final class CallerIdentity {
  private CallerIdentity() {}

  static UserIdentity of(AuthenticatedCaller caller) {
    if (caller instanceof Session session) {
      return ofSession(session);
    }
    UserIdentityBuilder identity = start(
        caller instanceof AuthenticatedRoot ? UserIdentity.Type.ROOT : UserIdentity.Type.IAM_USER,
        caller);
    if (caller instanceof AuthenticatedUser known) {
      identity.userName(known.user().name());
    }
    return identity.build();
  }

  private static UserIdentity ofSession(Session session) {
    UserIdentityBuilder identity = start(type(session), session);
    if (type(session) == UserIdentity.Type.IAM_USER) {
      identity.userName(lastSegment(session.principalArn()));
    }
    return identity
        .delegate(session.delegate())
        .sessionContext(context(session))
        .build();
  }

  /** A delegated session is one of whoever approved it (DT-4). */
  private static UserIdentity.Type type(Session session) {
    if (session.kind() == SessionKind.FEDERATED_USER) {
      return UserIdentity.Type.FEDERATED_USER;
    } else if (session.isOfRoot()) {
      return UserIdentity.Type.ROOT;
    }
    return session.principalArn().resource().startsWith("role/")
        ? UserIdentity.Type.ASSUMED_ROLE
        : UserIdentity.Type.IAM_USER;
  }

  private static UserIdentityBuilder start(UserIdentity.Type type, AuthenticatedCaller caller) {
    return new UserIdentityBuilder(type)
        .principalId(caller.userId())
        .arn(caller.arn())
        .accountId(caller.account())
        .accessKeyId(caller.accessKeyId());
  }

  private static SessionContext context(Session session) {
    UserIdentity.Type type = type(session);
    boolean ofAnother =
        type == UserIdentity.Type.ASSUMED_ROLE || type == UserIdentity.Type.FEDERATED_USER;
    return new SessionContext(
        ofAnother ? Optional.of(SessionIssuer.of(session)) : Optional.empty(),
        session.mfaAuthenticatedAt().isPresent(),
        session.issuedAt(),
        WebIdFederation.of(session),
        session.sourceIdentity(),
        session.kind() == SessionKind.ROOT);
  }

  private static String lastSegment(Arn arn) {
    return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
  }
}
