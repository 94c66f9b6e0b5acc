package io.github.sts4j.core.guard;

import io.github.sts4j.core.audit.AuditRecord;
import io.github.sts4j.core.audit.AuditSink;
import io.github.sts4j.core.audit.CallOutcome;
import io.github.sts4j.core.audit.ResponseElements;
import io.github.sts4j.core.audit.UserIdentity;
import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.identity.AccountId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Records each call once. The caller gets the answer, or learns of the refusal, only when that is written: what happened
 * unseen would be known to the caller alone.
 */
public final class AuditTrail {
  private static final Logger LOG = System.getLogger(AuditTrail.class.getName());

  private final AuditSink sink;
  private final boolean allowUnauditedCalls;
  private final InstantSource clock;
  private final RecordWriter records;

  /**
   * A trail that leads into a sink.
   *
   * @param allowUnauditedCalls whether calls go on that the sink fails to record
   * @param random for the ids of records
   */
  public AuditTrail(
      AuditSink sink, boolean allowUnauditedCalls, InstantSource clock, RandomGenerator random) {
    this.sink = sink;
    this.allowUnauditedCalls = allowUnauditedCalls;
    this.clock = clock;
    this.records = new RecordWriter(random);
  }

  /**
   * What is recorded of an answer.
   *
   * @param actedIn the account that the answer lets the caller act in, which is told too (AU-9)
   */
  public record Answer(ResponseElements elements, Optional<AccountId> actedIn) {}

  /**
   * Does a call and records it.
   *
   * @param described what is recorded of it, asked for when it is over
   */
  public <R> R record(
      Supplier<CallDescription> described, Function<R, Answer> answered, Supplier<R> work) {
    Instant began = clock.instant();
    R response = orRecorded(described, began, work);
    Answer answer = answered.apply(response);
    CallOutcome success = new CallOutcome.Success(answer.elements());
    write(records.of(described.get(), success, answer.actedIn(), began), Optional.empty());
    return response;
  }

  /** Does what precedes a call, and records it when it does not come to the call. */
  public <T> T recordRefusal(Supplier<CallDescription> described, Supplier<T> steps) {
    return orRecorded(described, clock.instant(), steps);
  }

  private <R> R orRecorded(Supplier<CallDescription> described, Instant began, Supplier<R> work) {
    try {
      return work.get();
    } catch (RuntimeException refusal) {
      CallDescription call = described.get();
      CallOutcome.Failure failure = failure(refusal);
      if (isWorthARecord(call, failure)) {
        // AU-10: what was refused happened in no other account.
        write(records.of(call, failure, Optional.empty(), began), Optional.of(refusal));
      }
      throw refusal;
    }
  }

  /** A flood that the throttle holds off must not flood the record instead. */
  private static boolean isWorthARecord(CallDescription call, CallOutcome.Failure failure) {
    return call.identity().type() != UserIdentity.Type.UNKNOWN
        || failure.error() != StsError.THROTTLING;
  }

  private static CallOutcome.Failure failure(RuntimeException refusal) {
    return refusal instanceof StsException told
        ? new CallOutcome.Failure(told.error(), String.valueOf(told.getMessage()))
        : new CallOutcome.Failure(
            StsError.INTERNAL_FAILURE, "The request failed for a reason that is not its own");
  }

  private void write(List<AuditRecord> written, Optional<RuntimeException> refusal) {
    try {
      sink.write(written);
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "a call could not be recorded", failure);
      if (allowUnauditedCalls) {
        return;
      }
      StsException unrecorded = new StsException(
          StsError.SERVICE_UNAVAILABLE,
          "The call could not be recorded, so it was not answered; it may be tried again",
          failure);
      refusal.ifPresent(unrecorded::addSuppressed);
      throw unrecorded;
    }
  }
}
