package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.policy.Arn;

/**
 * Who the caller is (CI-2).
 *
 * @param userId the unique id; {@code AROA...:<session>} for a role session, the account id for root
 * @param account the caller's account; for a role session, the role's
 * @param arn the caller's ARN
 */
public record GetCallerIdentityResponse(String userId, AccountId account, Arn arn) {
  public GetCallerIdentityResponse {
    requireNonNull(userId, "userId");
    requireNonNull(account, "account");
    requireNonNull(arn, "arn");
  }
}
