package io.github.sts4j.core.session;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.identity.AccountRoot;
import io.github.sts4j.core.identity.User;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whose identity has been established: by a verified signature, by a verified session token, or by the
 * application's own word ({@link #user}, {@link #root}). Immutable.
 */
public sealed interface AuthenticatedCaller permits AuthenticatedUser, AuthenticatedRoot, Session {

  /** The ARN by which the caller is known in messages and in GetCallerIdentity (CI-2). */
  Arn arn();

  /** The value of {@code aws:userid}, which is the {@code UserId} of GetCallerIdentity (CI-2). */
  String userId();

  /** The account the caller belongs to; for a role session, the role's. */
  AccountId account();

  /** The access key the call was made with; empty when the application vouches for the caller. */
  Optional<AccessKeyId> accessKeyId();

  /** When the caller last proved possession of an MFA device; empty when it did not (CK-10). */
  Optional<Instant> mfaAuthenticatedAt();

  /** The same caller, having proved possession of an MFA device at this instant (AR-18). */
  AuthenticatedCaller withMfaAuthenticatedAt(Instant instant);

  /**
   * A user for whom the application vouches: it has authenticated the user by means of its own.
   *
   * @param user the user, who must stay in the directory for the call to succeed
   */
  static AuthenticatedCaller user(User user) {
    return new AuthenticatedUser(user, Optional.empty(), Optional.empty());
  }

  /** An account root for whom the application vouches. */
  static AuthenticatedCaller root(AccountRoot root) {
    return new AuthenticatedRoot(root, Optional.empty(), Optional.empty());
  }
}
