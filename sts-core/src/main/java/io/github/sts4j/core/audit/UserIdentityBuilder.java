package io.github.sts4j.core.audit;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;
import java.util.Optional;

/** Collects an identity. Not thread-safe. */
final class UserIdentityBuilder {
  private final UserIdentity.Type type;
  private Optional<String> principalId = Optional.empty();
  private Optional<Arn> arn = Optional.empty();
  private Optional<AccountId> accountId = Optional.empty();
  private Optional<AccessKeyId> accessKeyId = Optional.empty();
  private Optional<String> userName = Optional.empty();
  private Optional<String> identityProvider = Optional.empty();
  private Optional<SessionContext> sessionContext = Optional.empty();
  private Optional<String> invokedBy = Optional.empty();
  private Optional<AccountId> delegate = Optional.empty();

  UserIdentityBuilder(UserIdentity.Type type) {
    this.type = type;
  }

  UserIdentityBuilder principalId(String value) {
    principalId = Optional.of(value);
    return this;
  }

  UserIdentityBuilder arn(Arn value) {
    arn = Optional.of(value);
    return this;
  }

  UserIdentityBuilder accountId(AccountId value) {
    accountId = Optional.of(value);
    return this;
  }

  UserIdentityBuilder accessKeyId(Optional<AccessKeyId> value) {
    accessKeyId = value;
    return this;
  }

  UserIdentityBuilder userName(String value) {
    userName = Optional.of(value);
    return this;
  }

  UserIdentityBuilder identityProvider(String value) {
    identityProvider = Optional.of(value);
    return this;
  }

  UserIdentityBuilder sessionContext(SessionContext value) {
    sessionContext = Optional.of(value);
    return this;
  }

  UserIdentityBuilder invokedBy(String value) {
    invokedBy = Optional.of(value);
    return this;
  }

  UserIdentityBuilder delegate(Optional<AccountId> value) {
    delegate = value;
    return this;
  }

  UserIdentity build() {
    return new UserIdentity(
        type,
        principalId,
        arn,
        accountId,
        accessKeyId,
        userName,
        identityProvider,
        sessionContext,
        invokedBy,
        delegate);
  }
}
