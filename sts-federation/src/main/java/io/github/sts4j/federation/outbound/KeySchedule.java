package io.github.sts4j.federation.outbound;

import io.github.sts4j.core.outbound.SigningAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of a list of keys signs at an instant, and which are published. */
final class KeySchedule {
  /** The longest that a token lives (table 2.2), and five minutes for clocks that differ. */
  static final Duration LONGEST_TOKEN = Duration.ofHours(1).plusMinutes(5);

  private final List<SigningKey> keys;

  KeySchedule(List<SigningKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /** The keys of an algorithm, in the order in which they sign. */
  List<SigningKey> of(SigningAlgorithm algorithm) {
    return keys.stream()
        .filter(key -> key.algorithm() == algorithm)
        .sorted(Comparator.comparing(SigningKey::signsFrom))
        .toList();
  }

  /**
   * The key that signs at an instant: of those that have begun the last.
   *
   * @throws IllegalStateException if none has
   */
  SigningKey signing(SigningAlgorithm algorithm, Instant now) {
    return of(algorithm).stream()
        .filter(key -> !now.isBefore(key.signsFrom()))
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalStateException("no key signs with " + algorithm + " at `"
            + now + "`: add one that signs from then or before"));
  }

  /** Keys of the future, the present, and of the past those whose last token may not have expired. */
  static List<SigningKey> published(List<SigningKey> keys, Instant now) {
    KeySchedule schedule = new KeySchedule(keys);
    return keys.stream()
        .filter(key -> schedule
            .successor(key)
            .map(next -> now.isBefore(next.signsFrom().plus(LONGEST_TOKEN)))
            .orElse(true))
        .toList();
  }

  private Optional<SigningKey> successor(SigningKey key) {
    return of(key.algorithm()).stream()
        .filter(other -> other.signsFrom().isAfter(key.signsFrom()))
        .findFirst();
  }
}
