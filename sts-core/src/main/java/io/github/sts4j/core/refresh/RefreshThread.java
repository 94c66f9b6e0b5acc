package io.github.sts4j.core.refresh;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A daemon thread that refreshes something again and again, whether it fails or not. Safe for use by many threads. */
public final class RefreshThread implements AutoCloseable {
  private static final Logger LOG = System.getLogger(RefreshThread.class.getName());

  private final String name;
  private final Runnable refresh;
  private final ScheduledExecutorService executor;
  private boolean failing;

  private RefreshThread(String name, Runnable refresh) {
    this.name = name;
    this.refresh = refresh;
    this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    });
  }

  /**
   * Starts a thread, whose first refresh is one interval from now and each next one interval after the last ended.
   *
   * @param name the name of the thread, and of what it refreshes in the log
   * @param refresh throws when it did not work; that is logged when it begins and when it is over
   */
  public static RefreshThread start(String name, Duration interval, Runnable refresh) {
    RefreshThread thread = new RefreshThread(name, refresh);
    long nanos = Math.max(1, interval.toNanos());
    // What run would throw, it has logged: the future tells nothing more.
    var unused =
        thread.executor.scheduleWithFixedDelay(thread::run, nanos, nanos, TimeUnit.NANOSECONDS);
    return thread;
  }

  private void run() {
    try {
      refresh.run();
      if (failing) {
        LOG.log(Level.INFO, name + " is current again");
      }
      failing = false;
    } catch (RuntimeException | Error e) { // one that escaped would end the schedule
      if (!failing) {
        LOG.log(Level.WARNING, name + " cannot be refreshed; what is known stays in use", e);
      }
      failing = true;
    }
  }

  /** Stops the thread; a refresh under way is interrupted. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
