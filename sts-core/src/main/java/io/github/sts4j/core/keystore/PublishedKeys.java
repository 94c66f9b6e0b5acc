package io.github.sts4j.core.keystore;

import io.github.sts4j.core.token.KeyId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which keys every other node must know by now: those that this node saw for the whole publication delay, in refreshes
 * that all succeeded. Counted on the monotonic clock, so that no jump of the wall clock makes a key seal early; and
 * counted anew after a failure, because what kept this node from the storage kept the others too. Not thread-safe.
 */
final class PublishedKeys {
  private final long delayNanos;
  private final Map<KeyId, Long> seenSince = new HashMap<>();
  private final Set<KeyId> published = new HashSet<>();

  PublishedKeys(Duration publicationDelay) {
    this.delayNanos = publicationDelay.toNanos();
  }

  /** A refresh that began at this moment succeeded; the keys that are published now. */
  Set<KeyId> succeeded(KeyRingState state, long startedAt) {
    Set<KeyId> present = new HashSet<>();
    for (RingKey key : state.keys()) {
      present.add(key.id());
      long since = seenSince.computeIfAbsent(key.id(), id -> startedAt);
      if (startedAt - since >= delayNanos) {
        published.add(key.id());
      }
    }
    seenSince.keySet().retainAll(present);
    published.retainAll(present);
    return Set.copyOf(published);
  }

  /** A refresh failed: nobody may have heard of anything new since. */
  void failed() {
    seenSince.keySet().retainAll(published);
  }
}
