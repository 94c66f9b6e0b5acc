package io.github.sts4j.core.keystore;

import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.TokenKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The ring as one node knows it, made ready for the path of a request. Immutable. */
final class RingSnapshot {
  private final KeyRingState state;
  private final KeyRotation rotation;
  private final List<RingKey> newestFirst;
  private final Set<KeyId> published;
  private final Map<KeyId, OpeningKey> opening;

  private record OpeningKey(TokenKey key, Instant until) {}

  RingSnapshot(KeyRingState state, KeyRotation rotation, Set<KeyId> published) {
    this.state = state;
    this.rotation = rotation;
    this.published = published;
    List<RingKey> reversed = new ArrayList<>(state.keys());
    Collections.reverse(reversed);
    this.newestFirst = List.copyOf(reversed);
    Map<KeyId, OpeningKey> keys = new LinkedHashMap<>();
    for (RingKey key : state.keys()) {
      keys.put(key.id(), new OpeningKey(key.key(), state.opensUntil(key, rotation)));
    }
    this.opening = Map.copyOf(keys);
  }

  KeyRingState state() {
    return state;
  }

  /**
   * The key that seals now: the newest that every node must know. Empty only just after the key before it was destroyed,
   * while a node may not have heard of the new one.
   */
  Optional<RingKey> sealingKey(Instant now) {
    for (RingKey key : newestFirst) {
      if (!now.isBefore(key.sealsFrom()) && isKnownEverywhere(key, now)) {
        return Optional.of(key);
      }
    }
    // This clock is slow, or this node started a moment ago.
    return state.keys().stream()
        .filter(key -> published.contains(key.id()) || isFirstOfRing(key))
        .filter(key -> now.isBefore(state.opensUntil(key, rotation)))
        .findFirst();
  }

  /** No node ever had another key in memory, so every node has this one. */
  private static boolean isFirstOfRing(RingKey key) {
    return key.sealsFrom().equals(key.createdAt());
  }

  /** Published as this node saw it, or so long ago that no tolerated clock or outage leaves a node without it. */
  private boolean isKnownEverywhere(RingKey key, Instant now) {
    return published.contains(key.id())
        || !now.isBefore(key.sealsFrom().plus(rotation.tolerance()));
  }

  Optional<TokenKey> openingKey(KeyId id, Instant now) {
    OpeningKey key = opening.get(id);
    return key != null && now.isBefore(key.until()) ? Optional.of(key.key()) : Optional.empty();
  }
}
