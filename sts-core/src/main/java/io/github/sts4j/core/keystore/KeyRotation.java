package io.github.sts4j.core.keystore;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * When keys are replaced, and how long the one before stays. Immutable. All nodes of a deployment must have the same.
 *
 * @param period how long a key seals before the next takes over; empty when keys are replaced on demand only
 * @param publicationDelay how long a new key is known before it may seal: longer than any node takes to hear of it
 * @param longestSession the longest session that any node mints; a key opens for at least that long after it last sealed
 * @param tolerance how far apart the clocks of nodes may be, and how long the storage may be away just after a rotation,
 *     without a valid session being refused
 */
public record KeyRotation(
    Optional<Duration> period,
    Duration publicationDelay,
    Duration longestSession,
    Duration tolerance) {

  /**
   * A new key every seven days, known for a minute before it seals; sessions of up to 36 hours (PT-3), the longest that any
   * action grants; clocks up to two hours apart.
   */
  public static final KeyRotation DEFAULT = new KeyRotation(
      Optional.of(Duration.ofDays(7)),
      Duration.ofMinutes(1),
      Duration.ofHours(36),
      Duration.ofHours(2));

  /**
   * @throws IllegalArgumentException when a duration is negative, or the period is zero
   */
  public KeyRotation {
    requireNonNull(period, "period");
    requireNotNegative(publicationDelay, "publicationDelay");
    requireNotNegative(longestSession, "longestSession");
    requireNotNegative(tolerance, "tolerance");
    if (period.isPresent() && (period.get().isNegative() || period.get().isZero())) {
      throw new IllegalArgumentException(
          "the period must be positive, but is " + period.get() + ": see onDemandOnly()");
    }
  }

  /** The same, with a new key as often as this. */
  public KeyRotation withPeriod(Duration replaced) {
    return new KeyRotation(Optional.of(replaced), publicationDelay, longestSession, tolerance);
  }

  /** The same, with a new key only when one is asked for. */
  public KeyRotation onDemandOnly() {
    return new KeyRotation(Optional.empty(), publicationDelay, longestSession, tolerance);
  }

  /** The same, with this time for a new key to become known everywhere. */
  public KeyRotation withPublicationDelay(Duration delay) {
    return new KeyRotation(period, delay, longestSession, tolerance);
  }

  /** The same, for sessions of up to this long. */
  public KeyRotation withLongestSession(Duration longest) {
    return new KeyRotation(period, publicationDelay, longest, tolerance);
  }

  /** The same, with this tolerance of clocks and outages. */
  public KeyRotation withTolerance(Duration tolerated) {
    return new KeyRotation(period, publicationDelay, longestSession, tolerated);
  }

  /**
   * How long a key opens after its successor's {@link RingKey#sealsFrom}. A node may go on sealing under it for the
   * tolerance and the publication delay, and the session then lasts.
   */
  Duration overlap() {
    return longestSession.plus(tolerance).plus(publicationDelay);
  }

  private static void requireNotNegative(Duration duration, String name) {
    requireNonNull(duration, name);
    if (duration.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
    }
  }
}
