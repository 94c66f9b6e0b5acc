package io.github.sts4j.core.guard;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import io.github.sts4j.core.session.AuthenticatedCaller;
import io.github.sts4j.core.session.RequestEnvironment;
import io.github.sts4j.core.throttle.Throttle;
import io.github.sts4j.core.throttle.ThrottleKey;
import java.util.function.Supplier;

/** Asks the throttle at the two places where work begins: before a sender is established, and before an action. */
public final class CallLimits {
  private final Throttle throttle;

  public CallLimits(Throttle throttle) {
    this.throttle = throttle;
  }

  public void require(AuthenticatedCaller caller, String action) {
    require(new ThrottleKey.Caller(caller.account(), action));
  }

  public void require(RequestEnvironment environment) {
    require(source(environment));
  }

  /** Does what precedes a call. The source gets its turn back if that succeeds: the call then counts where it belongs. */
  public <T> T admit(RequestEnvironment environment, Supplier<T> steps) {
    ThrottleKey source = source(environment);
    require(source);
    T admitted = steps.get();
    throttle.giveBack(source);
    return admitted;
  }

  private void require(ThrottleKey key) {
    if (!throttle.tryAcquire(key)) {
      throw new StsException(StsError.THROTTLING, "Rate exceeded");
    }
  }

  private static ThrottleKey source(RequestEnvironment environment) {
    return new ThrottleKey.Source(environment.sourceIp());
  }
}
