package io.github.sts4j.core.observe;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.error.AuthenticationFailure;
import io.github.sts4j.core.token.SessionKind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Keeps a broken observer from breaking a service. */
record GuardedObserver(StsObserver observer) implements StsObserver {
  private static final Logger LOG = System.getLogger(StsObserver.class.getName());

  GuardedObserver {
    requireNonNull(observer, "observer");
  }

  @Override
  public void minted(SessionKind kind) {
    tell(() -> observer.minted(kind));
  }

  @Override
  public void verified() {
    tell(observer::verified);
  }

  @Override
  public void refused(AuthenticationFailure reason) {
    tell(() -> observer.refused(reason));
  }

  @Override
  public void sealingKeyAge(Duration age) {
    tell(() -> observer.sealingKeyAge(age));
  }

  @Override
  public void snapshotAge(SharedPart part, Duration age) {
    tell(() -> observer.snapshotAge(part, age));
  }

  @Override
  public void refreshFailed(SharedPart part, Exception why) {
    tell(() -> observer.refreshFailed(part, why));
  }

  private static void tell(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException broken) {
      LOG.log(Level.WARNING, "an observer threw", broken);
    }
  }
}
