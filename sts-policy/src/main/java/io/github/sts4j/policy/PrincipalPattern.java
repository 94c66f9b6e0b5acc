package io.github.sts4j.policy;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One entry of `Principal` or `NotPrincipal`; as text, the name written there. Immutable. */
sealed interface PrincipalPattern {
  /** The entry does not name the caller. */
  int NO = 0;
  /** It names the caller's account, which delegates to the account. */
  int ACCOUNT = 1;
  /** It names the role of the calling session, or the user who federated. */
  int ENTITY = 2;
  /** It names the caller and nobody else. */
  int CALLER = 4;
  /** It names everybody. */
  int EVERYONE = 8;

  /** How this entry names the caller. */
  int names(Caller caller);

  /** The IAM user, role, session or federated-user ARN written here, if it is one. */
  default Optional<Arn> arn() {
    return Optional.empty();
  }

  /** This entry bound to the unique id of the user or role it names; itself if it names none or there is no id. */
  default PrincipalPattern bind(Function<Arn, Optional<String>> uniqueIdOf) {
    return this;
  }

  /**
   * `"*"` or `{"AWS": "*"}`.
   *
   * @param exceptIdentityProviders whether it is the second and would grant: that never authorises identity providers
   *     (TP-28), while a Deny of everybody reaches them too
   */
  record Everyone(boolean exceptIdentityProviders) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return exceptIdentityProviders && caller.kind() == Caller.Kind.IDENTITY_PROVIDER
          ? NO
          : EVERYONE;
    }

    @Override
    public String toString() {
      return "*";
    }
  }

  /** An account id or the ARN of an account root, which mean the same (TP-6). */
  record Account(@Nullable String partition, String account) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return caller.isIn(partition, account) ? ACCOUNT : NO;
    }

    @Override
    public String toString() {
      return partition == null ? account : "arn:" + partition + ":iam::" + account + ":root";
    }
  }

  /** A user ARN. */
  record User(Arn user) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return caller.isEntity(user) ? caller.kind() == Caller.Kind.USER ? CALLER : ENTITY : NO;
    }

    @Override
    public Optional<Arn> arn() {
      return Optional.of(user);
    }

    @Override
    public PrincipalPattern bind(Function<Arn, Optional<String>> uniqueIdOf) {
      return uniqueIdOf.apply(user).<PrincipalPattern>map(UniqueId::new).orElse(this);
    }

    @Override
    public String toString() {
      return user.toString();
    }
  }

  /** A role ARN: the role and all its sessions (TP-30). */
  record Role(Arn role, String name) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return caller.isEntity(role) || caller.isSessionOfUnknownRole(role, name) ? ENTITY : NO;
    }

    @Override
    public Optional<Arn> arn() {
      return Optional.of(role);
    }

    @Override
    public PrincipalPattern bind(Function<Arn, Optional<String>> uniqueIdOf) {
      return uniqueIdOf.apply(role).<PrincipalPattern>map(UniqueId::new).orElse(this);
    }

    @Override
    public String toString() {
      return role.toString();
    }
  }

  /** A role-session ARN: sessions of exactly this name (TP-9); bound, only those of the role of that id. */
  record RoleSession(
      Arn session,
      String text,
      String sessionName,
      @Nullable String roleId) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      if (roleId == null) {
        return caller.kind() == Caller.Kind.ROLE_SESSION && text.equals(caller.text())
            ? CALLER
            : NO;
      }
      return caller.hasEntityId(roleId) && caller.hasSessionName(sessionName) ? CALLER : NO;
    }

    @Override
    public Optional<Arn> arn() {
      return Optional.of(session);
    }

    @Override
    public PrincipalPattern bind(Function<Arn, Optional<String>> uniqueIdOf) {
      return uniqueIdOf
          .apply(session)
          .<PrincipalPattern>map(id -> new RoleSession(session, text, sessionName, id))
          .orElse(this);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A federated-user ARN. */
  record FederatedUser(Arn user, String text) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return caller.kind() == Caller.Kind.FEDERATED_USER && text.equals(caller.text())
          ? CALLER
          : NO;
    }

    @Override
    public Optional<Arn> arn() {
      return Optional.of(user);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The unique id of a user or role: never a namesake made later (TP-7). */
  record UniqueId(String id) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return caller.hasEntityId(id) ? caller.kind() == Caller.Kind.USER ? CALLER : ENTITY : NO;
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /** A service, an identity provider or a canonical user: only callers of that kind. */
  record Named(Caller.Kind kind, String name) implements PrincipalPattern {
    @Override
    public int names(Caller caller) {
      return caller.kind() == kind && name.equals(caller.text()) ? CALLER : NO;
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
