package io.github.sts4j.core.guard;

import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.CallOutcome;
import io.github.sts4j.core.identity.AccountId;
import io.github.sts4j.core.random.RandomUuid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the records of one call: one for each account concerned (AU-1, AU-9). */
final class RecordWriter {
  /** AU-2; of the actions it does not name, those that issue nothing. */
  private static final Set<String> READ_ONLY = Set.of(
      "AssumeRole",
      "AssumeRoleWithSAML",
      "AssumeRoleWithWebIdentity",
      "DecodeAuthorizationMessage",
      "GetAccessKeyInfo",
      "GetCallerIdentity");

  private final RandomGenerator random;

  RecordWriter(RandomGenerator random) {
    this.random = random;
  }

  /** @param actedIn an account that gets a record too, if it is not the one that is told first */
  List<AuditRecord> of(
      CallDescription call, CallOutcome outcome, Optional<AccountId> actedIn, Instant began) {
    String requestId =
        call.environment().requestId().orElseGet(() -> RandomUuid.from(random).toString());
    Optional<AccountId> other =
        actedIn.filter(account -> call.account().filter(account::equals).isEmpty());
    if (call.account().isEmpty() || other.isEmpty()) {
      Optional<AccountId> account = call.account().or(() -> other);
      return List.of(record(call, outcome, began, requestId, Optional.empty(), account));
    }
    Optional<UUID> shared = Optional.of(RandomUuid.from(random));
    return List.of(
        record(call, outcome, began, requestId, shared, call.account()),
        record(seenFromAnotherAccount(call), outcome, began, requestId, shared, other));
  }

  private AuditRecord record(
      CallDescription call,
      CallOutcome outcome,
      Instant began,
      String requestId,
      Optional<UUID> sharedEventId,
      Optional<AccountId> recipient) {
    return new AuditRecord(
        RandomUuid.from(random),
        sharedEventId,
        began,
        call.action(),
        READ_ONLY.contains(call.action()),
        call.identity(),
        call.environment(),
        requestId,
        call.parameters(),
        outcome,
        call.additional(),
        call.resources(),
        recipient);
  }

  private static CallDescription seenFromAnotherAccount(CallDescription call) {
    return new CallDescription(
        call.action(),
        call.environment(),
        call.identity().seenFromAnotherAccount(),
        call.account(),
        call.parameters(),
        call.additional().seenFromAnotherAccount(),
        call.resources());
  }
}
