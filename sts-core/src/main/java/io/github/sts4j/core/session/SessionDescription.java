package io.github.sts4j.core.session;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.token.SessionKind;
import io.github.sts4j.core.token.SessionTag;
import io.github.sts4j.policy.Arn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session is, for its owner to look at (LK-13): everything but the secret access key. Immutable.
 *
 * @param kind which action made it
 * @param arn as GetCallerIdentity says it (CI-2)
 * @param userId as GetCallerIdentity says it
 * @param account the account it belongs to
 * @param accessKeyId its access key
 * @param issuedAt when it began
 * @param expiresAt when it ends
 * @param sourceIdentity who stands behind it
 * @param tags the tags passed or inherited
 * @param sessionPolicy the inline session policy, as it was passed
 * @param sessionPolicyArns the managed session policies
 * @param mfaAuthenticatedAt when an MFA device was shown
 * @param chained whether it was obtained with another session
 * @param ancestors the access keys of the sessions it came from, the oldest first
 * @param firstPrincipal who began the chain (LK-22)
 * @param identityProvider who vouched for it
 * @param federatedContext the condition keys it keeps from there
 * @param delegate the account it was given to
 */
public record SessionDescription(
    SessionKind kind,
    Arn arn,
    String userId,
    AccountId account,
    AccessKeyId accessKeyId,
    Instant issuedAt,
    Instant expiresAt,
    Optional<String> sourceIdentity,
    List<SessionTag> tags,
    Optional<String> sessionPolicy,
    List<String> sessionPolicyArns,
    Optional<Instant> mfaAuthenticatedAt,
    boolean chained,
    List<AccessKeyId> ancestors,
    Optional<String> firstPrincipal,
    Optional<String> identityProvider,
    Map<String, List<String>> federatedContext,
    Optional<AccountId> delegate) {
  public SessionDescription {
    requireNonNull(kind, "kind");
    requireNonNull(arn, "arn");
    tags = List.copyOf(tags);
    sessionPolicyArns = List.copyOf(sessionPolicyArns);
    ancestors = List.copyOf(ancestors);
    federatedContext = Map.copyOf(federatedContext);
  }
}
