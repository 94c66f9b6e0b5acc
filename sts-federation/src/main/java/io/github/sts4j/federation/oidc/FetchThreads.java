package io.github.sts4j.federation.oidc;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that fetch keys. Each issuer has at most one fetch under way, so there are never more threads than issuers; with a
 * smaller bound, slow issuers could keep the others waiting.
 */
final class FetchThreads implements Executor, AutoCloseable {
  private final ExecutorService threads = new ThreadPoolExecutor(
      0, Integer.MAX_VALUE, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
        Thread thread = new Thread(task, "sts4j-oidc-keys");
        thread.setDaemon(true);
        return thread;
      });

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
