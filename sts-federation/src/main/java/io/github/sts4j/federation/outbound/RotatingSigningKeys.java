package io.github.sts4j.federation.outbound;

import static java.util.Objects.requireNonNull;

import io.github.sts4j.core.outbound.SigningAlgorithm;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Generates each key its lead ahead of the end of the one before, and forgets those whose tokens are all over. */
final class RotatingSigningKeys implements SigningKeys {
  private static final Duration SHORTEST_PERIOD = Duration.ofMinutes(1); // ids have the second

  /** Calls that overlap come with instants that do not follow one another. */
  private static final Duration HEAD_START = Duration.ofMinutes(5);

  private final Duration period;
  private final Duration lead;
  private final SecureRandom random;
  private List<SigningKey> keys = List.of();

  RotatingSigningKeys(Duration period, Duration lead, SecureRandom random) {
    if (lead.isNegative() || period.compareTo(lead) <= 0 || period.compareTo(SHORTEST_PERIOD) < 0) {
      throw new IllegalArgumentException("period `" + period + "` must be longer than lead `" + lead
          + "`, and at least " + SHORTEST_PERIOD);
    }
    this.period = period;
    this.lead = lead;
    this.random = requireNonNull(random, "random");
  }

  @Override
  public synchronized List<SigningKey> at(Instant now) {
    List<SigningKey> next = new ArrayList<>();
    for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
      next.addAll(next(algorithm, new KeySchedule(keys).of(algorithm), now));
    }
    keys = KeySchedule.published(next, now);
    return keys;
  }

  private List<SigningKey> next(SigningAlgorithm algorithm, List<SigningKey> known, Instant now) {
    List<SigningKey> next = new ArrayList<>(known);
    if (next.isEmpty()) {
      // The very first key has nothing before it that could sign while it is only published.
      next.add(generate(algorithm, now.minus(HEAD_START).truncatedTo(ChronoUnit.SECONDS)));
    }
    Instant due = next.get(next.size() - 1).signsFrom().plus(period);
    if (!now.isBefore(due.minus(lead))) {
      // After a long silence too, a key is published for its whole lead before it signs.
      Instant earliest = now.plus(lead).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
      next.add(generate(algorithm, due.isBefore(earliest) ? earliest : due));
    }
    return next;
  }

  private SigningKey generate(SigningAlgorithm algorithm, Instant signsFrom) {
    return SigningKey.generate(algorithm, signsFrom, random);
  }
}
