package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.util.Optional;

/**
 * An account root calling with a long-term key, or vouched for by the application.
 *
 * @param root the root
 * @param accessKeyId the key, if the call was signed with one
 * @param mfaAuthenticatedAt when MFA was proved, if it was
 */
public record AuthenticatedRoot(
    AccountRoot root, Optional<AccessKeyId> accessKeyId, Optional<Instant> mfaAuthenticatedAt)
    implements AuthenticatedCaller {

  public AuthenticatedRoot {
    requireNonNull(root, "root");
    requireNonNull(accessKeyId, "accessKeyId");
    requireNonNull(mfaAuthenticatedAt, "mfaAuthenticatedAt");
  }

  @Override
  public Arn arn() {
    return root.arn();
  }

  @Override
  public String userId() {
    return root.account().value();
  }

  @Override
  public AccountId account() {
    return root.account();
  }

  @Override
  public AuthenticatedRoot withMfaAuthenticatedAt(Instant instant) {
    return new AuthenticatedRoot(root, accessKeyId, Optional.of(instant));
  }
}
