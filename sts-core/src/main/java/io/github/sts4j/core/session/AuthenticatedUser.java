package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.util.Optional;

/**
 * An IAM user calling with a long-term key, or vouched for by the application.
 *
 * @param user the user
 * @param accessKeyId the key, if the call was signed with one
 * @param mfaAuthenticatedAt when MFA was proved, if it was
 */
public record AuthenticatedUser(
    User user, Optional<AccessKeyId> accessKeyId, Optional<Instant> mfaAuthenticatedAt)
    implements AuthenticatedCaller {

  public AuthenticatedUser {
    requireNonNull(user, "user");
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(mfaAuthenticatedAt, "mfaAuthenticatedAt");
  }

  @Override
  public Arn arn() {
    return user.arn();
  }

  @Override
  public String userId() {
    return user.id().value();
  }

  @Override
  public AccountId account() {
    return user.account();
  }

  @Override
  public AuthenticatedUser withMfaAuthenticatedAt(Instant instant) {
    return new AuthenticatedUser(user, accessKeyId, Optional.of(instant));
  }
}
