package io.github.sts4j.core.sigv4;

import io.github.sts4j.core.error.AuthenticationException;
import io.github.sts4j.core.error.AuthenticationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a request was signed, and from when to when it may be used.
 *
 * @param text the time as it was signed
 * @param instant the same, read
 * @param lifetime how long a presigned request lives; empty for one signed in a header
 * @param skew how far clocks may differ
 */
record SigningTime(String text, Instant instant, Optional<Duration> lifetime, Duration skew) {

  void requireUsable(Instant now) {
    // Exactly the skew is still accepted; exactly the end of the lifetime is not.
    boolean tooEarly = now.isBefore(instant) && now.isBefore(instant.minus(skew));
    boolean tooLate = lifetime.isEmpty() && now.isAfter(instant) && now.isAfter(instant.plus(skew));
    if (tooEarly || tooLate) {
      throw new AuthenticationException(
          AuthenticationFailure.CLOCK_SKEW,
          "the difference between the request's time and the current time is too large: it was signed at `"
              + instant + "`, and it is `" + now + "`");
    }
    if (lifetime.isPresent() && !now.isBefore(instant.plus(lifetime.get()))) {
      throw new AuthenticationException(
          AuthenticationFailure.EXPIRED_PRESIGNED_REQUEST,
          "the presigned request expired at `" + instant.plus(lifetime.get()) + "`");
    }
  }
}
