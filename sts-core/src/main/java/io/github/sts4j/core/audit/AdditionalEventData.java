package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccessKeyId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a record says beyond who, what and how it went.
 *
 * @param explicitTrustGrant true when a role's own session assumed it, as its trust policy allowed (AU-11); false does not
 *     occur, because the old implicit trust is not implemented (TP-27)
 * @param sessionChain the access key ids of the sessions that the calling session came from, oldest first, and its own
 *     last; empty for callers without a session (LK-22)
 * @param firstPrincipal whoever began the chain: an ARN, or an identity provider and what it calls them (LK-22)
 * @param claimedAccessKeyId the access key id that a call named whose sender was not established
 */
public record AdditionalEventData(
    Optional<Boolean> explicitTrustGrant,
    List<AccessKeyId> sessionChain,
    Optional<String> firstPrincipal,
    Optional<AccessKeyId> claimedAccessKeyId) {

  private static final AdditionalEventData NONE =
      new AdditionalEventData(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  public AdditionalEventData {
    requireNonNull(explicitTrustGrant, "explicitTrustGrant");
    sessionChain = List.copyOf(sessionChain);
    requireNonNull(firstPrincipal, "firstPrincipal");
    requireNonNull(claimedAccessKeyId, "claimedAccessKeyId");
  }

  /** Nothing more. */
  public static AdditionalEventData none() {
    return NONE;
  }

  /** Of a call whose sender was not established, the key it named. */
  public static AdditionalEventData claimedBy(Optional<AccessKeyId> accessKeyId) {
    return new AdditionalEventData(Optional.empty(), List.of(), Optional.empty(), accessKeyId);
  }

  /** What another account may see of this: access key ids, and no names (AU-9). */
  public AdditionalEventData seenFromAnotherAccount() {
    return new AdditionalEventData(
        explicitTrustGrant, sessionChain, Optional.empty(), claimedAccessKeyId);
  }

  Map<String, @Nullable Object> toMap() {
    return new JsonMembers()
        .put("explicitTrustGrant", explicitTrustGrant)
        .putUnlessEmpty(
            "sessionChain", sessionChain.stream().map(AccessKeyId::value).toList())
        .put("firstPrincipal", firstPrincipal)
        .put("claimedAccessKeyId", claimedAccessKeyId)
        .toMap();
  }
}
