package io.github.sts4j.federation.outbound;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The keys that sign tokens: those of the past whose tokens may still be about, one of the present for each algorithm, and
 * those of the future, which are published before they sign.
 *
 * <p>Implementations MUST be safe for use by many threads and SHOULD answer from memory: they are asked for every token and
 * every reading of the key set. All nodes that issue under one name MUST have the same keys; the answer may be stale by less
 * than the time between a key's becoming known and its first signature. An exception passes through, and no token is
 * issued.
 */
@FunctionalInterface
public interface SigningKeys {

  /** The keys as known at this instant. */
  List<SigningKey> at(Instant now);

  /**
   * Keys that do not change by themselves. Rotating is to give the service a list with a new key in it, whose {@link
   * SigningKey#signsFrom} lies ahead; an old key may be left out once its last token has expired, and is not published any
   * more from then on even if it is not.
   *
   * @throws IllegalArgumentException if two keys have one id
   */
  static SigningKeys of(SigningKey... keys) {
    List<SigningKey> known = List.of(keys);
    if (known.stream().map(SigningKey::id).distinct().count() < known.size()) {
      throw new IllegalArgumentException("two keys of `" + known + "` have one id");
    }
    return now -> known;
  }

  /**
   * Keys that are generated when they are needed and live in this process: for a service of one node, whose tokens end
   * with it. Generating one takes a part of a second, on the call that finds it due.
   *
   * @param period how long a key signs; longer than {@code lead}, and a minute at least
   * @param lead how long a key is published before it signs: longer than those who verify tokens keep the key set
   * @param random a cryptographically strong source
   * @throws IllegalArgumentException if the period is too short, or the lead negative
   */
  static SigningKeys rotating(Duration period, Duration lead, SecureRandom random) {
    return new RotatingSigningKeys(period, lead, random);
  }
}
