package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The explanation of a denial, in the clear: a document for each account that may read it (DM-3). Immutable. Each
 * document shows policies of its account, so it does not print.
 *
 * @param expiresAt when it can no longer be decoded, in whole seconds
 * @param documents what each account may read, one or two of them
 */
public record AuthorizationMessage(Instant expiresAt, Map<AccountId, String> documents) {
  /**
   * @throws IllegalArgumentException unless there are one or two documents, and the expiry has whole seconds
   */
  public AuthorizationMessage {
    requireNonNull(expiresAt, "expiresAt");
    documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    if (documents.isEmpty() || documents.size() > 2) {
      throw new IllegalArgumentException(
          "an authorization message is for one account or two, not " + documents.keySet());
    }
    if (expiresAt.getNano() != 0
        || expiresAt.getEpochSecond() < 0
        || expiresAt.getEpochSecond() > ClaimRules.LAST_SECOND) {
      throw new IllegalArgumentException(
          "expiry `" + expiresAt + "` must be a whole second from 1970 to 9999");
    }
  }

  /** The accounts and the expiry, without the documents. */
  @Override
  public String toString() {
    return "AuthorizationMessage[for " + documents.keySet() + ", expires " + expiresAt + "]";
  }
}
