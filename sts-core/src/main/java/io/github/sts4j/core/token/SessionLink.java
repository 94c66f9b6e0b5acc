package io.github.sts4j.core.token;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import io.github.sts4j.core.identity.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One session of a chain, by all that a revocation may name it by (LK-1 to LK-3). A session is the last link of its own
 * chain, and tells the others so that what ends one of them ends it too. Immutable.
 *
 * @param kind how it was obtained
 * @param accessKeyId its access key, which starts {@code ASIA}; of a federated user, one that encodes the account
 * @param principalId the unique id of its role or user, or the account id of its root
 * @param sessionName the name of a role session or federated user; absent for a user and a root (CI-2)
 * @param issuedAt when it began, in whole seconds
 * @param sourceIdentity who stood behind it, if that was known by then (SI-2)
 */
public record SessionLink(
    SessionKind kind,
    AccessKeyId accessKeyId,
    String principalId,
    Optional<String> sessionName,
    Instant issuedAt,
    Optional<String> sourceIdentity) {

  /** @throws IllegalArgumentException if one of them breaks its rule; the message says which */
  public SessionLink {
    requireNonNull(kind, "kind");
    ClaimText.PRINCIPAL_ID.check(principalId);
    ClaimRules.checkIfAny(ClaimText.SESSION_NAME, sessionName.orElse(null));
    ClaimRules.checkIfAny(ClaimText.SOURCE_IDENTITY, sourceIdentity.orElse(null));
    ClaimRules.second("issue", issuedAt);
    checkKey(kind, accessKeyId);
    boolean isNamed = kind == SessionKind.ROLE || kind == SessionKind.FEDERATED_USER;
    if (kind != SessionKind.DELEGATED && sessionName.isPresent() != isNamed) {
      throw new IllegalArgumentException("a session of kind " + kind
          + (isNamed ? " needs a session name" : " has no session name"));
    }
  }

  private static void checkKey(SessionKind kind, AccessKeyId key) {
    if (!key.isTemporary()) {
      throw new IllegalArgumentException(
          "access key `" + key + "` of a session must start with `ASIA`");
    }
    if (kind == SessionKind.FEDERATED_USER
        && key.account().isEmpty()) { // CI-2: their user id needs it
      throw new IllegalArgumentException(
          "access key `" + key + "` of a federated user must encode its account");
    }
  }

  /** The {@code aws:userid} of the session (CI-2). */
  public String userId() {
    String owner = kind == SessionKind.FEDERATED_USER
        ? accessKeyId.account().map(AccountId::value).orElseThrow()
        : principalId;
    return sessionName.map(name -> owner + ":" + name).orElse(owner);
  }
}
