package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@link RequestPrincipal} taken apart once, for matching without allocation. Immutable. */
final class Caller {
  /** What can name a caller. */
  enum Kind {
    ROOT(true),
    USER(true),
    ROLE(true),
    ROLE_SESSION(true),
    FEDERATED_USER(true),
    SERVICE(false),
    IDENTITY_PROVIDER(false),
    CANONICAL_USER(false),
    ANONYMOUS(false);

    private final boolean identity;

    Kind(boolean identity) {
      this.identity = identity;
    }

    /** Whether identity policies and their limits apply to callers of this kind. */
    boolean isIdentity() {
      return identity;
    }
  }

  private static final String SERVICE_LINKED_PATH = "role/aws-service-role/";

  private final Kind kind;
  // Of a caller with an ARN written only when somebody reads it; whoever comes at the same time
  // writes the same.
  private @Nullable String text;
  private final @Nullable Arn arn;
  private final @Nullable String partition;
  private final @Nullable String account;
  /** The role of a session, or the user of a federated user, or the role itself. */
  private final @Nullable Arn entityArn;

  private final @Nullable String entityId;

  private Caller(
      Kind kind,
      @Nullable String text,
      @Nullable Arn arn,
      @Nullable Arn entityArn,
      @Nullable String entityId) {
    this.kind = kind;
    this.text = text;
    this.arn = arn;
    this.partition = arn == null ? null : arn.partition();
    this.account = arn == null ? null : arn.account();
    this.entityArn = entityArn;
    this.entityId = entityId;
  }

  static Caller of(RequestPrincipal principal) {
    if (principal instanceof RequestPrincipal.AccountRoot root) {
      Arn arn = new Arn(root.partition(), "iam", "", root.accountId(), "root");
      return new Caller(Kind.ROOT, null, arn, null, null);
    }
    if (principal instanceof RequestPrincipal.User user) {
      return ofArn(Kind.USER, user.arn(), Optional.of(user.arn()), user.uniqueId());
    }
    if (principal instanceof RequestPrincipal.Role role) {
      return ofArn(Kind.ROLE, role.arn(), Optional.of(role.arn()), role.uniqueId());
    }
    if (principal instanceof RequestPrincipal.RoleSession session) {
      return ofArn(Kind.ROLE_SESSION, session.sessionArn(), session.roleArn(), session.roleId());
    }
    if (principal instanceof RequestPrincipal.FederatedUser user) {
      return ofArn(Kind.FEDERATED_USER, user.arn(), user.userArn(), user.userId());
    }
    if (principal instanceof RequestPrincipal.Service service) {
      return new Caller(Kind.SERVICE, service.name(), null, null, null);
    }
    if (principal instanceof RequestPrincipal.IdentityProvider provider) {
      return new Caller(Kind.IDENTITY_PROVIDER, provider.provider(), null, null, null);
    }
    if (principal instanceof RequestPrincipal.CanonicalUser user) {
      return new Caller(Kind.CANONICAL_USER, user.id(), null, null, null);
    }
    return new Caller(Kind.ANONYMOUS, "anonymous", null, null, null);
  }

  private static Caller ofArn(Kind kind, Arn arn, Optional<Arn> entity, Optional<String> id) {
    return new Caller(kind, null, arn, entity.orElse(null), id.orElse(null));
  }

  Kind kind() {
    return kind;
  }

  /** The ARN, service name, provider or id that names the caller. */
  String text() {
    String known = text;
    if (known == null) {
      known = requireNonNull(arn).toString();
      text = known;
    }
    return known;
  }

  boolean isIn(@Nullable String otherPartition, String otherAccount) {
    return otherAccount.equals(account)
        && (otherPartition == null || otherPartition.equals(partition));
  }

  /** Whether the caller is, or acts for, the user or role of this unique id. */
  boolean hasEntityId(String id) {
    return id.equals(entityId);
  }

  /** Whether the caller is, or acts for, this user or role. */
  boolean isEntity(Arn arn) {
    return arn.equals(entityArn);
  }

  /** Whether this is a session of a role whose path is not known, in this account and under this name. */
  boolean isSessionOfUnknownRole(Arn role, String name) {
    return kind == Kind.ROLE_SESSION
        && entityArn == null
        && isIn(role.partition(), role.account())
        && PrincipalArns.isRoleName(requireNonNull(arn), name);
  }

  boolean hasSessionName(String name) {
    return kind == Kind.ROLE_SESSION && PrincipalArns.isSessionName(requireNonNull(arn), name);
  }

  /** EV-3, EV-4: organization policies do not reach service-linked roles, which are known by their path alone. */
  boolean isServiceLinkedRole() {
    return (kind == Kind.ROLE || kind == Kind.ROLE_SESSION)
        && entityArn != null
        && entityArn.resource().startsWith(SERVICE_LINKED_PATH);
  }

  @Override
  public String toString() {
    return text();
  }
}
