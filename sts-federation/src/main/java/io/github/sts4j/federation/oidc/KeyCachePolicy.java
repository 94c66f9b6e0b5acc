package io.github.sts4j.federation.oidc;

import java.time.Duration;

/**
 * How long keys are believed and how often they are fetched; of each issuer separately. Immutable.
 *
 * @param refreshAfter at this age keys are fetched anew in the background, while they go on being used
 * @param freshFor at this age a call waits for new keys; at least {@code refreshAfter}
 * @param outageTolerance until this age keys go on being used when new ones cannot be had; at least {@code freshFor}. A key
 *     that the issuer withdrew stays good for as long when somebody keeps us from reaching the issuer
 * @param unknownKeyInterval how often a token with an unknown key id may cause a fetch, three times in a row excepted (OI-23)
 * @param fetchTimeout how long a fetch may take as a whole, from the look-up of the name to the last octet; above zero (OI-20)
 */
public record KeyCachePolicy(
    Duration refreshAfter,
    Duration freshFor,
    Duration outageTolerance,
    Duration unknownKeyInterval,
    Duration fetchTimeout) {

  /** Fetched after four minutes, waited for after five, used for four hours without the issuer; 30 and 5 seconds. */
  public static final KeyCachePolicy DEFAULT = new KeyCachePolicy(
      Duration.ofMinutes(4),
      Duration.ofMinutes(5),
      Duration.ofHours(4),
      Duration.ofSeconds(30),
      Duration.ofSeconds(5));

  /** @throws IllegalArgumentException when a duration is out of its range */
  public KeyCachePolicy {
    if (refreshAfter.isNegative()
        || freshFor.compareTo(refreshAfter) < 0
        || outageTolerance.compareTo(freshFor) < 0) {
      throw new IllegalArgumentException("refreshAfter " + refreshAfter + ", freshFor " + freshFor
          + " and outageTolerance " + outageTolerance + " must not be negative, and in this order");
    }
    if (unknownKeyInterval.isNegative() || fetchTimeout.isNegative() || fetchTimeout.isZero()) {
      throw new IllegalArgumentException(
          "unknownKeyInterval must not be negative, fetchTimeout above zero");
    }
  }

  /** This policy with another outage tolerance. */
  public KeyCachePolicy withOutageTolerance(Duration tolerance) {
    return new KeyCachePolicy(refreshAfter, freshFor, tolerance, unknownKeyInterval, fetchTimeout);
  }

  /** This policy with another time for a fetch. */
  public KeyCachePolicy withFetchTimeout(Duration timeout) {
    return new KeyCachePolicy(refreshAfter, freshFor, outageTolerance, unknownKeyInterval, timeout);
  }
}
