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
    if (session.kind() == SessionKind.USER && !isRoot(session.principalArn())) {
      identity.userName(lastSegment(session.principalArn()));
    }
    return identity.sessionContext(context(session)).build();
  }

  private static UserIdentity.Type type(Session session) {
    return switch (session.kind()) {
      case ROLE -> UserIdentity.Type.ASSUMED_ROLE;
      case USER ->
        isRoot(session.principalArn()) ? UserIdentity.Type.ROOT : UserIdentity.Type.IAM_USER;
      case FEDERATED_USER -> UserIdentity.Type.FEDERATED_USER;
      case ROOT -> UserIdentity.Type.ROOT;
    };
  }

  private static UserIdentityBuilder start(UserIdentity.Type type, AuthenticatedCaller caller) {
    return new UserIdentityBuilder(type)
        .principalId(caller.userId())
        .arn(caller.arn())
        .accountId(caller.account())
        .accessKeyId(caller.accessKeyId());
  }

  private static SessionContext context(Session session) {
    boolean ofAnother =
        session.kind() == SessionKind.ROLE || session.kind() == SessionKind.FEDERATED_USER;
    return new SessionContext(
        ofAnother ? Optional.of(SessionIssuer.of(session)) : Optional.empty(),
        session.mfaAuthenticatedAt().isPresent(),
        session.issuedAt(),
        Optional.empty(),
        session.sourceIdentity(),
        session.kind() == SessionKind.ROOT);
  }

  private static boolean isRoot(Arn principal) {
    return principal.resource().equals("root");
  }

  private static String lastSegment(Arn arn) {
    return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
  }
}
