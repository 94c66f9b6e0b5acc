package io.github.sts4j.core;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;

/**
 * The answer to GetAccessKeyInfo.
 *
 * @param account the account the key belongs to; this says nothing of whether the key is in use (AK-2)
 */
public record GetAccessKeyInfoResponse(AccountId account) {
  public GetAccessKeyInfoResponse {
    requireNonNull(account, "account");
  }
}
