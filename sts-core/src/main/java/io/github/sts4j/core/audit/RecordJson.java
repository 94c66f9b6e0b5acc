package io.github.sts4j.core.audit;

import java.net.InetAddress;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of a record, named and ordered as CloudTrail does (AU-1). */
final class RecordJson {
  private static final String VERSION = "1.11";
  private static final String SOURCE = "sts.amazonaws.com";
  private static final int LONGEST_TEXT = 1_024; // CloudTrail keeps a kilobyte of each

  private RecordJson() {}

  static Map<String, @Nullable Object> of(AuditRecord record) {
    JsonMembers members = new JsonMembers();
    putCall(members, record);
    putOutcome(members, record);
    putIdentifiers(members, record);
    return members.toMap();
  }

  private static void putCall(JsonMembers members, AuditRecord record) {
    members
        .put("eventVersion", VERSION)
        .put("userIdentity", record.userIdentity().toMap())
        .put("eventTime", record.eventTime().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("eventSource", SOURCE)
        .put("eventName", record.eventName())
        .put("awsRegion", record.environment().region())
        .put("sourceIPAddress", record.environment().sourceIp().map(InetAddress::getHostAddress))
        .put("userAgent", record.environment().userAgent().map(RecordJson::cut));
  }

  private static void putOutcome(JsonMembers members, AuditRecord record) {
    ResponseElements elements = ResponseElements.none();
    if (record.outcome() instanceof CallOutcome.Failure failure) {
      members.put("errorCode", failure.error().code()).put("errorMessage", cut(failure.message()));
    } else {
      elements = ((CallOutcome.Success) record.outcome()).elements();
    }
    members
        .putOrNull("requestParameters", record.requestParameters().asMap())
        .putOrNull("responseElements", elements.asMap())
        .putUnlessEmpty("additionalEventData", record.additionalEventData().toMap());
  }

  private static void putIdentifiers(JsonMembers members, AuditRecord record) {
    members
        .put("requestID", record.requestId())
        .put("eventID", record.eventId().toString())
        .put("readOnly", record.readOnly())
        .putUnlessEmpty(
            "resources", record.resources().stream().map(AuditResource::toMap).toList())
        .put("eventType", "AwsApiCall")
        .put("managementEvent", true)
        .put("recipientAccountId", record.recipientAccountId())
        .put("sharedEventID", record.sharedEventId().map(UUID::toString))
        .put("eventCategory", "Management");
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
  }
}
