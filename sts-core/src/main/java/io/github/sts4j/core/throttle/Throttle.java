package io.github.sts4j.core.throttle;

/**
 * Asked before work is done for a call. The service answers {@code Throttling}, «Rate exceeded», when it says no (rules
 * section 11.1).
 *
 * <p>A call that has to be signed is asked for twice: by source before its signature is verified, and by account and action
 * as soon as its sender is known, when the source gets its turn back. Thus only calls whose sender stays unknown use up a
 * source, and callers behind one address do not hurt each other.
 *
 * <p>Implementations must be safe for use by many threads and must not block for long. When one throws, the call fails.
 */
public interface Throttle {

  /** Whether a call may go on; if so it counts. */
  boolean tryAcquire(ThrottleKey key);

  /** Takes back a call that {@link #tryAcquire} let go on: it counts elsewhere. */
  void giveBack(ThrottleKey key);

  /** A throttle that lets everything go on. */
  static Throttle unlimited() {
    return Unlimited.INSTANCE;
  }
}
