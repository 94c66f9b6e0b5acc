package io.github.sts4j.core.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sts4j.core.error.StsError;
import io.github.sts4j.core.error.StsException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/**
 * A replay guard for one process: in memory, of bounded size. What was used is forgotten when it is too old to be presented
 * anyway, and never before: when there is no room the call is refused, for a guard that forgets lets a replay through.
 * Thread-safe.
 */
public final class InMemoryReplayGuard implements ReplayGuard {
  private final int maxEntries;
  private final Set<ByteBuffer> used = new HashSet<>();
  private final Queue<Entry> byEnd = new PriorityQueue<>(Comparator.comparing(Entry::until));
  private Instant latest = Instant.MIN;

  /**
   * @param maxEntries how many uses are remembered at a time, about 200 bytes each
   * @throws IllegalArgumentException when it is not positive
   */
  public InMemoryReplayGuard(int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries must be 1 or more, but is " + maxEntries);
    }
    this.maxEntries = maxEntries;
  }

  private record Entry(ByteBuffer key, Instant until) {}

  /**
   * {@inheritDoc}
   *
   * @throws StsException {@code ServiceUnavailable} when there is no room
   */
  @Override
  public synchronized boolean firstUse(String scope, String id, Instant until, Instant now) {
    forget(now);
    // What is over may have been forgotten, and a clock that goes back must not bring it back.
    if (!until.isAfter(latest)) {
      return false;
    }
    ByteBuffer key = key(scope, id);
    if (used.contains(key)) {
      return false;
    }
    if (used.size() >= maxEntries) {
      throw new StsException(
          StsError.SERVICE_UNAVAILABLE,
          "Too many one-time assertions are remembered; try again later.");
    }
    used.add(key);
    byEnd.add(new Entry(key, until));
    return true;
  }

  /** How many uses are remembered. */
  public synchronized int size() {
    return used.size();
  }

  private void forget(Instant now) {
    if (now.isAfter(latest)) {
      latest = now;
    }
    for (Entry first = byEnd.peek();
        first != null && !first.until().isAfter(latest);
        first = byEnd.peek()) {
      used.remove(first.key());
      byEnd.remove();
    }
  }

  /** Of one length, whatever the length of an id. */
  private static ByteBuffer key(String scope, String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((scope.length() + ":" + scope).getBytes(UTF_8));
      return ByteBuffer.wrap(digest.digest(id.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every Java runtime has SHA-256", absent);
    }
  }
}
