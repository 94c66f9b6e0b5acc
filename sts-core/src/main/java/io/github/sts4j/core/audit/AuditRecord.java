package io.github.sts4j.core.audit;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.policy.json.JsonWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One call, as one account concerned sees it, in the shape of a CloudTrail record (AU-1). Immutable.
 *
 * <p>No secret can be in it: none of its parts has a place for a secret access key, a session token, an assertion, an
 * identity token or a one-time code (AU-3, ER-12). Free text from the caller, such as names and tags, is in it as sent.
 *
 * @param eventId the id of this record
 * @param sharedEventId the id that the records of one call in several accounts share (AU-9)
 * @param eventTime when the call came in
 * @param eventName the action
 * @param readOnly whether the action counts as one that only reads (AU-2)
 * @param userIdentity who called
 * @param environment what is known of the connection: source address, user agent, region
 * @param requestId the id that the caller was told
 * @param requestParameters what was asked for
 * @param outcome how it went
 * @param additionalEventData what there is to say besides
 * @param resources what it was about
 * @param recipientAccountId the account this record is for; empty when no account is known
 */
public record AuditRecord(
    UUID eventId,
    Optional<UUID> sharedEventId,
    Instant eventTime,
    String eventName,
    boolean readOnly,
    UserIdentity userIdentity,
    RequestEnvironment environment,
    String requestId,
    RequestParameters requestParameters,
    CallOutcome outcome,
    AdditionalEventData additionalEventData,
    List<AuditResource> resources,
    Optional<AccountId> recipientAccountId) {

  public AuditRecord {
    requireNonNull(eventId, "eventId");
    requireNonNull(sharedEventId, "sharedEventId");
    requireNonNull(eventTime, "eventTime");
    requireNonNull(eventName, "eventName");
    requireNonNull(userIdentity, "userIdentity");
    requireNonNull(environment, "environment");
    requireNonNull(requestId, "requestId");
    requireNonNull(requestParameters, "requestParameters");
    requireNonNull(outcome, "outcome");
    requireNonNull(additionalEventData, "additionalEventData");
    resources = List.copyOf(resources);
    requireNonNull(recipientAccountId, "recipientAccountId");
  }

  /**
   * The record as JSON in one line, with the member names of CloudTrail. Line breaks in what the caller sent are escaped, so
   * that one record never looks like two.
   */
  public String toJson() {
    return JsonWriter.write(RecordJson.of(this));
  }

  @Override
  public String toString() {
    return toJson();
  }
}
