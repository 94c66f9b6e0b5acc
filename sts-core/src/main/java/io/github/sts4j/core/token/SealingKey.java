package io.github.sts4j.core.token;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A token key while it seals under one derived key: for as many tokens as its nonces last, and not for long. Safe for use
 * by many threads.
 *
 * @param after when it seals not yet: as long before its start as it lasts
 * @param before when it seals no more
 */
record SealingKey(
    TokenKey key, NonceSequence nonces, DerivedKey derived, Instant after, Instant before) {
  /** How long one derived key seals, so that what it protects stays little. */
  static final Duration LIFETIME = Duration.ofHours(1);

  static SealingKey start(TokenKey key, Xaes256Gcm aead, RandomGenerator random, Instant now) {
    NonceSequence nonces = new NonceSequence(random);
    return new SealingKey(
        key, nonces, aead.derive(nonces.prefix()), now.minus(LIFETIME), now.plus(LIFETIME));
  }

  /** Whether it seals under this key at this time. A clock that was set back ends it, too. */
  boolean serves(TokenKey wanted, Instant now) {
    return key.equals(wanted) && now.isAfter(after) && now.isBefore(before);
  }
}
