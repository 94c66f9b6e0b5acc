package io.github.sts4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Who asks. Immutable; unique ids and role ARNs are what the application knows, not what the caller claims. */
public sealed interface RequestPrincipal {

  /** The account the caller belongs to; empty for callers without one. */
  Optional<String> account();

  /** The root of an account. */
  record AccountRoot(String partition, String accountId) implements RequestPrincipal {
    /** Checks that nothing is null. */
    public AccountRoot {
      requireNonNull(partition, "partition");
      requireNonNull(accountId, "accountId");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(accountId);
    }
  }

  /**
   * An IAM user, with a long-term key or a user session.
   *
   * @param arn `arn:…:iam::account:user/path/name`
   * @param uniqueId the `AIDA…` id, if known
   */
  record User(Arn arn, Optional<String> uniqueId) implements RequestPrincipal {
    /** Checks that the ARN is that of a user. */
    public User {
      PrincipalArns.require(arn, "iam", "user/");
      requireNonNull(uniqueId, "uniqueId");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }
  }

  /**
   * An IAM role itself; real callers are its sessions.
   *
   * @param arn `arn:…:iam::account:role/path/name`
   * @param uniqueId the `AROA…` id, if known
   */
  record Role(Arn arn, Optional<String> uniqueId) implements RequestPrincipal {
    /** Checks that the ARN is that of a role. */
    public Role {
      PrincipalArns.require(arn, "iam", "role/");
      requireNonNull(uniqueId, "uniqueId");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }
  }

  /**
   * A session of a role.
   *
   * @param sessionArn `arn:…:sts::account:assumed-role/role name/session name`
   * @param roleArn the role's ARN with its path, if known; when it is not, the role name alone decides
   * @param roleId the role's `AROA…` id, if known
   */
  record RoleSession(Arn sessionArn, Optional<Arn> roleArn, Optional<String> roleId)
      implements RequestPrincipal {
    /** Checks that the ARNs are those of a session and of its role. */
    public RoleSession {
      PrincipalArns.require(sessionArn, "sts", "assumed-role/");
      if (!PrincipalArns.hasSessionName(sessionArn)) {
        throw new IllegalArgumentException(
            "`" + sessionArn + "` has no session name after its role name");
      }
      if (roleArn.isPresent()) {
        PrincipalArns.requireRoleOf(sessionArn, roleArn.get());
      }
      requireNonNull(roleId, "roleId");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(sessionArn.account());
    }
  }

  /**
   * A session made by GetFederationToken.
   *
   * @param arn `arn:…:sts::account:federated-user/name`
   * @param userArn the user who federated, if known
   * @param userId that user's `AIDA…` id, if known
   */
  record FederatedUser(Arn arn, Optional<Arn> userArn, Optional<String> userId)
      implements RequestPrincipal {
    /** Checks that the ARNs are those of a federated user and of a user. */
    public FederatedUser {
      PrincipalArns.require(arn, "sts", "federated-user/");
      userArn.ifPresent(user -> PrincipalArns.require(user, "iam", "user/"));
      requireNonNull(userId, "userId");
    }

    @Override
    public Optional<String> account() {
      return Optional.of(arn.account());
    }
  }

  /**
   * A service calling for itself.
   *
   * @param name for example `lambda.amazonaws.com`
   */
  record Service(String name) implements RequestPrincipal {
    /** Checks that the name is not null. */
    public Service {
      requireNonNull(name, "name");
    }

    @Override
    public Optional<String> account() {
      return Optional.empty();
    }
  }

  /**
   * Somebody an identity provider vouches for, who asks for a session.
   *
   * @param provider the provider's ARN, or the host name of a built-in one
   */
  record IdentityProvider(String provider) implements RequestPrincipal {
    /** Checks that the provider is not null. */
    public IdentityProvider {
      requireNonNull(provider, "provider");
    }

    @Override
    public Optional<String> account() {
      return Optional.empty();
    }
  }

  /**
   * A caller known by the canonical id of an account.
   *
   * @param id 64 hexadecimal digits
   */
  record CanonicalUser(String id) implements RequestPrincipal {
    /** Checks that the id is not null. */
    public CanonicalUser {
      requireNonNull(id, "id");
    }

    @Override
    public Optional<String> account() {
      return Optional.empty();
    }
  }

  /** A caller who has not signed. */
  record Anonymous() implements RequestPrincipal {
    @Override
    public Optional<String> account() {
      return Optional.empty();
    }
  }

  /**
   * Reads a principal as test cases and simulators write it.
   *
   * @param principal an ARN, a service name, a provider, a canonical id, or `anonymous`
   * @param principalType `AWS`, `Service`, `Federated` or `CanonicalUser`
   * @throws IllegalArgumentException if the text is no principal of that type
   */
  static RequestPrincipal parse(String principal, String principalType) {
    return switch (principalType) {
      case "AWS" ->
        principal.equals("anonymous")
            ? new Anonymous()
            : PrincipalArns.principal(Arn.parse(principal));
      case "Service" -> new Service(principal);
      case "Federated" -> new IdentityProvider(principal);
      case "CanonicalUser" -> new CanonicalUser(principal);
      default ->
        throw new IllegalArgumentException("`" + principalType
            + "` is no principal type; use `AWS`, `Service`, `Federated` or `CanonicalUser`");
    };
  }
}
