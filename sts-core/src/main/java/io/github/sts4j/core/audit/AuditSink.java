package io.github.sts4j.core.audit;

import java.util.List;

/**
 * Where the records of calls go.
 *
 * <p>It is called before the caller gets an answer, in the thread that serves the call: a slow sink makes calls slow, so one
 * that writes over a network should put records into a queue of its own, and refuse when that is full. Implementations must
 * be safe for use by many threads.
 *
 * <p>When it throws, the call fails with {@code ServiceUnavailable} and hands out nothing, neither credentials nor the reason
 * of a refusal, unless the service was built with {@code allowUnauditedCalls}. What the call used up by then, such as an MFA
 * code, stays used up.
 */
@FunctionalInterface
public interface AuditSink {

  /**
   * Writes the records of one call, all or none.
   *
   * @param records one for each account concerned, at least one; they share an id when there are several (AU-9)
   * @throws RuntimeException when they are not safely written
   */
  void write(List<AuditRecord> records);

  /** A sink that forgets. */
  static AuditSink none() {
    return Forgetting.SINK;
  }
}
