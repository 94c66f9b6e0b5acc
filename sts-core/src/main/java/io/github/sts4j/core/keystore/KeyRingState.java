package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.token.KeyId;
import io.github.sts4j.core.token.TokenKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A key ring as it is stored: its keys, and the ids of those that were destroyed. Immutable; every change is a new value.
 * It prints without secrets.
 *
 * @param version how often the ring was changed; it falls only when the storage was put back to an older state
 * @param tag drawn at every change, so that two histories with one version are told apart
 * @param keys the keys, in the order in which they seal
 * @param destroyed the keys that were destroyed, and when. Kept for ever: a backup may still have the key
 */
public record KeyRingState(
    long version, long tag, List<RingKey> keys, Map<KeyId, Instant> destroyed) {
  private static final Comparator<RingKey> SEALING_ORDER =
      Comparator.comparing(RingKey::sealsFrom).thenComparing(key -> key.id().toString());
  private static final KeyRingState EMPTY = new KeyRingState(0, 0, List.of(), Map.of());

  /** @throws IllegalArgumentException when two keys have one id, or a destroyed key is among the keys */
  public KeyRingState {
    requireNonNull(keys, "keys");
    keys = keys.stream().sorted(SEALING_ORDER).toList();
    destroyed = Map.copyOf(destroyed);
    Map<KeyId, RingKey> byId = new HashMap<>();
    for (RingKey key : keys) {
      if (byId.put(key.id(), key) != null || destroyed.containsKey(key.id())) {
        throw new IllegalArgumentException(
            "key `" + key.id() + "` occurs twice, or was destroyed: a ring has each key once");
      }
    }
  }

  /** A ring without keys. */
  public static KeyRingState empty() {
    return EMPTY;
  }

  /** The key with this id, unless it is unknown or destroyed. */
  Optional<RingKey> find(KeyId id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /**
   * The ring with another key, which seals after the publication delay; at once if the ring never had a key, because then
   * no node has an older one in memory.
   */
  KeyRingState rotated(TokenKey fresh, Instant now, KeyRotation rotation) {
    if (keys.isEmpty() && destroyed.isEmpty()) {
      return with(new RingKey(fresh, now, now));
    }
    // After the newest: a node with a slow clock must not make a key that never seals.
    Instant from =
        newest(now, rotation).map(RingKey::sealsFrom).filter(now::isBefore).orElse(now);
    return with(new RingKey(fresh, now, from.plus(rotation.publicationDelay())));
  }

  /** The ring with the key that is due: it seals when the newest has sealed for the period. */
  KeyRingState succeeded(TokenKey fresh, Instant now, KeyRotation rotation) {
    Instant published = now.plus(rotation.publicationDelay());
    return end(now, rotation)
        .map(end -> with(new RingKey(fresh, now, end.isAfter(published) ? end : published)))
        .orElseGet(() -> rotated(fresh, now, rotation));
  }

  private KeyRingState with(RingKey key) {
    List<RingKey> more = new ArrayList<>(keys);
    more.add(key);
    return new KeyRingState(version, tag, more, destroyed);
  }

  /** Whether the next key is to be made now, so that it can seal when the period of the one before is over. */
  boolean isRotationDue(Instant now, KeyRotation rotation) {
    if (keys.isEmpty() || rotation.period().isEmpty()) {
      return keys.isEmpty();
    }
    Instant published = now.plus(rotation.publicationDelay());
    return end(now, rotation).filter(published::isBefore).isEmpty();
  }

  /** When the period of the newest key is over. */
  private Optional<Instant> end(Instant now, KeyRotation rotation) {
    return rotation
        .period()
        .flatMap(period -> newest(now, rotation).map(key -> key.sealsFrom().plus(period)));
  }

  /** The last key of those that a clock within the tolerance can have made; a clock far ahead must not stop rotation. */
  private Optional<RingKey> newest(Instant now, KeyRotation rotation) {
    Instant latest =
        now.plus(rotation.tolerance()).plus(rotation.publicationDelay().multipliedBy(2));
    return keys.stream()
        .filter(key -> !key.sealsFrom().isAfter(latest))
        .reduce((earlier, later) -> later);
  }

  /** The ring without this key, which never comes back. */
  KeyRingState destroyed(KeyId id, Instant now) {
    Map<KeyId, Instant> more = new HashMap<>(destroyed);
    more.putIfAbsent(id, now.truncatedTo(ChronoUnit.MILLIS));
    return new KeyRingState(
        version, tag, keys.stream().filter(key -> !key.id().equals(id)).toList(), more);
  }

  /** Both rings in one: every key that neither has destroyed. */
  KeyRingState merged(KeyRingState other) {
    Map<KeyId, Instant> gone = new HashMap<>(destroyed);
    gone.putAll(other.destroyed);
    Map<String, RingKey> all = new TreeMap<>();
    other.keys.forEach(key -> all.put(key.id().toString(), key));
    keys.forEach(key -> all.put(key.id().toString(), key));
    List<RingKey> left =
        all.values().stream().filter(key -> !gone.containsKey(key.id())).toList();
    return new KeyRingState(Math.max(version, other.version), tag, left, gone);
  }

  /** The ring without the keys that no node opens with any more, whatever its clock within the tolerance. */
  KeyRingState purged(Instant now, KeyRotation rotation) {
    Instant longAgo = now.minus(rotation.tolerance());
    List<RingKey> left =
        keys.stream().filter(key -> opensUntil(key, rotation).isAfter(longAgo)).toList();
    return left.size() == keys.size() ? this : new KeyRingState(version, tag, left, destroyed);
  }

  /** When the last session under this key has ended; never for the key that seals last. */
  Instant opensUntil(RingKey key, KeyRotation rotation) {
    int next = keys.indexOf(key) + 1;
    return next < keys.size() ? keys.get(next).sealsFrom().plus(rotation.overlap()) : Instant.MAX;
  }

  /** The state to store after this change: one version further. */
  KeyRingState changed(long newTag) {
    return new KeyRingState(version + 1, newTag, keys, destroyed);
  }

  /** Whether this, read after {@code earlier}, does not descend from it: the storage was put back, or was never told. */
  boolean hasLost(KeyRingState earlier) {
    return version < earlier.version
        || (version == earlier.version && tag != earlier.tag)
        || !destroyed.keySet().containsAll(earlier.destroyed.keySet());
  }

  /** How long the key that seals has done so. */
  static Duration age(RingKey key, Instant now) {
    Duration age = Duration.between(key.sealsFrom(), now);
    return age.isNegative() ? Duration.ZERO : age;
  }
}
